import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson, type MadeLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/**
 * Whose learning it is. Ben tries every learner's route with everything of Ana's that a request can carry: her ids in the
 * path, in the query, in the body. He reads nothing of hers, and her rows stay what they are, byte for byte.
 */
const CANARY = `canary-${randomUUID()}`;
/** A place in the film that only Ana was at. */
const POSITION = 37.251;

interface Ids {
  noteId: string;
  /** What her list calls the session she is signed in with. */
  deviceId: string;
  sessionId: string;
  ticket: string | null;
}

let school: School;
let ana: Person;
let ben: Person;
let lesson: MadeLesson;
let hers: Ids;

/** Every learner’s route of progress and accounts, with a body it takes. One that is not here fails, and so does a line without a route. */
const ROUTES: Readonly<Record<string, (() => Record<string, unknown>) | null>> = {
  'PUT /api/progress/lessons/:lessonId': () => report(),
  'GET /api/progress/lessons/:lessonId': null,
  'PUT /api/progress/lessons/:lessonId/done': () => ({ done: false }),
  'POST /api/progress/sync': () => ({ reports: [{ lessonId: lesson.lessonId, ...report() }] }),
  'GET /api/progress/courses/:courseId': null,
  'GET /api/progress/continue': null,
  'GET /api/progress/notes': null,
  'POST /api/progress/notes': () => ({ id: hers.noteId, lessonId: lesson.lessonId, second: null, body: 'Of Ben' }),
  'GET /api/progress/notes/export': null,
  'GET /api/progress/notes/:noteId': null,
  'PUT /api/progress/notes/:noteId': () => ({ second: null, body: 'By Ben', version: 1 }),
  'DELETE /api/progress/notes/:noteId': null,
  'GET /api/progress/bookmarks': null,
  'PUT /api/progress/bookmarks/:kind/:id': null,
  'DELETE /api/progress/bookmarks/:kind/:id': null,
  'GET /api/accounts/me': null,
  'PUT /api/accounts/me': () => ({ firstName: 'Ben', lastName: 'Other' }),
  'PUT /api/accounts/me/language': () => ({ language: 'es' }),
  'GET /api/accounts/sessions': null,
  'DELETE /api/accounts/sessions': null,
  'DELETE /api/accounts/sessions/:sessionId': null,
  'POST /api/accounts/email/confirmation': () => ({ code: 'a-code-of-hers' }),
  'POST /api/accounts/confirmation': () => ({ code: 'a-code-of-hers' }),
  'GET /api/accounts/export': null,
  // After the export, which has what he asked for himself.
  'POST /api/accounts/email': () => ({ email: `ben-${randomUUID()}@example.com`, password: ben.password }),
  // Not his own password, which would end him.
  'POST /api/accounts/deletion': () => ({ password: 'Wrong-password-1' }),
};

/** Open to who has the code of a mail, signed in or not. */
const BY_CODE = new Set(['POST /api/accounts/email/confirmation', 'POST /api/accounts/confirmation']);

/** A report that names Ana's sitting and shows her ticket. */
const report = (): Record<string, unknown> => ({
  position: 2,
  watched: [[0, 2]],
  sessionId: hers.sessionId,
  sentAt: new Date().toISOString(),
  ...(hers.ticket ? { ticket: hers.ticket } : {}),
});

/** Ways a request may try to say that it is about Ana. */
const claims = (): readonly [name: string, value: string][] => [
  ['userId', String(ana.id)],
  ['user_id', String(ana.id)],
  ['user', String(ana.id)],
  ['user[id]', String(ana.id)],
  ['learner', ana.email],
  ['email', ana.email],
  ['filters[user][id][$eq]', String(ana.id)],
  ['filters[userId]', String(ana.id)],
  ['where[user_id]', String(ana.id)],
  ['populate', '*'],
  ['_q', CANARY],
];

beforeAll(async () => {
  school = await openSchool();
  // Hundreds of tries from one address: the limit on them is tested with the accounts.
  school.strapi.config.set('plugin::users-permissions.ratelimit', { enabled: false });
  ana = await signUpLearner({ school });
  ben = await signUpLearner({ school });
  const film = randomUUID();
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id: film, title: 'A film', status: 'ready', duration: 100, playback_id: 'film', truth: '{}' });
  lesson = await publishLesson({ school, video: film });
  hers = { noteId: randomUUID(), deviceId: '', sessionId: randomUUID(), ticket: null };
  const devices = await send({ route: 'GET /api/accounts/sessions', as: ana });
  hers.deviceId = devices.body.data[0].id;
  const opened = await send({ route: 'GET /api/progress/lessons/:lessonId', as: ana });
  hers.ticket = opened.body.data.ticket ?? null;
  await write('PUT /api/progress/lessons/:lessonId', { ...report(), position: POSITION, watched: [[0, 3]] });
  await write('POST /api/progress/notes', { ...ROUTES['POST /api/progress/notes']?.(), body: CANARY });
  await write('PUT /api/progress/lessons/:lessonId/done', { done: true });
  for (const kind of ['lessons', 'courses']) {
    const path = `/api/progress/bookmarks/${kind}/${kind === 'lessons' ? lesson.lessonId : lesson.courseId}`;
    expect((await call({ url: `${school.url}${path}`, method: 'PUT', token: ana.token })).status).toBe(204);
  }
});
afterAll(async () => school.close());

async function write(route: string, body: unknown): Promise<void> {
  const answer = await send({ route, as: ana, body });
  if (answer.status >= 300) throw new Error(`${route} answered ${answer.status}: ${answer.text}`);
}

function send({
  route,
  as,
  body,
  query = '',
}: {
  route: string;
  as: Person;
  body?: unknown;
  query?: string;
}): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const filled = path
    .replace(':lessonId', lesson.lessonId)
    .replace(':courseId', lesson.courseId)
    .replace(':noteId', hers.noteId)
    .replace(':sessionId', hers.deviceId)
    .replace(':kind/:id', `lessons/${lesson.lessonId}`);
  return call({
    url: `${school.url}${filled}${query}`,
    method,
    token: as.token,
    body,
    headers: { 'x-user-id': String(ana.id), 'x-http-method-override': 'DELETE' },
  });
}

/** Sums for the admin's pages, which the school makes anew by itself from the other tables. */
const DERIVED = new Set(['learner_figures']);

/** Everything the learning tables keep of Ana, as Postgres writes it down. */
async function readHers(): Promise<Record<string, string>> {
  const db = school.strapi.db.connection;
  const { rows: tables } = await db.raw(
    `select table_name as name from information_schema.columns
      where table_schema = 'learning' and column_name = 'user_id' order by 1`
  );
  const kept: Record<string, string> = {};
  for (const { name } of tables as { name: string }[]) {
    if (DERIVED.has(name)) continue;
    const { rows } = await db.raw(
      `select coalesce(string_agg(row::text, E'\\n' order by row::text), '') as text from learning.?? as row where user_id = ?`,
      [name, ana.id]
    );
    kept[name] = rows[0].text;
  }
  const { rows } = await db.raw(
    `select (select u::text from up_users u where id = :id) as account,
            (select string_agg(s::text, E'\\n' order by s.id) from strapi_sessions s
              where s.user_id = :id::text and s.origin = 'users-permissions') as signed_in,
            (select c::text from accounts.email_changes c where c.user_id = :id) as address`,
    { id: ana.id }
  );
  return { ...kept, ...rows[0] };
}

function expectNothingOfHers({ answer, what }: { answer: Answer; what: string }): void {
  expect(answer.status, `${what}: ${answer.text.slice(0, 200)}`).toBeLessThan(500);
  // An answer may repeat what was asked, never what it was asked about.
  const { text } = answer;
  if (!what.includes(CANARY)) expect(text, what).not.toContain(CANARY);
  expect(text, what).not.toContain(String(POSITION));
  if (answer.status >= 300) return;
  expect(text, what).not.toContain(ana.email);
  expect(text, what).not.toContain(hers.deviceId);
}

test('the matrix has every learner’s route there is', () => {
  const layers: { methods: string[]; path: string }[] = school.strapi.server.listRoutes();
  const found = layers
    .filter(({ path }) => path.startsWith('/api/progress/') || path.startsWith('/api/accounts/'))
    .flatMap(({ methods, path }) => methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`));
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(ROUTES).toSorted());
});

test('Ana reads her own by every route that reads, so that there is something to be kept from Ben', async () => {
  for (const route of ['GET /api/progress/notes', 'GET /api/progress/notes/export', 'GET /api/progress/notes/:noteId'])
    expect((await send({ route, as: ana })).text, route).toContain(CANARY);
  for (const route of ['GET /api/progress/lessons/:lessonId', 'GET /api/progress/courses/:courseId'])
    expect((await send({ route, as: ana })).text, route).toContain(String(POSITION));
  expect((await send({ route: 'GET /api/progress/bookmarks', as: ana })).body.data).toHaveLength(2);
  const kept = await readHers();
  for (const table of ['progress', 'sessions', 'notes', 'bookmarks']) expect(kept[table], table).not.toBe('');
});

test('by no id of hers, in path, query or body, does Ben read or change anything of Ana’s', async () => {
  const before = await readHers();
  for (const [route, makeBody] of Object.entries(ROUTES)) {
    const attempts: { what: string; query?: string; body?: unknown }[] = [
      { what: `${route} with her ids in the path`, body: makeBody?.() },
      ...claims().map(([name, value]) => ({
        what: `${route}?${name}=${value}`,
        query: `?${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
        body: makeBody?.(),
      })),
      ...(route.startsWith('GET') || route.startsWith('DELETE')
        ? []
        : claims().map(([name, value]) => ({
            what: `${route} with ${name}=${value} in the body`,
            body: { ...makeBody?.(), [name]: value },
          }))),
    ];
    for (const { what, query, body } of attempts) {
      expectNothingOfHers({ answer: await send({ route, as: ben, query, body }), what });
      expect(await readHers(), what).toEqual(before);
    }
  }
});

test('GraphQL answers Ben about Ben, whatever he asks for', async () => {
  const before = await readHers();
  const questions = [
    '{ myNotes { total notes { id body } } }',
    `{ myNotes(q: "canary") { notes { id body } } }`,
    `{ myNotes(lessonId: "${lesson.lessonId}") { notes { id body } } }`,
    `{ myProgress(courseId: "${lesson.courseId}") { percent lessons { position watched } } }`,
    `{ myNotes(userId: ${ana.id}) { notes { body } } }`,
    `{ myNotes(id: "${hers.noteId}") { notes { body } } }`,
    `{ myProgress(courseId: "${lesson.courseId}", userId: ${ana.id}) { percent } }`,
    `{ a: myNotes { notes { body } } b: myProgress(courseId: "${lesson.courseId}") { lessons { position } } }`,
    '{ usersPermissionsUsers { data { id } } }',
    `mutation { deleteMyNote(id: "${hers.noteId}") { id } }`,
  ];
  for (const query of questions) {
    const answer = await call({ url: `${school.url}/graphql`, method: 'POST', token: ben.token, body: { query } });
    expectNothingOfHers({ answer, what: query });
  }
  expect(await readHers()).toEqual(before);
});

test('without a session, and with a token that is nobody’s, every route says 401 and nothing else', async () => {
  const before = await readHers();
  for (const [route, makeBody] of Object.entries(ROUTES)) {
    const answer = await send({ route, as: { ...ana, token: '' }, body: makeBody?.() });
    expect(answer.status, route).toBe(BY_CODE.has(route) ? 400 : 401);
    expectNothingOfHers({ answer, what: route });
    const forged = await send({ route, as: { ...ana, token: `${ana.token.slice(0, -3)}abc` }, body: makeBody?.() });
    expect(forged.status, route).toBe(401);
  }
  expect(await readHers()).toEqual(before);
});
