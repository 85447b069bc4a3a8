import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { call } from './harness/http.ts';
import { signInAdmin, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const USER = 'plugin::users-permissions.user';
const PERMISSION = 'plugin::users-permissions.permission';
const ME = 'plugin::accounts.me.find';
const SECOND = 1_000;

let school: School;
let learner: Person;

beforeAll(async () => {
  school = await openSchool();
});
afterAll(async () => school.close());

beforeEach(async () => {
  // Sign-ups are counted by address; the file has more tests than a minute has tries.
  learner = await addLearner();
  expect(await askMe()).toBe(200);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A learner with an open session, as signing up makes them. */
async function addLearner(): Promise<Person> {
  const { strapi } = school;
  const [role] = await strapi.db.query('plugin::users-permissions.role').findMany({ where: { type: 'authenticated' } });
  const email = `learner-${crypto.randomUUID()}@example.com`;
  const user = await strapi.db
    .query(USER)
    .create({ data: { email, username: email, provider: 'local', confirmed: true, blocked: false, role: role.id } });
  const sessions = strapi.sessionManager('users-permissions');
  const { token: refresh } = await sessions.generateRefreshToken(String(user.id), undefined, { type: 'refresh' });
  const access = await sessions.generateAccessToken(refresh);
  if ('error' in access) throw new Error(access.error);
  return { id: user.id, email, password: '', token: access.token };
}

async function askMe(token: string = learner.token): Promise<number> {
  return (await call({ url: `${school.url}/api/accounts/me`, token })).status;
}

/** Moves the clock that remembering goes by; the wall clock stays. */
function passTime(ms: number): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + ms);
}

test('a learner who is blocked or deleted in this process is out in the next request', async () => {
  const other = await addLearner();
  expect(await askMe(other.token)).toBe(200);
  await school.strapi.db.query(USER).update({ where: { id: learner.id }, data: { blocked: true } });
  expect(await askMe()).toBe(401);
  await school.strapi.db.query(USER).delete({ where: { id: other.id } });
  expect(await askMe(other.token)).toBe(401);
});

test('a session that ends in this process ends in the next request, and no other with it', async () => {
  const sessions = school.strapi.sessionManager('users-permissions');
  const other = await addLearner();
  expect(await askMe(other.token)).toBe(200);
  await sessions.invalidateRefreshToken(String(learner.id));
  expect(await askMe()).toBe(401);
  expect(await askMe(other.token)).toBe(200);
  const [open] = await sessions.listSessions(String(other.id));
  await sessions.revokeSessionById(String(other.id), open?.sessionId ?? '');
  expect(await askMe(other.token)).toBe(401);
});

test('a change counts when its transaction is through, also for who asked meanwhile', async () => {
  await school.strapi.db.transaction(async () => {
    await school.strapi.db.query(USER).update({ where: { id: learner.id }, data: { blocked: true } });
    // From outside the transaction nothing has changed yet, and that is remembered.
    expect(await askMe()).toBe(200);
  });
  expect(await askMe()).toBe(401);
});

test('what a role may do changes in the next request, for learners and for visitors', async () => {
  const permissions = school.strapi.db.query(PERMISSION);
  const held = await permissions.findMany({ where: { action: ME }, populate: ['role'] });
  // A visitor may call it, and is told to sign in by the route itself.
  expect((await call({ url: `${school.url}/api/accounts/me` })).body.error.details.code).toBe('sign-in');
  for (const { id } of held) await permissions.delete({ where: { id } });
  expect(await askMe()).toBe(403);
  expect((await call({ url: `${school.url}/api/accounts/me` })).status).toBe(403);
  for (const { action, role } of held) await permissions.create({ data: { action, role: role.id } });
  expect(await askMe()).toBe(200);
});

test('what another process changes counts after ten seconds', async () => {
  // Another process: this one's Strapi does not see it done.
  await school.strapi.db.connection('up_users').where({ id: learner.id }).update({ blocked: true });
  expect(await askMe()).toBe(200);
  passTime(10 * SECOND);
  expect(await askMe()).toBe(401);
});

test('an access token ends on time, remembered or not', async () => {
  const now = Date.now();
  vi.spyOn(Date, 'now').mockReturnValue(now + 10 * 60 * SECOND);
  expect(await askMe()).toBe(401);
});

test('a token of an admin, an API token, a refresh token or a changed one is no learner', async () => {
  const editor = await signInAdmin({ school, role: 'strapi-editor' });
  const sessions = school.strapi.sessionManager('users-permissions');
  const { token: refresh } = await sessions.generateRefreshToken(String(learner.id), undefined, { type: 'refresh' });
  const [head, claims, signature] = learner.token.split('.');
  const other = await addLearner();
  const swapped = `${head}.${other.token.split('.')[1]}.${signature}`;
  for (const token of [
    editor.token,
    refresh,
    swapped,
    `${head}.${claims}.`,
    'nonsense',
    school.environment.SITE_BUILD_TOKEN,
  ])
    expect([401, 403]).toContain(await askMe(token));
});

test('the token the site is built with reads the catalogue as ever', async () => {
  const answer = await call({ url: `${school.url}/api/courses`, token: school.environment.SITE_BUILD_TOKEN });
  expect(answer.status).toBe(200);
});

test('what one request does to its user is not in the next one', async () => {
  const { strapi } = school;
  const principals = strapi.plugin('accounts').service('principals');
  const first = await principals.find({ token: learner.token });
  first.user.email = 'changed@example.com';
  first.user.role.id = 99;
  const second = await principals.find({ token: learner.token });
  expect(second.user).toMatchObject({ email: learner.email, role: { type: 'authenticated' } });
  expect(second.user.role.id).not.toBe(99);
});
