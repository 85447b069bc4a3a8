import type { Environment } from '@diamond/config';
import type { Core } from '@strapi/strapi';

/** Whom the demo seed makes, with passwords anybody can read in this repository. */
const DEMO_LEARNERS = ['learner@example.com'];
const DEMO_ADMINS = ['editor@example.com', 'admin@example.com'];

/**
 * A database filled with the demo must not serve a real school: its sign-ins are public. Outside production nothing is
 * asked.
 *
 * @throws Error naming the accounts to delete
 */
export async function refuseDemoInProduction({
  strapi,
  mode,
}: {
  strapi: Core.Strapi;
  mode: Environment['SCHOOL_MODE'];
}): Promise<void> {
  if (mode !== 'production') return;
  const find = (
    uid: 'plugin::users-permissions.user' | 'admin::user',
    emails: string[]
  ): Promise<{ email: string }[]> =>
    strapi.db.query(uid).findMany({ select: ['email'], where: { email: { $in: emails } } });
  const found = [
    ...(await find('plugin::users-permissions.user', DEMO_LEARNERS)).map(({ email }) => `learner ${email}`),
    ...(await find('admin::user', DEMO_ADMINS)).map(({ email }) => `admin user ${email}`),
  ];
  if (found.length === 0) return;
  throw new Error(
    `This database has demo accounts, whose passwords are public: ${found.join(', ')}. A school in production does not ` +
      'start with them. Use a database of its own, or delete these accounts there and start again.'
  );
}
