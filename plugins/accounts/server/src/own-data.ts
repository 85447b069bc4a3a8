import type { Core } from '@strapi/strapi';
import { listLinks } from './store/mail-links.ts';
import { USER } from './user.ts';

/** Columns of an account that its learner takes along. By allow-list: hashes and codes are none of them. */
const COLUMNS = [
  'id',
  'email',
  'username',
  'provider',
  'confirmed',
  'blocked',
  'firstName',
  'lastName',
  'phone',
  'language',
  'createdAt',
  'updatedAt',
] as const;

/** Answers for what Strapi and this plugin keep about a learner: the account, its role, sessions and mails under way. */
export function answerForAccounts({ strapi }: { strapi: Core.Strapi }): void {
  const service = (name: string) => strapi.plugin('accounts').service(name);
  service('people').register({
    name: 'account',
    tables: [
      'public.up_users',
      'public.up_users_role_lnk',
      'public.strapi_sessions',
      'accounts.email_changes',
      'accounts.letters',
    ],
    async export({ userId }: { userId: number }) {
      const user: Record<string, unknown> | null = await strapi.db
        .query(USER)
        .findOne({ where: { id: userId }, populate: ['role'] });
      const role = (user?.role as { name?: string } | null | undefined)?.name ?? null;
      return {
        profile: user && { ...Object.fromEntries(COLUMNS.map((column) => [column, user[column] ?? null])), role },
        sessions: await service('sessions').list({ userId }),
        ...(await listLinks({ db: strapi.db.connection, userId })),
      };
    },
  });
}
