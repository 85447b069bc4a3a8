import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { ACCOUNT_CODES, type ChangeEmailInput, type ConfirmInput } from '../../../contract/index.ts';
import { readMailCode } from '../../../domain/mail-code.ts';
import { putEmailChange, takeEmailChange } from '../store/mail-links.ts';
import { USER, type UserRow } from '../user.ts';
import { wrongCode } from '../wrong-code.ts';

/** Another address for an account: asked for with the password, and confirmed by the link of a mail to it. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (name: string) => strapi.plugin('accounts').service(name);

  return {
    /**
     * Nobody is looked up by the new address before the answer: a taken one gets the same answer in the same time, and
     * no link.
     *
     * @throws Refusal 400 `wrong-password` or `same-email`, 503 `busy`
     */
    async ask({ userId, email: typed, password }: ChangeEmailInput & { userId: number }): Promise<void> {
      const email = typed.toLowerCase();
      const user: UserRow = await service('credentials').prove({ userId, password });
      if (email === user.email) throw sameEmail();
      await strapi.db.transaction(async ({ trx }) => {
        await putEmailChange({ db: trx, userId, email });
        await service('mails').announceEmailChange({ userId, trx });
      });
    },

    /**
     * Makes the address of a link the one to sign in with, once. Links for a new password that lie in the old mailbox are
     * void with it; sessions go on, since they prove the learner and not the mailbox.
     *
     * @throws Refusal 400 `wrong-code`, also when the address was taken meanwhile
     */
    async confirm({ code }: ConfirmInput): Promise<{ email: string }> {
      const stored = readMailCode({ code, now: new Date() });
      if (stored === null) throw wrongCode();
      return strapi.db.transaction(async ({ trx }) => {
        const change = await takeEmailChange({ db: trx, code: stored });
        const user: UserRow | null = change && (await strapi.db.query(USER).findOne({ where: { id: change.userId } }));
        if (!change || !user || user.blocked) throw wrongCode();
        const { userId, email } = change;
        await changeAddress({ userId, email });
        const { firstName, language, email: old } = user;
        await service('mails').writeLetter({
          trx,
          userId,
          kind: 'email-changed',
          email: old,
          firstName,
          language: language ?? 'en',
          about: email,
        });
        return { email };
      });
    },
  };

  async function changeAddress({ userId, email }: { userId: number; email: string }): Promise<void> {
    try {
      await strapi.db
        .query(USER)
        .update({ where: { id: userId }, data: { email, username: email, confirmed: true, resetPasswordToken: null } });
    } catch (error) {
      if (isTaken(error)) throw wrongCode();
      throw error;
    }
  }
};

/** Postgres found the address with another account: the unique indexes decide, whoever else asks at that moment. */
function isTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '23505';
}

function sameEmail(): Refusal {
  const message = 'This is your address already.';
  return new Refusal({
    status: 400,
    code: ACCOUNT_CODES.sameEmail,
    message,
    details: { errors: [{ path: 'email', message }] },
  });
}
