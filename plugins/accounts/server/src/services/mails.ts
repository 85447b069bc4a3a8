import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { composeMail } from '../../../domain/mails/compose-mail.ts';
import { findPage } from '../../../domain/mails/find-page.ts';
import type { MailKind, MailLocale } from '../../../domain/mails/mail-texts.ts';
import { issueMailCode, WEEK } from '../../../domain/mail-code.ts';
import type { AccountsConfig } from '../config.ts';
import {
  dropLetter,
  findEmailChange,
  findLetter,
  putLetter,
  signEmailChange,
  type Letter,
} from '../store/mail-links.ts';
import { USER, type UserRow } from '../user.ts';

/** Jobs that send the mails. Those that somebody asked for by address carry it, known here or not: both cost the same. */
export const MAIL_JOBS = {
  reset: 'accounts.reset-mail',
  confirm: 'accounts.confirm-mail',
  welcome: 'accounts.welcome-mail',
  invitation: 'accounts.invitation-mail',
  changeEmail: 'accounts.change-email-mail',
  changeAsked: 'accounts.email-change-asked-mail',
  letter: 'accounts.letter',
} as const;

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

    /** The two mails of a change of address: the link to the new one, and word of it to the one in use. */
    async announceEmailChange({ userId, trx }: { userId: number; trx: Knex }): Promise<void> {
      await queue().enqueue({ name: MAIL_JOBS.changeEmail, payload: { userId }, trx });
      await queue().enqueue({ name: MAIL_JOBS.changeAsked, payload: { userId }, trx });
    },

    /**
     * A mail to an address that by the commit of `trx` no account has any more. The job knows nobody: name and address lie
     * in a row that goes when the mail is sent.
     */
    async writeLetter({ trx, ...letter }: Omit<Letter, 'id'> & { trx: Knex }): Promise<void> {
      const id = randomUUID();
      await putLetter({ db: trx, letter: { id, ...letter } });
      await queue().enqueue({ name: MAIL_JOBS.letter, payload: { letterId: id }, trx });
    },

    async sendResetLink({ email, locale }: { email: string; locale: MailLocale }): Promise<void> {
      const user = await findLocal({ email });
      if (!user || user.blocked) return;
      const { code, stored } = issueMailCode({ now: new Date() });
      await strapi.db.query(USER).update({ where: { id: user.id }, data: { resetPasswordToken: stored } });
      await send({ user, kind: 'reset-password', locale, ...(await findResetPage()), code });
    },

    async sendConfirmation({ email, locale }: { email: string; locale: MailLocale }): Promise<void> {
      const user = await findLocal({ email });
      if (!user || user.blocked || user.confirmed) return;
      const { code, stored } = issueMailCode({ now: new Date(), life: WEEK });
      await strapi.db.query(USER).update({ where: { id: user.id }, data: { confirmationToken: stored } });
      await send({ user, kind: 'confirm-email', locale, path: '/confirm/', code });
    },

    /** A link to choose the first password; nothing when there is one already. */
    async sendInvitation({ userId, locale }: { userId: number; locale: MailLocale }): Promise<void> {
      const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { id: userId } });
      if (!user || user.blocked || user.password) return;
      const { code, stored } = issueMailCode({ now: new Date(), life: WEEK });
      await strapi.db.query(USER).update({ where: { id: user.id }, data: { resetPasswordToken: stored } });
      await send({ user, kind: 'invitation', locale, ...(await findResetPage()), code });
    },

    async sendWelcome({ userId, locale }: { userId: number; locale: MailLocale }): Promise<void> {
      const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { id: userId } });
      if (!user || user.blocked) return;
      await send({ user, kind: 'welcome', locale, path: '/courses/' });
    },

    /** The link goes to a free address only; nobody but its owner learns by their mailbox that it is taken. */
    async sendEmailChangeLink({ userId }: { userId: number }): Promise<void> {
      const [user, change] = await findChange({ userId });
      if (!user || !change) return;
      const { email } = change;
      if ((await strapi.db.query(USER).count({ where: { $or: [{ email }, { username: email }] } })) > 0) return;
      const { code, stored } = issueMailCode({ now: new Date() });
      if (!(await signEmailChange({ db: strapi.db.connection, userId, email, code: stored }))) return;
      await send({ user: { ...user, email }, kind: 'change-email', path: '/confirm-email/', code });
    },

    async sendEmailChangeAsked({ userId }: { userId: number }): Promise<void> {
      const [user, change] = await findChange({ userId });
      if (!user || !change) return;
      await send({ user, kind: 'email-change-asked', path: '/account/', about: change.email });
    },

    async sendLetter({ letterId }: { letterId: string }): Promise<void> {
      const letter = await findLetter({ db: strapi.db.connection, id: letterId });
      if (!letter) return;
      await send({ user: letter, kind: letter.kind, path: '/', about: letter.about });
      await dropLetter({ db: strapi.db.connection, id: letterId });
    },
  };

  /** In the language the learner chose, else in that of the browser which asked for the mail. */
  async function send({
    user,
    kind,
    locale: asked = 'en',
    path,
    page,
    code,
    about,
  }: {
    user: Pick<UserRow, 'email' | 'firstName' | 'language'>;
    kind: MailKind;
    locale?: MailLocale;
    /** The site's page that the mail leads to. */
    path: string;
    /** Another page instead, wherever it is. */
    page?: string;
    /** What proves the one who comes from the mail. */
    code?: string;
    /** An address the mail is about. */
    about?: string | null;
  }): Promise<void> {
    const { schoolName, siteUrl } = strapi.config.get<AccountsConfig>('plugin::accounts');
    if (!page && !siteUrl) throw new Error('accounts.siteUrl is not set, so a mail has nowhere to lead');
    const locale = user.language ?? asked;
    const url = `${page ?? findPage({ siteUrl, locale, path })}${code ? `?code=${encodeURIComponent(code)}` : ''}`;
    const firstName = user.firstName ?? '';
    const mail = composeMail({ kind, locale, schoolName, firstName, url, email: about ?? '' });
    await strapi
      .plugin('email')
      .service('email')
      .send({ to: user.email, ...mail });
  }

  async function findChange({ userId }: { userId: number }) {
    const user: UserRow | null = await strapi.db.query(USER).findOne({ where: { id: userId } });
    if (!user || user.blocked) return [null, null] as const;
    return [user, await findEmailChange({ db: strapi.db.connection, userId })] as const;
  }

  function findLocal({ email }: { email: string }): Promise<UserRow | null> {
    return strapi.db.query(USER).findOne({ where: { email, provider: 'local' } });
  }

  /** Where a new password is chosen: what users-permissions' own settings say, else the site's page. */
  async function findResetPage(): Promise<{ path: string; page?: string }> {
    const advanced = (await strapi.store({ type: 'plugin', name: 'users-permissions' }).get({ key: 'advanced' })) as {
      email_reset_password: string | null;
    } | null;
    const page = advanced?.email_reset_password;
    return { path: '/reset-password/', ...(page ? { page } : {}) };
  }
};
