import type { Core } from '@strapi/strapi';

/**
 * Makes the first super admin from `ADMIN_EMAIL` and `ADMIN_PASSWORD`. Once there is an admin user it does nothing:
 * the variables neither reset a password nor add a second way in. Without them Strapi's own first-admin page does.
 */
export async function makeFirstAdmin({
  strapi,
  email,
  password,
}: {
  strapi: Core.Strapi;
  email: string;
  password: string;
}): Promise<void> {
  if (!email || !password) return;
  if (await strapi.service('admin::user').exists()) return;
  const role = await strapi.service('admin::role').getSuperAdmin();
  if (!role) throw new Error('Strapi has no super admin role');
  await strapi.service('admin::user').create({
    email,
    password,
    firstname: 'First',
    lastname: 'Admin',
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
  strapi.log.info('The first super admin was made from ADMIN_EMAIL');
}
