import type { Core } from '@strapi/strapi';
import { ADMIN_GRANTS, LEARNER_ACTIONS, SITE_BUILD_ACTIONS, VISITOR_ACTIONS, type AdminGrant } from './grants';

/** Makes the grants in the database exactly those of `grants.ts`. Runs at every boot, in every process, to the same end. */
export async function reconcileGrants({
  strapi,
  siteBuildToken,
}: {
  strapi: Core.Strapi;
  siteBuildToken: string;
}): Promise<void> {
  // One process at a time: two that boot together would each insert what is missing. The lock's transaction holds the
  // lock and nothing else, because Strapi's own services query in parallel, which one connection cannot.
  await strapi.db.connection.transaction(async (lock) => {
    await lock.raw("select pg_advisory_xact_lock(hashtext('reconcile-grants'))");
    await reconcileLearnerRole({ strapi, type: 'public', actions: VISITOR_ACTIONS });
    await reconcileLearnerRole({ strapi, type: 'authenticated', actions: LEARNER_ACTIONS });
    for (const [code, grants] of Object.entries(ADMIN_GRANTS)) await reconcileAdminRole({ strapi, code, grants });
    await reconcileSiteBuildToken({ strapi, accessKey: siteBuildToken });
  });
}

async function reconcileLearnerRole({
  strapi,
  type,
  actions,
}: {
  strapi: Core.Strapi;
  type: 'public' | 'authenticated';
  actions: readonly string[];
}): Promise<void> {
  const known = new Set(strapi.contentAPI.permissions.providers.action.keys());
  const unknown = actions.filter((action) => !known.has(action));
  if (unknown.length > 0) throw new Error(`grants.ts names actions that do not exist: ${unknown.join(', ')}`);

  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type }, populate: ['permissions'] });
  if (!role) throw new Error(`The users-permissions role "${type}" does not exist`);
  const held: { id: number; action: string }[] = role.permissions;
  const surplus = held.filter(
    ({ action }, index) => !actions.includes(action) || held.findIndex((other) => other.action === action) !== index
  );
  if (surplus.length > 0) {
    await strapi.db
      .query('plugin::users-permissions.permission')
      .deleteMany({ where: { id: { $in: surplus.map(({ id }) => id) } } });
  }
  const missing = actions.filter((action) => !held.some((permission) => permission.action === action));
  for (const action of missing) {
    await strapi.db.query('plugin::users-permissions.permission').create({ data: { action, role: role.id } });
  }
}

async function reconcileAdminRole({
  strapi,
  code,
  grants,
}: {
  strapi: Core.Strapi;
  code: string;
  grants: readonly AdminGrant[];
}): Promise<void> {
  const role = await strapi.service('admin::role').findOne({ code });
  if (!role) throw new Error(`The admin role "${code}" does not exist`);
  await strapi.service('admin::role').assignPermissions(
    role.id,
    grants.flatMap((grant) => toPermissions({ strapi, grant }))
  );
}

function toPermissions({ strapi, grant }: { strapi: Core.Strapi; grant: AdminGrant }): object[] {
  const { actionProvider } = strapi.service('admin::permission');
  const action = actionProvider.get(grant.action);
  if (!action) throw new Error(`grants.ts names an admin action that does not exist: ${grant.action}`);
  const conditions = grant.conditions ?? [];
  if (!grant.subjects) return [{ action: grant.action, subject: null, properties: {}, conditions }];
  const locales = action.options?.applyToProperties?.includes('locales') ? { locales: ['en', 'es'] } : {};
  const permissions: { subject: string; properties: object }[] = strapi
    .service('admin::content-type')
    .getPermissionsWithNestedFields([{ ...action, subjects: [...grant.subjects] }]);
  return permissions.map(({ subject, properties }) => ({
    action: grant.action,
    subject,
    properties: { ...properties, ...locales },
    conditions,
  }));
}

async function reconcileSiteBuildToken({
  strapi,
  accessKey,
}: {
  strapi: Core.Strapi;
  accessKey: string;
}): Promise<void> {
  const tokens = strapi.db.query('admin::api-token');
  const data = {
    name: 'Site build',
    description:
      'Reads the catalogue when the site is built. Kept by the school itself: changes made here are undone at the next start.',
    type: 'custom',
    kind: 'content-api',
    accessKey: strapi.service('admin::api-token').hash(accessKey),
    lifespan: null,
    expiresAt: null,
  };
  const existing = await tokens.findOne({ where: { name: data.name }, populate: ['permissions'] });
  const token = existing ? await tokens.update({ where: { id: existing.id }, data }) : await tokens.create({ data });
  const held: { id: number; action: string }[] = existing?.permissions ?? [];
  const surplus = held.filter(({ action }) => !SITE_BUILD_ACTIONS.includes(action)).map(({ id }) => id);
  if (surplus.length > 0)
    await strapi.db.query('admin::api-token-permission').deleteMany({ where: { id: { $in: surplus } } });
  for (const action of SITE_BUILD_ACTIONS.filter(
    (wanted) => !held.some((permission) => permission.action === wanted)
  )) {
    await strapi.db.query('admin::api-token-permission').create({ data: { action, token: token.id } });
  }
}
