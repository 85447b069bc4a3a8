import type { Strapi } from './strapi.ts';

/** The sign-ins of the demo school. They are printed at every start and exist in local mode only. */
const LEARNER = {
  email: 'learner@example.com',
  password: 'Learner-demo-1',
  firstName: 'Lena',
  lastName: 'Learner',
  phone: '+4915550100001',
};
const ADMINS = [
  {
    email: 'admin@example.com',
    password: 'Admin-demo-1',
    firstname: 'Ada',
    lastname: 'Admin',
    role: 'strapi-super-admin',
  },
  {
    email: 'editor@example.com',
    password: 'Editor-demo-1',
    firstname: 'Eddie',
    lastname: 'Editor',
    role: 'strapi-editor',
  },
];

/** Makes the demo accounts that are not there. Those that are keep whatever was done to them since. */
export async function ensureAccounts({ strapi }: { strapi: Strapi }): Promise<void> {
  // The super admin first: Strapi's page for the first admin closes with it.
  for (const { role, ...person } of ADMINS) {
    const known = await strapi.db.query('admin::user').findOne({ where: { email: person.email } });
    if (known) continue;
    const found = await strapi.db.query('admin::role').findOne({ where: { code: role } });
    if (!found) throw new Error(`Strapi has no admin role "${role}".`);
    await strapi.service('admin::user').create!({
      ...person,
      isActive: true,
      registrationToken: null,
      roles: [found.id],
    });
  }
  const known = await strapi.db.query('plugin::users-permissions.user').findOne({ where: { email: LEARNER.email } });
  if (known) return;
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'authenticated' } });
  if (!role) throw new Error('The role of learners ("authenticated") is missing.');
  await strapi.plugin('users-permissions').service('user').add!({
    ...LEARNER,
    username: LEARNER.email,
    provider: 'local',
    confirmed: true,
    blocked: false,
    role: role.id,
  });
}
