import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { composeMail } from '../../../domain/mails/compose-mail.ts';
import type { MailKind, MailLocale } from '../../../domain/mails/mail-texts.ts';
import { INVITATION_LIFE, issueResetCode } from '../../../domain/reset-code.ts';
import type { AccountsConfig } from '../config.ts';
import { USER, type UserRow } from '../user.ts';

/** Jobs that send the mails. Those that somebody asked for by address carry it, known here or not: both cost the same. */
export const MAIL_JOBS = {
  reset: 'accounts.reset-mail',
  confirm: 'accounts.confirm-mail',
  welcome: 'accounts.welcome-mail',
  invitation: 'accounts.invitation-mail',
} as const;

const CONFIRMATION_BYTES = 32;

/** Mails about an account. Asking for one writes a job; sending it is the job's. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const queue = () => strapi.plugin('jobs').service('queue');

  return {
    /**
     * A link for a new password, if this is a learner's address. Nothing is looked up before the answer: known and
     * unknown addresses get the same answer in the same time.
     */
    async askForResetLink({ email, locale }: { email: string; locale: MailLocale }): Promise<void> {
      await queue().enqueue({ name: MAIL_JOBS.reset, payload: { email: email.toLowerCase(), locale } });
    },

    /** A link that confirms an address, if it is a learner's who has not confirmed it; as quiet as `askForResetLink`. */
    async askForConfirmation({ email, locale, trx }: { email: string; locale: MailLocale; trx?: Knex }): Promise<void> {
      await queue().enqueue({ name: MAIL_JOBS.confirm, payload: { email: email.toLowerCase(), locale }, trx });
    },

    /** Says welcome, from the commit of `trx` on. */
    async welcome({ userId, locale, trx }: { userId: number; locale: MailLocale; trx?: Knex }): Promise<void> {
      await queue().enqueue({ name: MAIL_JOBS.welcome, payload: { userId, locale }, once: String(userId), trx });
    },

    /** Invites somebody the school made an account for, from the commit of `trx` on. */
    async invite({ userId, locale, trx }: { userId: number; locale: MailLocale; trx?: Knex }): Promise<void> {
      await queue().enqueue({ name: MAIL_JOBS.invitation, payload: { userId, locale }, once: String(userId), trx });
    },

    async sendResetLink({ email, locale }: { email: string; locale: MailLocale }): Promise<void> {
      const user = await findLocal({ email });
      if (!user || user.blocked) return;
      const { code, stored } = issueResetCode({ now: new Date() });
      await strapi.db.query(USER).update({ where: { id: user.id }, data: { resetPasswordToken: stored } });
      const url = `${await findResetUrl()}?code=${encodeURIComponent(code)}`;
      await send({ user, kind: 'reset-password', locale, url });
    },

    async sendConfirmation({ email, locale }: { email: string; locale: MailLocale }): Promise<void> {
      const user = await findLocal({ email });
      if (!user || user.blocked || user.confirmed) return;
      const confirmationToken = randomBytes(CONFIRMATION_BYTES).toString('hex');
      await strapi.db.query(USER).update({ where: { id: user.id }, data: { confirmationToken } });
      const server = strapi.config.get<string>('server.absoluteUrl');
      const url = `${server}/api/auth/email-confirmation?confirmation=${confirmationToken}`;
      await send({ user, kind: 'confirm-email', locale, url });
    },

    /** A link to choose the first password; nothing when there is one already. */
    async sendInvitation({ userId, locale }: { userId: number; locale: MailLocale }): Promise<void> {
      const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { id: userId } });
      if (!user || user.blocked || user.password) return;
      const { code, stored } = issueResetCode({ now: new Date(), life: INVITATION_LIFE });
      await strapi.db.query(USER).update({ where: { id: user.id }, data: { resetPasswordToken: stored } });
      const url = `${await findResetUrl()}?code=${encodeURIComponent(code)}`;
      await send({ user, kind: 'invitation', locale, url });
    },

    async sendWelcome({ userId, locale }: { userId: number; locale: MailLocale }): Promise<void> {
      const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { id: userId } });
      if (!user || user.blocked) return;
      await send({ user, kind: 'welcome', locale, url: `${findSiteUrl()}/courses/` });
    },
  };

  async function send({
    user,
    kind,
    locale,
    url,
  }: {
    user: UserRow;
    kind: MailKind;
    locale: MailLocale;
    url: string;
  }): Promise<void> {
    const { schoolName } = strapi.config.get<AccountsConfig>('plugin::accounts');
    const mail = composeMail({ kind, locale, schoolName, firstName: user.firstName ?? '', url });
    await strapi
      .plugin('email')
      .service('email')
      .send({ to: user.email, ...mail });
  }

  function findLocal({ email }: { email: string }): Promise<UserRow | null> {
    return strapi.db.query(USER).findOne({ where: { email, provider: 'local' } });
  }

  /** @throws Error when neither users-permissions' own setting nor the plugin's `siteUrl` says where the link leads */
  async function findResetUrl(): Promise<string> {
    const advanced = (await strapi.store({ type: 'plugin', name: 'users-permissions' }).get({ key: 'advanced' })) as {
      email_reset_password: string | null;
    } | null;
    return advanced?.email_reset_password || `${findSiteUrl()}/reset-password/`;
  }

  function findSiteUrl(): string {
    const { siteUrl } = strapi.config.get<AccountsConfig>('plugin::accounts');
    if (!siteUrl) throw new Error('accounts.siteUrl is not set, so a mail has nowhere to lead');
    return siteUrl;
  }
};
