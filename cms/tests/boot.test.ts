import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMS } from '../src/content/forms.ts';
import { ADMIN_GRANTS, LEARNER_ACTIONS, SITE_BUILD_ACTIONS, VISITOR_ACTIONS } from '../src/roles/grants.ts';
import { reconcileGrants } from '../src/roles/reconcile.ts';
import { call } from './harness/http.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool({ environment: { ADMIN_EMAIL: 'first@example.com', ADMIN_PASSWORD: 'First-admin-1' } });
});
afterAll(async () => school.close());

async function actionsOf(type: string): Promise<string[]> {
  const role = await school.strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type }, populate: ['permissions'] });
  return role.permissions.map(({ action }: { action: string }) => action).sort();
}

test('after a boot the roles hold exactly the grants of the code', async () => {
  expect(await actionsOf('public')).toEqual([...VISITOR_ACTIONS].sort());
  expect(await actionsOf('authenticated')).toEqual([...LEARNER_ACTIONS].sort());
  const token = await school.strapi.db
    .query('admin::api-token')
    .findOne({ where: { name: 'Site build' }, populate: ['permissions'] });
  expect(token.permissions.map(({ action }: { action: string }) => action).sort()).toEqual(
    [...SITE_BUILD_ACTIONS].sort()
  );
  for (const [code, grants] of Object.entries(ADMIN_GRANTS)) {
    const role = await school.strapi.db.query('admin::role').findOne({ where: { code }, populate: ['permissions'] });
    expect(new Set(role.permissions.map(({ action }: { action: string }) => action)), code).toEqual(
      new Set(grants.map(({ action }) => action))
    );
  }
});

test('a grant that was lost comes back and one that was added by hand goes', async () => {
  const permissions = school.strapi.db.query('plugin::users-permissions.permission');
  const role = await school.strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
  await permissions.create({ data: { action: 'plugin::users-permissions.user.find', role: role.id } });
  await permissions.deleteMany({ where: { action: 'api::course.course.find', role: { id: role.id } } });
  expect(await actionsOf('public')).not.toEqual([...VISITOR_ACTIONS].sort());

  await reconcileGrants({ strapi: school.strapi, siteBuildToken: school.environment.SITE_BUILD_TOKEN });
  expect(await actionsOf('public')).toEqual([...VISITOR_ACTIONS].sort());
});

test('the first admin is made from the environment and can sign in', async () => {
  const answer = await call({
    url: `${school.url}/admin/login`,
    method: 'POST',
    body: { email: 'first@example.com', password: 'First-admin-1' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie') ?? '').toMatch(/httponly/i);
});

test('the CMS answers on IPv4 and on IPv6 localhost', async () => {
  const { CMS_PORT: port } = school.environment;
  expect((await call({ url: `http://127.0.0.1:${port}/_health` })).status).toBe(204);
  expect((await call({ url: `http://[::1]:${port}/_health` })).status).toBe(204);
});

test('only the site may call with cookies; another origin gets no CORS header', async () => {
  const ask = (origin: string) => call({ url: `${school.url}/api/courses`, headers: { origin } });
  const own = await ask(school.environment.SITE_URL);
  expect(own.headers.get('access-control-allow-origin')).toBe(school.environment.SITE_URL);
  expect(own.headers.get('access-control-allow-credentials')).toBe('true');
  const other = await ask('https://evil.example');
  expect(other.headers.get('access-control-allow-origin') ?? '').not.toContain('evil');
});

test('a body that is not JSON is the 400 of a caller, with a request id', async () => {
  const answer = await call({ url: `${school.url}/api/auth/local`, method: 'POST', body: '{"identifier": ' });
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain('JSON');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers.get('x-powered-by')).toBeNull();
});

test('every content type has its indexes', async () => {
  const { rows } = await school.strapi.db.connection.raw(
    "select indexname from pg_indexes where schemaname = 'public'"
  );
  const names = rows.map(({ indexname }: { indexname: string }) => indexname);
  for (const name of [
    'courses_slug_index',
    'courses_position_index',
    'modules_position_index',
    'lessons_slug_index',
    'lessons_video_index',
    'lessons_position_index',
    'categories_slug_index',
    'tags_slug_index',
    'instructors_slug_index',
  ]) {
    expect(names).toContain(name);
  }
});

test('the admin shows each type by the form of the code, and computed minutes nowhere', async () => {
  const service = school.strapi.plugin('content-manager').service('content-types');
  for (const [uid, form] of Object.entries(FORMS)) {
    const { layouts, metadatas } = await service.findConfiguration({ uid });
    const shown = layouts.edit.flat().map(({ name }: { name: string }) => name);
    expect(shown, uid).toEqual(form.rows.flat().map(([name]) => name));
    for (const name of shown) expect(metadatas[name].edit.label, `${uid} ${name}`).toBe(form.labels[name]);
  }
  const lesson = await service.findConfiguration({ uid: 'api::lesson.lesson' });
  expect(JSON.stringify(lesson.layouts.edit)).not.toContain('minutes');
});
