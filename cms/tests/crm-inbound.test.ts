import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { INBOUND_PATH, type InboundRule } from '@diamond/ghl-sync/contract/inbound';
import { startLocalGhl, type LocalGhl } from '@diamond/local-ghl';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson } from './harness/content.ts';
import { call, waitFor } from './harness/http.ts';
import { signInAdmin, signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const TOKEN = 'pit-0123456789';
const LOCATION = 'local-location';
const SECRET = 'the-secret-of-the-workflows';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');

let ghl: LocalGhl;
/** What GHL was asked, as `METHOD /path`. */
const asked: string[] = [];
let school: School;
let courseId: string;
let lessonId: string;
let staff: { admin: string; editor: string; author: string };
const mails: { to: string; subject: string; text: string; html: string }[] = [];

beforeAll(async () => {
  ghl = await startLocalGhl({
    port: 0,
    dataDir: null,
    token: TOKEN,
    locationId: LOCATION,
    onAnswered: (request) => void asked.push(request),
  });
  school = await openSchool({
    environment: {
      GHL_BASE_URL: ghl.url,
      GHL_TOKEN: TOKEN,
      GHL_LOCATION_ID: LOCATION,
      GHL_INBOUND_SECRET: SECRET,
      GHL_INBOUND_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    },
  });
  const email = school.strapi.plugin('email').service('email');
  email.send = async (mail: (typeof mails)[number]) => void mails.push(mail);
  school.strapi.config.set('plugin::users-permissions.ratelimit', { interval: 60_000, max: 100_000 });
  ({ courseId, lessonId } = await publishLesson({ school, access: 'granted' }));
  staff = {
    admin: (await signInAdmin({ school, role: 'strapi-super-admin' })).token,
    editor: (await signInAdmin({ school, role: 'strapi-editor' })).token,
    author: (await signInAdmin({ school, role: 'strapi-author' })).token,
  };
  const rule = (change: Partial<InboundRule>): InboundRule => ({
    isOn: true,
    kind: 'tag',
    name: 'vip',
    does: 'grant',
    scope: 'course',
    courseId,
    ...change,
  });
  const rules = [
    rule({}),
    rule({ name: 'gold' }),
    rule({ kind: 'workflow', name: 'paid' }),
    rule({ name: 'cancelled', does: 'revoke', scope: 'membership', courseId: null }),
  ];
  const saved = await desk('POST', 'inbound/rules', { body: { version: 0, rules } });
  expect(saved.body.data).toEqual({ version: 1, rules });
});
afterAll(async () => {
  await school?.close();
  await ghl?.close();
});

const desk = (method: string, path: string, { body, as = 'admin' }: { body?: unknown; as?: keyof typeof staff } = {}) =>
  call({ url: `${school.url}/ghl-sync/${path}`, method, token: staff[as], ...(body ? { body } : {}) });

const send = (body: unknown, headers: Record<string, string> = { 'x-crm-secret': SECRET }) =>
  call({ url: `${school.url}${INBOUND_PATH}`, method: 'POST', body, headers });

const workflowCall = (email: string, change: Record<string, unknown> = {}) => ({
  event: 'tag',
  name: 'vip',
  action: 'added',
  contact_id: randomUUID(),
  email,
  first_name: 'Ada',
  last_name: 'Lovelace',
  phone: '+44 20 7946 0018',
  ...change,
});

/** As an app of the marketplace is called: signed over the very bytes. */
function sendSigned(event: object, bytes = JSON.stringify(event)) {
  const signature = sign(null, Buffer.from(bytes), privateKey).toString('base64');
  return send(JSON.stringify(event), { 'x-ghl-signature': signature, 'content-type': 'application/json' });
}
const tagEvent = (email: string, tags: string[], change: Record<string, unknown> = {}) => ({
  type: 'ContactTagUpdate',
  locationId: LOCATION,
  id: 'contact-1',
  email,
  tags,
  timestamp: new Date().toISOString(),
  webhookId: randomUUID(),
  ...change,
});

async function grantsOf(email: string): Promise<string[]> {
  const { rows } = await school.strapi.db.connection.raw(
    `select concat_ws(' ', g.scope, g.source, g.reason, case when g.revoked_at is not null then 'revoked ' || g.revoked_reason end) as text
       from access.grants g join up_users u on u.id = g.user_id where u.email = ? order by g.id`,
    [email]
  );
  return rows.map(({ text }: { text: string }) => text);
}
/** Statements of what is known by calls, while this runs; the school does other things meanwhile. */
async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  school.strapi.db.connection.on('query', note);
  await work();
  school.strapi.db.connection.off('query', note);
  return statements.filter((sql) => /crm\.inbound|advisory_xact_lock|c\.contact_id = |up_users where email/.test(sql))
    .length;
}
const mayWatch = async (token: string) =>
  (await call({ url: `${school.url}/api/access/lessons/${lessonId}`, token })).body.data.allowed;
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const today = day.format(new Date()).replace('Sept', 'Sep');

test('a tag opens the course its rule names, says why, and doubles do nothing; when it goes, the course closes', async () => {
  const learner = await signUpLearner({ school });
  const added = workflowCall(learner.email, { at: '2026-11-12T10:00:00Z' });
  const answers = await Promise.all([send(added), send(added), send(added)]);
  expect(answers.map(({ body }) => body.data.outcome).toSorted()).toEqual(['done', 'repeated', 'repeated']);
  expect(await grantsOf(learner.email)).toEqual([
    'membership joined joined',
    'course crm because tag vip, 12 Nov 2026',
  ]);
  expect(await mayWatch(learner.token)).toBe(true);

  const gone = await send(workflowCall(learner.email, { action: 'removed', at: '2026-11-13T10:00:00Z' }));
  expect(gone.body.data.outcome).toBe('done');
  expect(await mayWatch(learner.token)).toBe(false);
  expect((await grantsOf(learner.email))[1]).toContain('revoked because tag vip was removed, 13 Nov 2026');

  expect((await send({ ...added, contact_id: randomUUID() })).body.data.outcome).toBe('late');
  expect((await send(added)).body.data.outcome).toBe('repeated');
  expect(await grantsOf(learner.email)).toHaveLength(2);
});

test('of two tags that give the same course, one may go; what somebody else gave is not taken back', async () => {
  const learner = await signUpLearner({ school });
  await send(workflowCall(learner.email));
  await send(workflowCall(learner.email, { name: 'Gold' }));
  await send(workflowCall(learner.email, { action: 'removed' }));
  expect(await mayWatch(learner.token)).toBe(true);
  await send(workflowCall(learner.email, { name: 'gold', action: 'removed' }));
  expect(await mayWatch(learner.token)).toBe(false);

  const grants = school.strapi.plugin('access').service('grants');
  await grants.grant({ userId: learner.id, scope: 'course', courseId, source: 'admin', reason: 'a gift' });
  await send(workflowCall(learner.email, { event: 'workflow', name: 'paid' }));
  await send(workflowCall(learner.email, { event: 'workflow', name: 'paid', action: 'removed' }));
  expect(await mayWatch(learner.token)).toBe(true);
});

test('the echo of the school’s own tags costs eight statements, and a double one', async () => {
  const { email } = await signUpLearner({ school });
  const echo = workflowCall(email, { name: 'course-signup' });
  expect(await countStatements(() => send(echo))).toBe(8);
  expect(await countStatements(() => send(echo))).toBe(1);
});

test('a rule that takes away ends whatever is there, and a tag without a rule does nothing', async () => {
  const { email } = await signUpLearner({ school });
  expect((await send(workflowCall(email, { name: 'newsletter' }))).body.data.outcome).toBe('nothing');
  expect((await send(workflowCall(email, { name: 'cancelled' }))).body.data.outcome).toBe('done');
  expect(await grantsOf(email)).toEqual([`membership joined joined revoked because tag cancelled, ${today}`]);
});

test('somebody unknown becomes a learner, once, and is invited to choose a password', async () => {
  const email = `invited-${randomUUID()}@example.com`;
  const calls = [{}, { locale: 'es' }, { name: 'gold', locale: 'es' }].map((change) =>
    send(workflowCall(email.toUpperCase().replace('EXAMPLE.COM', 'example.com'), { locale: 'es', ...change }))
  );
  for (const { status } of await Promise.all(calls)) expect(status).toBe(200);
  expect(await grantsOf(email)).toEqual([
    'membership joined joined',
    expect.stringMatching(/^course crm because tag /),
  ]);
  const mail = await waitFor({ fact: 'the invitation', ask: async () => mails.find(({ to }) => to === email) });
  expect([mail.subject, mail.html]).toEqual([expect.stringContaining('acceso'), expect.stringContaining('lang="es"')]);
  const code = decodeURIComponent(/reset-password\/\?code=(\S+)/.exec(mail.text)?.[1] ?? '');
  const auth = (path: string, body: object) => call({ url: `${school.url}/api/auth/${path}`, method: 'POST', body });
  expect((await auth('local', { identifier: email, password: '' })).status).toBe(400);
  const password = 'First-password-1';
  const chosen = await auth('reset-password', { code, password, passwordConfirmation: password });
  expect(chosen.body.user).toMatchObject({ email, firstName: 'Ada', lastName: 'Lovelace', phone: '+442079460018' });
  expect(await mayWatch(chosen.body.jwt)).toBe(true);
  expect(mails.filter(({ to }) => to === email)).toHaveLength(1);

  const stranger = `stranger-${randomUUID()}@example.com`;
  await send(workflowCall(stranger, { name: 'newsletter' }));
  expect(await grantsOf(stranger)).toEqual([]);
});

test('of somebody unknown too the newest call counts: what went later is not given for an older call’s sake', async () => {
  const at = (hour: number) => `2026-11-12T${hour}:00:00Z`;
  const email = `unknown-${randomUUID()}@example.com`;
  const person = { contact_id: randomUUID() };
  const gone = workflowCall(email, { ...person, action: 'removed', at: at(12) });
  expect((await send(gone)).body.data.outcome).toBe('nothing');
  const older = await send(workflowCall(email.toUpperCase(), { ...person, at: at(11) }));
  expect(older.body.data.outcome).toBe('late');
  expect(await grantsOf(email)).toEqual([]);
  // Another tag is another matter, and an account of their own does not make the older call newer.
  expect((await send(workflowCall(email, { ...person, name: 'gold', at: at(10) }))).body.data.outcome).toBe('done');
  const late = await send(workflowCall(email, { ...person, at: at(11), first_name: 'Again' }));
  expect(late.body.data.outcome).toBe('late');
  expect((await send(workflowCall(email, { ...person, at: at(13) }))).body.data.outcome).toBe('done');
  expect(await grantsOf(email)).toHaveLength(2);

  // What is kept of them names nobody, and goes.
  const table = () => school.strapi.db.connection.withSchema('crm').table('inbound_absences');
  const kept: { person: string }[] = await table();
  expect(JSON.stringify(kept)).not.toMatch(new RegExp(`${email}|${person.contact_id}`, 'i'));
  await table().update({ kept_at: new Date(Date.now() - 91 * 86_400_000) });
  await school.strapi.plugin('ghl-sync').service('inbound').forgetOld();
  expect(await table()).toEqual([]);
});

test("an event that GHL signed tells every tag; of any order and number of them, the newest one's tags count", async () => {
  const learner = await signUpLearner({ school });
  const at = (minutes: number) => ({ timestamp: new Date(Date.now() - minutes * 60_000).toISOString() });
  const older = tagEvent(learner.email, ['vip', 'other'], at(30));
  const newer = tagEvent(learner.email, ['other'], at(10));
  expect((await sendSigned(newer)).body.data.outcome).toBe('nothing');
  expect((await sendSigned(older)).body.data.outcome).toBe('late');
  expect((await sendSigned(older)).body.data.outcome).toBe('repeated');
  expect(await mayWatch(learner.token)).toBe(false);
  expect((await sendSigned(tagEvent(learner.email, ['VIP'], at(5)))).body.data.outcome).toBe('done');
  expect(await mayWatch(learner.token)).toBe(true);
  expect((await sendSigned(tagEvent(learner.email, [], { type: 'ContactDndUpdate' }))).body.data.outcome).toBe(
    'nothing'
  );
  expect(await mayWatch(learner.token)).toBe(true);
});

test('what does not prove itself, is malformed, of another location or too old changes nothing', async () => {
  const { email } = await signUpLearner({ school });
  const count = async () =>
    (
      await school.strapi.db.connection.raw(
        'select (select count(*) from crm.inbound_calls) c, (select count(*) from access.grants) g, (select count(*) from up_users) u'
      )
    ).rows[0];
  const before = await count();
  const good = workflowCall(email);
  const old = new Date(Date.now() - 25 * 3_600_000).toISOString();
  const refused: [number, ReturnType<typeof send>][] = [
    [401, send(good, {})],
    [401, send(good, { 'x-crm-secret': `${SECRET}x` })],
    [401, send(good, { 'x-ghl-signature': 'bm9uc2Vuc2U=' })],
    [401, sendSigned(tagEvent(email, ['vip']), 'other bytes')],
    [401, send(good, { 'x-crm-secret': 'wrong', 'x-ghl-signature': 'x' })],
    [400, sendSigned(tagEvent(email, ['vip'], { locationId: 'of-somebody-else' }))],
    [400, sendSigned(tagEvent(email, ['vip'], { timestamp: old }))],
    [400, sendSigned(tagEvent(email, ['vip'], { webhookId: undefined }))],
    [400, sendSigned(tagEvent(email, ['vip'], { tags: 'vip' }))],
    [400, sendSigned(good)],
    [400, send({ ...good, email: 'nobody' })],
    [400, send({ ...good, role: 'admin' })],
    [400, send({ ...good, name: 'a\u0000b' })],
    [400, send({ ...good, first_name: 'x'.repeat(1_000_000) })],
    [400, send('{"event":')],
    [400, send('[1]')],
    [400, send('null')],
    [400, send({})],
  ];
  for (const [status, answer] of refused) expect((await answer).status, (await answer).text.slice(0, 300)).toBe(status);
  expect(await count()).toEqual(before);
});

test('a rule whose course is gone is said and passed over, and the rest of the call counts', async () => {
  const { email } = await signUpLearner({ school });
  const gone = await publishLesson({ school, access: 'granted' });
  const { version, rules } = (await desk('GET', 'inbound/rules')).body.data;
  const added = { ...rules[0], name: 'both', courseId: gone.courseId };
  const more = [...rules, added, { ...added, courseId }];
  expect((await desk('POST', 'inbound/rules', { body: { version, rules: more } })).status).toBe(200);
  expect((await desk('POST', 'inbound/rules', { body: { version, rules } })).body.error.details.code).toBe(
    'rules-changed'
  );
  await school.strapi.documents('api::course.course').delete({ documentId: gone.courseId });
  expect((await send(workflowCall(email, { name: 'both' }))).body.data.outcome).toBe('done');
  const { data } = (await desk('GET', 'inbound/calls')).body;
  expect(data[0]).toMatchObject({ outcome: 'done', provenBy: 'secret', learner: 'Lea Learner' });
  expect(data[0].effects.toSorted()).toEqual([
    expect.stringContaining(`could not grant the course ${gone.courseId}`),
    expect.stringContaining(`granted the course ${courseId} because tag both`),
  ]);
  expect(JSON.stringify(data)).not.toContain('@');
  const stale = await desk('POST', 'inbound/rules', { body: { version: version + 1, rules: more } });
  expect([stale.status, stale.body.error.details.code]).toEqual([400, 'course-not-found']);
});

test('the page: connection, preview, pause, events; editors look, admins act, authors do neither', async () => {
  expect((await desk('GET', 'connection')).body.data).toEqual({ id: LOCATION, name: 'Local location' });
  const { settings, version } = (await desk('GET', 'settings')).body.data;
  settings.rules['course-completed'].addTags = ['course-completed'];
  settings.rules['course-completed'].fields = [{ field: 'contact.course_percent', from: 'course-percent' }];
  const preview = await desk('POST', 'preview', { body: { event: 'course-completed', settings } });
  expect(preview.body.data.problems).toEqual([]);
  expect(JSON.stringify(preview.body.data.calls)).toContain('course-completed');
  expect((await desk('POST', 'settings', { body: { version, settings } })).status).toBe(200);
  expect((await desk('POST', 'settings', { body: { version, settings } })).status).toBe(409);
  const strange = structuredClone(settings);
  strange.rules.registered.addTags = ['not-in-the-vocabulary'];
  const refused = await desk('POST', 'settings', { body: { version: version + 1, settings: strange } });
  expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('vocabulary')]);

  await desk('POST', 'pause', { body: {} });
  expect((await desk('GET', 'overview')).body.data).toMatchObject({ isConnected: true, isOn: true, isPaused: true });
  await desk('POST', 'resume', { body: {} });
  expect((await desk('GET', 'overview', { as: 'editor' })).body.data.isPaused).toBe(false);
  expect((await desk('POST', 'pause', { body: {}, as: 'editor' })).status).toBe(403);
  expect((await desk('GET', 'overview', { as: 'author' })).status).toBe(403);
  expect((await desk('GET', 'events?state=failed')).body.meta).toMatchObject({ page: 1 });
  for (const path of [
    'events?state=odd',
    'events?page=0',
    'inbound/calls?page=x',
    'overview?a=1',
    'runs/0/differences',
  ])
    expect((await desk('GET', path)).status, path).toBe(400);
  expect((await desk('POST', 'events/nonsense/retry', { body: {} })).status).toBe(400);
  expect((await desk('POST', 'runs/everything', { body: {} })).status).toBe(400);
  ghl.faults.set({ fault: 'html', times: 1, match: 'GET /locations/' });
  expect((await desk('GET', 'connection')).body.error.details.code).toBe('ghl-away');
});

/** The events of a learner, when so many were told. */
const waitForEvents = (userId: number, count: number) =>
  waitFor({
    fact: `${count} events of ${userId}`,
    ask: async () => {
      const { body } = await desk('GET', `events?userId=${userId}`);
      return body.data.filter(({ state }: { state: string }) => state === 'done').length === count && body;
    },
  });

test('a learner is found by name or e-mail, with what was told of them; who may not read learners finds nobody', async () => {
  const other = await signUpLearner({ school });
  await waitForEvents(other.id, 1);
  const learner = await signUpLearner({ school });
  const { data, meta } = await waitForEvents(learner.id, 1);
  expect(meta.total).toBe(1);
  const contact = Object.values(ghl.data.contacts).find(({ email }) => email === learner.email);
  expect(data).toMatchObject([{ userId: learner.id, event: 'registered', state: 'done', contactId: contact?.id }]);

  const search = (words: string, as: keyof typeof staff = 'editor') =>
    desk('GET', `learners?search=${encodeURIComponent(words)}`, { as });
  const found = { userId: learner.id, name: 'Lea Learner', email: learner.email };
  expect((await search(`LEARNER lea ${learner.email}`)).body.data).toEqual([found]);
  expect((await search('no_such%person')).body.data).toEqual([]);
  expect((await search('lea')).body.data.length).toBeLessThanOrEqual(10);
  expect((await desk('GET', `learners/${learner.id}`, { as: 'editor' })).body.data).toEqual({
    ...found,
    contactId: contact?.id,
    // Both signed up with one number, and the other was first.
    conflict: 'phone',
    courses: [],
  });
  expect((await desk('GET', 'learners/2147483647')).status).toBe(404);
  for (const path of ['learners?search=a%00b', 'learners?page=1', 'learners/0', 'events?userId=2147483648'])
    expect((await desk('GET', path)).status, path).toBe(400);

  // Somebody who may see and act here, and was not given the right to read learners.
  const role = await school.strapi.service('admin::role').create({ name: `CRM ${randomUUID()}`, description: '' });
  await school.strapi
    .service('admin::role')
    .assignPermissions(role.id, [{ action: 'plugin::ghl-sync.crm.view' }, { action: 'plugin::ghl-sync.crm.manage' }]);
  const { token } = await signInAdmin({ school, role: role.code });
  const ask = (path: string, body?: object) =>
    call({ url: `${school.url}/ghl-sync/${path}`, token, ...(body ? { method: 'POST', body } : {}) });
  expect((await ask('events')).status).toBe(200);
  const { settings } = (await ask('settings')).body.data;
  const draft = { event: 'registered', settings };
  expect((await ask('preview', draft)).status).toBe(200);
  expect((await ask(`learners?search=${learner.email}`)).status).toBe(403);
  expect((await ask(`learners/${learner.id}`)).status).toBe(403);
  expect((await ask(`learners/${learner.id}/preview`, draft)).status).toBe(403);
  expect((await desk('POST', `learners/${learner.id}/preview`, { body: draft, as: 'editor' })).status).toBe(403);
});

test('a preview about a learner is what would be sent for them, with address and number masked, and nothing is sent', async () => {
  const learner = await signUpLearner({ school });
  await waitForEvents(learner.id, 1);
  await desk('POST', 'pause', { body: {} });
  await waitFor({
    fact: 'no event is under way',
    ask: async () => {
      const jobs = school.strapi.db.connection.withSchema('jobs').table('job');
      return (await jobs.where({ name: 'ghl-sync.event', state: 'active' })).length === 0;
    },
  });
  const stranger = await signUpLearner({ school });
  await school.strapi
    .plugin('progress')
    .service('learning')
    .override({ userId: learner.id, lessonId, done: true, reason: 'a test', by: null });
  const { settings } = (await desk('GET', 'settings')).body.data;
  settings.rules['course-completed'].fields = [{ field: 'contact.course_percent', from: 'course-percent' }];
  const contact = Object.values(ghl.data.contacts).find(({ email }) => email === learner.email);
  const before = JSON.stringify(ghl.data);
  expect(asked).toContain('POST /contacts/upsert');
  asked.length = 0;

  const preview = async (userId: number, event: string, change: object = {}) =>
    desk('POST', `learners/${userId}/preview`, { body: { event, settings, ...change } });
  const calls: Record<string, { method: string; path: string; body: object }[]> = {};
  for (const event of Object.keys(settings.rules))
    calls[event] = (await preview(learner.id, event, { courseId })).body.data.calls;
  expect(calls['profile-changed']).toEqual([
    {
      method: 'PUT',
      path: `/contacts/${contact?.id}`,
      body: { email: '•••@•••', firstName: 'Lea', lastName: 'Learner', phone: '•••' },
    },
  ]);
  const field = expect.objectContaining({ field_value: '100' });
  expect(calls['course-completed']?.[0]).toMatchObject({ method: 'PUT', body: { customFields: [field] } });
  expect(calls['course-started']?.[0]).toMatchObject({
    method: 'POST',
    path: `/contacts/${contact?.id}/tags`,
    body: { tags: ['course-started'] },
  });
  // Whom GHL does not know yet is made, with the tags of what was told before.
  const [made, tagged] = (await preview(stranger.id, 'course-started')).body.data.calls;
  expect(made).toMatchObject({ method: 'POST', path: '/contacts/upsert', body: { email: '•••@•••' } });
  expect(tagged.body.tags).toEqual(['course-signup', 'watch-diamond-member', 'course-started']);
  expect(JSON.stringify([calls, made, tagged])).not.toMatch(/example\.com|1701234567/);

  expect((await preview(2_147_483_647, 'registered')).body.error.details.code).toBe('learner-not-found');
  expect((await preview(learner.id, 'course-25', { courseId: 'a'.repeat(24) })).status).toBe(404);
  expect((await preview(learner.id, 'course-25', { courseId: '../x' })).status).toBe(400);
  // GHL may have been asked which custom fields there are, and was told nothing: what it knows is what it knew.
  expect(asked.filter((request) => !request.startsWith('GET /locations/'))).toEqual([]);
  expect(JSON.stringify(ghl.data)).toBe(before);
  await desk('POST', 'resume', { body: {} });
});
