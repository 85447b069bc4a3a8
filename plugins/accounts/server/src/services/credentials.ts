import { randomUUID } from 'node:crypto';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  ACCOUNT_CODES,
  type ChangePasswordInput,
  type LoginInput,
  type ResetPasswordInput,
} from '../../../contract/index.ts';
import { readMailCode } from '../../../domain/mail-code.ts';
import { dropEmailChange } from '../store/mail-links.ts';
import { USER, type UserRow } from '../user.ts';
import { wrongCode } from '../wrong-code.ts';

/** Proving who one is, and changing what proves it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let dummyHash: Promise<string> | undefined;
  const passwords = () => strapi.plugin('accounts').service('passwords');

  return {
    /**
     * The learner these credentials are of. An unknown address costs the same hash as a wrong password and gets the
     * same answer, so neither clock nor words tell who has an account.
     *
     * @throws Refusal 400 `wrong-credentials`; with the right password only: 403 `blocked` or `not-confirmed`
     */
    async check({ identifier, password }: LoginInput): Promise<UserRow> {
      const email = identifier.toLowerCase();
      const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { email, provider: 'local' } });
      const isRight = await passwords().matches({ password, hash: user?.password ?? (await findDummyHash()) });
      if (!user?.password || !isRight)
        throw new Refusal({
          status: 400,
          code: ACCOUNT_CODES.wrongCredentials,
          message: 'E-mail or password is wrong.',
        });
      if (user.blocked)
        throw new Refusal({
          status: 403,
          code: ACCOUNT_CODES.blocked,
          message: 'This account has been closed by the school.',
        });
      if (!user.confirmed && (await mustConfirm()))
        throw new Refusal({
          status: 403,
          code: ACCOUNT_CODES.notConfirmed,
          message: 'Confirm your e-mail address first: open the link in our mail.',
        });
      return user;
    },

    /**
     * The learner, once more, by their password: for what a browser left open must not be enough for.
     *
     * @throws Refusal 400 `wrong-password`, at the field `field`
     */
    async prove({
      userId,
      password,
      field = 'password',
    }: {
      userId: number;
      password: string;
      field?: string;
    }): Promise<UserRow> {
      const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { id: userId } });
      if (user?.password && (await passwords().matches({ password, hash: user.password }))) return user;
      const message = 'The password is wrong.';
      throw new Refusal({
        status: 400,
        code: ACCOUNT_CODES.wrongPassword,
        message,
        details: { errors: [{ path: field, message }] },
      });
    },

    /** @throws Refusal 400 `wrong-password` */
    async change({
      userId,
      currentPassword,
      password,
    }: Pick<ChangePasswordInput, 'currentPassword' | 'password'> & { userId: number }): Promise<UserRow> {
      const user = await this.prove({ userId, password: currentPassword, field: 'currentPassword' });
      const hash: string = await passwords().hash({ password });
      await strapi.db.query(USER).update({ where: { id: userId }, data: { password: hash, resetPasswordToken: null } });
      await this.endSessions({ userId });
      return user;
    },

    /**
     * Sets a new password with the code of a mail, which then is spent: of two that use it at once, one succeeds.
     *
     * @throws Refusal 400 `wrong-code`
     */
    async reset({ code, password }: Pick<ResetPasswordInput, 'code' | 'password'>): Promise<UserRow> {
      const stored = readMailCode({ code, now: new Date() });
      if (stored === null) throw wrongCode();
      const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { resetPasswordToken: stored } });
      if (!user || user.blocked) throw wrongCode();
      // Before the transaction, which would keep a connection while it waits for a thread.
      const hash: string = await passwords().hash({ password });
      return strapi.db.transaction(async () => {
        const { count } = await strapi.db.query(USER).updateMany({
          where: { id: user.id, resetPasswordToken: stored, blocked: user.blocked },
          data: { resetPasswordToken: null, password: hash },
        });
        if (count !== 1) throw wrongCode();
        await this.endSessions({ userId: user.id });
        return user;
      });
    },

    /** Ends every session, and with them what somebody else may have asked for with the old password. */
    async endSessions({ userId }: { userId: number }): Promise<void> {
      await strapi.db.transaction(({ trx }) => dropEmailChange({ db: trx, userId }));
      await strapi.plugin('accounts').service('sessions').closeAll({ userId });
    },

    /** Made ahead of the first sign-in, which otherwise would be slower for an unknown address. */
    async prepare(): Promise<void> {
      await findDummyHash();
    },
  };

  /** A hash of nobody's password, as costly as everybody's. */
  function findDummyHash(): Promise<string> {
    dummyHash ??= passwords().hash({ password: randomUUID() });
    return dummyHash as Promise<string>;
  }

  async function mustConfirm(): Promise<boolean> {
    const settings = await strapi.store({ type: 'plugin', name: 'users-permissions' }).get({ key: 'advanced' });
    return (settings as { email_confirmation?: boolean } | null)?.email_confirmation === true;
  }
};
