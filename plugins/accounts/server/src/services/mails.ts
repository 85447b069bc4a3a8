import type { Core } from '@strapi/strapi';
import { issueResetCode } from '../../../domain/reset-code.ts';
import { toAccount } from '../../../domain/to-account.ts';
import { USER, type UserRow } from '../user.ts';

/** What users-permissions ships with; an address nobody here may send from. */
const STOCK_SENDER = 'no-reply@strapi.io';

interface MailSettings {
  from: { name: string; email: string };
  response_email: string;
  object: string;
  message: string;
}

/** Mails about an account. Their wording is the editors': Settings → Users & Permissions → Email templates. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Sends a link for a new password, if this is a learner's address. Nothing is waited for and nothing is told: known
   * and unknown addresses get the same answer in the same time. What fails is logged, without the address.
   */
  sendResetLinkLater({ email }: { email: string }): void {
    inBackground({ strapi, what: 'a password mail', work: () => sendResetLink({ strapi, email }) });
  },

  sendConfirmationLater({ user }: { user: UserRow }): void {
    inBackground({ strapi, what: 'a confirmation mail', work: () => sendConfirmation({ strapi, user }) });
  },

  /** Once more, if this is the address of a learner who has not confirmed it; as quiet as `sendResetLinkLater`. */
  sendConfirmationAgainLater({ email }: { email: string }): void {
    inBackground({
      strapi,
      what: 'a confirmation mail',
      work: async () => {
        const user = await findLocal({ strapi, email });
        if (user && !user.blocked && !user.confirmed) await sendConfirmation({ strapi, user });
      },
    });
  },
});

async function sendResetLink({ strapi, email }: { strapi: Core.Strapi; email: string }): Promise<void> {
  const user = await findLocal({ strapi, email });
  if (!user || user.blocked) return;

  const store = strapi.store({ type: 'plugin', name: 'users-permissions' });
  const { options } = ((await store.get({ key: 'email' })) as { reset_password: { options: MailSettings } })
    .reset_password;
  const url = await findResetUrl({ strapi });
  const { code, stored } = issueResetCode({ now: new Date() });
  const fill = (text: string): Promise<string> =>
    strapi
      .plugin('users-permissions')
      .service('users-permissions')
      .template(text, {
        URL: url,
        SERVER_URL: strapi.config.get('server.absoluteUrl'),
        ADMIN_URL: strapi.config.get('admin.absoluteUrl'),
        USER: toAccount(user),
        TOKEN: code,
      });
  const [subject, body] = [await fill(options.object), await fill(options.message)];

  await strapi.db.query(USER).update({ where: { id: user.id }, data: { resetPasswordToken: stored } });
  await strapi
    .plugin('email')
    .service('email')
    .send({
      to: user.email,
      from:
        options.from.email && options.from.email !== STOCK_SENDER
          ? `${options.from.name} <${options.from.email}>`
          : undefined,
      replyTo: options.response_email || undefined,
      subject,
      text: body,
      html: body,
    });
}

function sendConfirmation({ strapi, user }: { strapi: Core.Strapi; user: UserRow }): Promise<void> {
  return strapi.plugin('users-permissions').service('user').sendConfirmationEmail(user);
}

function findLocal({ strapi, email }: { strapi: Core.Strapi; email: string }): Promise<UserRow | null> {
  return strapi.db.query(USER).findOne({ where: { email: email.toLowerCase(), provider: 'local' } });
}

/** @throws Error when neither the plugin's `siteUrl` nor users-permissions' own setting says where the link leads */
async function findResetUrl({ strapi }: { strapi: Core.Strapi }): Promise<string> {
  const advanced = (await strapi.store({ type: 'plugin', name: 'users-permissions' }).get({ key: 'advanced' })) as {
    email_reset_password: string | null;
  } | null;
  if (advanced?.email_reset_password) return advanced.email_reset_password;
  const siteUrl = strapi.plugin('accounts').config<string>('siteUrl');
  if (!siteUrl) throw new Error('accounts.siteUrl is not set, so a password mail has nowhere to lead');
  return `${siteUrl}/reset-password/`;
}

function inBackground({ strapi, what, work }: { strapi: Core.Strapi; what: string; work: () => Promise<void> }): void {
  work().catch((error: unknown) => {
    // A mail server's complaint often quotes the address: the code says enough.
    const { code, name } = error as { code?: string; name?: string };
    strapi.log.error(`accounts: ${what} could not be sent (${code ?? name ?? 'unknown error'})`);
  });
}
