import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ACCOUNT_CODES, type ConfirmInput, type RegisterInput } from '../../../contract/index.ts';
import { readMailCode } from '../../../domain/mail-code.ts';
import type { MailLocale } from '../../../domain/mails/mail-texts.ts';
import { USER, type UserRow } from '../user.ts';
import { wrongCode } from '../wrong-code.ts';

/** users-permissions' own settings, under Settings → Users & Permissions → Advanced. */
interface AdvancedSettings {
  allow_register: boolean;
  email_confirmation: boolean;
  default_role: string;
}

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Makes a learner's account: always local, never blocked, with the school's default role, whatever was sent. The
   * mail that follows, welcome or "confirm your address", is a job of the same transaction.
   *
   * @returns the account, and whether its address must be confirmed before signing in
   * @throws Refusal 403 `registration-closed`, 400 `email-taken`, 503 `busy`
   */
  async register({
    input,
    locale,
  }: {
    input: RegisterInput;
    locale: MailLocale;
  }): Promise<{ user: UserRow; mustConfirm: boolean }> {
    const settings = (await strapi
      .store({ type: 'plugin', name: 'users-permissions' })
      .get({ key: 'advanced' })) as AdvancedSettings;
    if (!settings.allow_register)
      throw new Refusal({
        status: 403,
        code: ACCOUNT_CODES.registrationClosed,
        message: 'The school takes no new registrations at the moment.',
      });

    const email = input.email.toLowerCase();
    if (await isTaken({ strapi, email })) throw taken();
    const role = await findRole({ strapi, type: settings.default_role });
    const hash: string = await strapi.plugin('accounts').service('passwords').hash({ password: input.password });
    try {
      const user = await strapi.db.transaction(async ({ trx }) => {
        const added: UserRow = await strapi
          .plugin('users-permissions')
          .service('user')
          .add({
            email,
            username: email,
            firstName: input.firstName.trim(),
            lastName: input.lastName.trim(),
            phone: input.phone ?? null,
            language: input.language ?? locale,
            provider: 'local',
            role,
            confirmed: !settings.email_confirmation,
            blocked: false,
          });
        // Afterwards, as `add` would hash what it is given among the requests, and the hash once more.
        await strapi.db.query(USER).update({ where: { id: added.id }, data: { password: hash } });
        // Written with the account: whoever is in is told, whatever happens to this process next.
        const mails = strapi.plugin('accounts').service('mails');
        if (settings.email_confirmation) await mails.askForConfirmation({ email, locale, trx });
        else await mails.welcome({ userId: added.id, locale, trx });
        return added;
      });
      return { user, mustConfirm: settings.email_confirmation };
    } catch (error) {
      // Registered twice at once: the database let one through, and this is the other.
      if (await isTaken({ strapi, email })) throw taken();
      throw error;
    }
  },

  /**
   * Makes an account for somebody who did not sign up, in the caller's transaction, and invites them to choose a password:
   * until then nobody can sign in with it. Also where registration is closed; the mail proves the address.
   *
   * @param email in small letters
   * @returns the account's id
   * @throws the database's unique violation where the address is taken
   */
  async invite({
    email,
    firstName,
    lastName,
    phone,
    locale,
    trx,
  }: {
    email: string;
    firstName: string;
    lastName: string;
    /** E.164. */
    phone: string | null;
    locale: MailLocale;
    trx: Knex.Transaction;
  }): Promise<number> {
    const { default_role: type } = (await strapi
      .store({ type: 'plugin', name: 'users-permissions' })
      .get({ key: 'advanced' })) as AdvancedSettings;
    const added: UserRow = await strapi
      .plugin('users-permissions')
      .service('user')
      .add({
        email,
        username: email,
        firstName,
        lastName,
        phone,
        language: locale,
        provider: 'local',
        role: await findRole({ strapi, type }),
        confirmed: true,
        blocked: false,
      });
    await strapi.plugin('accounts').service('mails').invite({ userId: added.id, locale, trx });
    return added.id;
  },

  /**
   * Confirms the address somebody signed up with, and says welcome. It opens no session: whoever reads a mail is not yet
   * who knows the password.
   *
   * @throws Refusal 400 `wrong-code`
   */
  async confirm({ code }: ConfirmInput): Promise<UserRow> {
    const stored = readMailCode({ code, now: new Date() });
    const user: UserRow | null =
      stored === null ? null : await strapi.db.query(USER).findOne({ where: { confirmationToken: stored } });
    if (!user || user.blocked) throw wrongCode();
    await strapi.db.transaction(async ({ trx }) => {
      const { count } = await strapi.db.query(USER).updateMany({
        where: { id: user.id, confirmationToken: stored },
        data: { confirmed: true, confirmationToken: null },
      });
      if (count !== 1) throw wrongCode();
      const language = user.language ?? 'en';
      await strapi.plugin('accounts').service('mails').welcome({ userId: user.id, locale: language, trx });
    });
    return user;
  },
});

/** @throws Error when the settings name a role that is not there */
async function findRole({ strapi, type }: { strapi: Core.Strapi; type: string }): Promise<number> {
  const role: { id: number } | null = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type } });
  if (!role) throw new Error(`There is no role of the type ${type}, the default of the users-permissions settings`);
  return role.id;
}

function taken(): Refusal {
  const message = 'There is an account with this e-mail already. Sign in, or ask for a new password.';
  return new Refusal({
    status: 400,
    code: ACCOUNT_CODES.emailTaken,
    message,
    details: { errors: [{ path: 'email', message }] },
  });
}

async function isTaken({ strapi, email }: { strapi: Core.Strapi; email: string }): Promise<boolean> {
  return (await strapi.db.query(USER).count({ where: { $or: [{ email }, { username: email }] } })) > 0;
}
