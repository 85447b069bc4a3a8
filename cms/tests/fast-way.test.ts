import { createHmac, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { expectChangesElsewhereToCount, expectChangesHereToCount, followOrdinaryWay } from './harness/fast-way.ts';
import { call, type Answer } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
let learner: Person;
let lesson: MadeLesson;
let granted: MadeLesson;
let readable: MadeLesson;
/** Requests that went the ordinary way, by method and address. */
let ordinary: string[];
let origin: string;

beforeAll(async () => {
  school = await openSchool();
  origin = school.environment.SITE_URL;
  followOrdinaryWay({ school, note: (request) => void ordinary?.push(request) });
  learner = await signUpLearner({ school });
  const film = randomUUID();
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id: film, title: 'A film', status: 'ready', duration: 60, playback_id: 'film', truth: '{}' });
  lesson = await publishLesson({ school, video: film });
  granted = await publishLesson({ school, video: film, access: 'granted' });
  readable = await publishLesson({ school });
  // From each kind of caller the first answer is the ordinary way's: the fast one learns from it.
  const callers: Record<string, string>[] = [{}, { origin }];
  for (const headers of callers) {
    await put({ headers });
    await get('continue', { headers });
  }
});
afterAll(async () => school.close());
beforeEach(() => {
  ordinary = [];
});

function makeReport(change: Record<string, unknown> = {}): Record<string, unknown> {
  return { position: 9, watched: [[0, 9]], sessionId: randomUUID(), sentAt: new Date().toISOString(), ...change };
}

interface Request {
  lessonId?: string;
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
  query?: string;
}

function put({
  lessonId = lesson.lessonId,
  body = makeReport(),
  headers = {},
  query = '',
  ...rest
}: Request = {}): Promise<Answer> {
  const token = 'token' in rest ? rest.token : learner.token;
  return call({ url: `${school.url}/api/progress/lessons/${lessonId}${query}`, method: 'PUT', token, body, headers });
}

function sync({ body, token = learner.token }: { body: unknown; token?: string }): Promise<Answer> {
  return call({ url: `${school.url}/api/progress/sync`, method: 'POST', token, body });
}

/** What a caller sees, without what is of one answer only. */
function describe({ status, headers, body, text }: Answer): unknown {
  const own = new Set(['x-request-id', 'date', 'content-length']);
  return {
    status,
    headers: Object.fromEntries([...headers].filter(([name]) => !own.has(name))),
    hasRequestId: /^[0-9a-f-]{36}$/.test(headers.get('x-request-id') ?? ''),
    body: body?.data?.updatedAt ? { data: { ...body.data, updatedAt: 'a time' } } : (body ?? text),
  };
}

/** The same request both ways: a query that says nothing is enough to be sent the ordinary way. */
async function askBothWays(ask: (query: string) => Promise<Answer>): Promise<{ fast: unknown; ordinary: unknown }> {
  const fast = describe(await ask(''));
  return { fast, ordinary: describe(await ask('?')) };
}

test('a plain report is taken ahead of the ordinary way, and answered alike to the last header', async () => {
  const body = makeReport();
  const callers: Record<string, string>[] = [{}, { origin }, { 'user-agent': 'x'.repeat(400) }];
  for (const headers of callers) {
    ordinary = [];
    const answers = await askBothWays((query) => put({ body, headers, query }));
    expect(ordinary).toEqual([`PUT /api/progress/lessons/${lesson.lessonId}?`]);
    expect(answers.fast).toEqual(answers.ordinary);
    expect(answers.fast).toMatchObject({ status: 200, hasRequestId: true });
  }
});

test('many reports at once are taken ahead of the ordinary way, and answered alike', async () => {
  const second = await addLesson({ school, courseId: lesson.courseId, position: 1 });
  const reports = [10, 20].map((position) => ({ ...makeReport({ position }), lessonId: lesson.lessonId }));
  await sync({ body: { reports } });
  ordinary = [];
  const fast = await sync({ body: { reports } });
  expect(ordinary).toEqual([]);
  const slow = await call({
    url: `${school.url}/api/progress/sync?`,
    method: 'POST',
    token: learner.token,
    body: { reports },
  });
  expect(ordinary).toHaveLength(1);
  const withoutTime = ({ body }: Answer) =>
    body.data.map((one: { progress: object }) => ({ ...one, progress: { ...one.progress, updatedAt: 'a time' } }));
  expect(withoutTime(fast)).toEqual(withoutTime(slow));
  // One that is refused does not stop the others: which, and why, the ordinary way says.
  ordinary = [];
  const mixed = [...reports, { ...makeReport(), lessonId: second.lesson.documentId }];
  expect((await sync({ body: { reports: mixed } })).body.data.map(({ status }: { status: string }) => status)).toEqual([
    'saved',
    'saved',
    'refused',
  ]);
  expect(ordinary).toHaveLength(1);
});

/** Everything that is no plain report of who may make it, and what it is answered. */
const REFUSED: Readonly<Record<string, [() => Request, number, string | null]>> = {
  'without a sign-in': [() => ({ token: undefined }), 401, 'sign-in'],
  'a forged token': [() => ({ token: `${learner.token.slice(0, -4)}AAAA` }), 401, null],
  'a token without a signature': [
    () => ({ token: `${btoa('{"alg":"none","typ":"JWT"}')}.${learner.token.split('.')[1]}.` }),
    401,
    null,
  ],
  'no such lesson': [() => ({ lessonId: 'a'.repeat(24) }), 404, 'lesson-not-found'],
  'an id that is none': [() => ({ lessonId: 'A'.repeat(24) }), 400, 'invalid'],
  'a lesson of a course that is granted': [() => ({ lessonId: granted.lessonId }), 403, 'not-granted'],
  'a lesson without a film': [() => ({ lessonId: readable.lessonId }), 409, 'no-video'],
  'a field that is unknown': [() => ({ body: makeReport({ userId: 1 }) }), 400, 'invalid'],
  'a position that is text': [() => ({ body: makeReport({ position: '9' }) }), 400, 'invalid'],
  'a range backwards': [() => ({ body: makeReport({ watched: [[9, 0]] }) }), 400, 'invalid'],
  'a session that is no uuid': [() => ({ body: makeReport({ sessionId: 'x' }) }), 400, 'invalid'],
  'a month that does not exist': [() => ({ body: makeReport({ sentAt: '2026-13-31T00:00:00.000Z' }) }), 400, 'invalid'],
  'a list': [() => ({ body: [makeReport()] }), 400, 'invalid'],
  'no JSON': [() => ({ body: '{"position":' }), 400, 'invalid'],
  'more than a report holds': [() => ({ body: makeReport({ ticket: 'x'.repeat(70_000) }) }), 400, 'invalid'],
  'a query': [() => ({ query: '?locale=en' }), 400, 'invalid'],
  'another site': [() => ({ headers: { origin: 'https://evil.example' } }), 403, 'foreign-origin'],
  'a body that is no JSON type': [() => ({ headers: { 'content-type': 'text/plain' } }), 415, 'unsupported-media-type'],
};

test('whatever is not plainly a report is answered by the ordinary way, whole and untouched', async () => {
  for (const [what, [request, status, code]] of Object.entries(REFUSED)) {
    const answer = await put(request());
    expect([what, answer.status, answer.body?.error?.details?.code ?? null]).toEqual([what, status, code]);
    expect(ordinary.length, what).toBe(1);
    ordinary = [];
  }
});

test('a session, an account or a grant that ends in this process ends the fast way with the next report', async () => {
  await expectChangesHereToCount({
    school,
    learner,
    granted,
    ask: ({ token, lessonId = lesson.lessonId }) => put({ token, lessonId }),
    expectFast: async (request) => {
      ordinary = [];
      const answer = await request();
      expect(ordinary).toEqual([]);
      return answer;
    },
  });
});

test('a lesson that is unpublished in this process takes no more reports', async () => {
  const gone = await publishLesson({ school, video: await filmOf(lesson.lessonId) });
  expect((await put({ lessonId: gone.lessonId })).status).toBe(200);
  await school.strapi.documents('api::lesson.lesson').unpublish({ documentId: gone.lessonId });
  expect((await put({ lessonId: gone.lessonId })).status).toBe(404);
});

test('what another process ends is over within a minute', async () => {
  await expectChangesElsewhereToCount({ school, ask: ({ token }) => put({ token }) });
});

test('a report known in full asks one statement, its own', async () => {
  await put();
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => void statements.push(sql);
  school.strapi.db.connection.on('query', listen);
  try {
    expect((await put()).status).toBe(200);
  } finally {
    school.strapi.db.connection.removeListener('query', listen);
  }
  const isMerge = (sql: string) => /learning\.progress/.test(sql);
  expect(statements.filter(isMerge)).toHaveLength(1);
  // The merge itself may look up a film, where lengths differ.
  const others = statements.filter((sql) => !isMerge(sql));
  expect(others.filter((sql) => /strapi_sessions|up_users_role|access\.grants|mux\.videos/.test(sql))).toEqual([]);
});

test('a connection is used on, whichever way its requests go and however the network cuts them', async () => {
  const body = JSON.stringify(makeReport());
  const write = (path: string, text: string) =>
    `PUT ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${learner.token}\r\nContent-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  const path = `/api/progress/lessons/${lesson.lessonId}`;
  const requests = [write(path, body), write(path, '{}'), write(`${path}?`, body), write(path, body)].join('');
  const { port } = new URL(school.url);
  const statuses = await new Promise<string[]>((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const found = text.match(/HTTP\/1\.1 \d{3}/g) ?? [];
      if (found.length === 4) {
        socket.destroy();
        resolve(found.map((line) => line.slice(-3)));
      }
    });
    const send = (at: number): void => {
      if (at >= requests.length) return;
      socket.write(requests.slice(at, at + 97), () => setImmediate(send, at + 97));
    };
    send(0);
  });
  expect(statuses).toEqual(['200', '400', '200', '200']);
});

/** What pages ask of a learner's own progress. */
function get(path: string, { more = '', ...rest }: Omit<Request, 'body'> & { method?: string; more?: string } = {}) {
  const token = 'token' in rest ? rest.token : learner.token;
  const { headers = {}, method = 'GET' } = rest;
  return call({ url: `${school.url}/api/progress/${path}${more}`, method, token, headers });
}

/** All that a caller sees, without what is of one answer only. */
function describeWhole({ status, headers, text }: Answer): unknown {
  const own = new Set(['x-request-id', 'date']);
  return { status, headers: Object.fromEntries([...headers].filter(([name]) => !own.has(name))), text };
}

test('a course and what to go on with are answered ahead of the ordinary way, alike to the last byte', async () => {
  const { courseId, lessonId } = await publishLesson({ school, video: await filmOf(lesson.lessonId) });
  await addLesson({ school, courseId, position: 1 });
  await put({ lessonId, body: makeReport({ position: 30.25, watched: [[0, 9.5], [20, 30.25]] }) }); // prettier-ignore
  const reader = await signUpLearner({ school });
  const done = { url: `${school.url}/api/progress/lessons/${lessonId}/done`, method: 'PUT', body: { done: true } };
  expect((await call({ ...done, token: reader.token })).status).toBe(200);
  const stranger = await signUpLearner({ school });
  for (const path of [`courses/${courseId}`, 'continue'])
    for (const { token } of [learner, reader, stranger])
      for (const headers of [{}, { origin }, { 'accept-language': 'es', 'if-none-match': '*' }] as Record<
        string,
        string
      >[]) {
        ordinary = [];
        const fast = await get(path, { token, headers });
        expect(ordinary).toEqual([]);
        expect(fast.status).toBe(200);
        expect(describeWhole(fast)).toEqual(describeWhole(await get(path, { token, headers, more: '?' })));
        expect(ordinary).toEqual([`GET /api/progress/${path}?`]);
      }
  // Nobody's answer is another's, also when they ask at once.
  const together = await Promise.all(
    [learner, reader, stranger].map(({ token }) => get(`courses/${courseId}`, { token }))
  );
  expect(together.map(({ body }) => body.data.percent)).toEqual([0, 50, 0]);
  expect(together.map(({ body }) => body.data.lessons[0].watched)).toEqual([[[0, 10], [20, 30]], [], []]); // prettier-ignore
});

test('who may not ask, and what is not there, is answered by the ordinary way', async () => {
  const blocked = await signUpLearner({ school });
  expect((await get('continue', blocked)).status).toBe(200);
  await school.strapi.db
    .query('plugin::users-permissions.user')
    .update({ where: { id: blocked.id }, data: { blocked: true } });
  const draft = await publishLesson({ school });
  await school.strapi.documents('api::course.course').unpublish({ documentId: draft.courseId });
  const path = `courses/${lesson.courseId}`;
  const refused: [string, Parameters<typeof get>[1], number, string | null][] = [
    [path, { token: undefined }, 401, 'sign-in'],
    [path, { token: blocked.token }, 401, null],
    [path, { token: expire(learner.token) }, 401, null],
    [path, { token: `${learner.token.slice(0, -4)}AAAA` }, 401, null],
    [path, { headers: { origin: 'https://evil.example' } }, 200, null],
    [path, { more: '?locale=es' }, 400, 'invalid'],
    [path, { method: 'HEAD' }, 200, null],
    [path, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } }, 204, null],
    [`courses/${'a'.repeat(24)}`, {}, 404, 'course-not-found'],
    [`courses/${'A'.repeat(24)}`, {}, 400, 'invalid'],
    [`courses/${draft.courseId}`, {}, 404, 'course-not-found'],
    ['continue', { token: expire(learner.token) }, 401, null],
  ];
  for (const [what, request, status, code] of refused) {
    ordinary = [];
    const answer = await get(what, request);
    expect([what, answer.status, answer.body?.error?.details?.code ?? null]).toEqual([what, status, code]);
    expect(ordinary, JSON.stringify(request)).toHaveLength(1);
    if (request?.headers?.origin !== origin) expect(answer.headers.get('access-control-allow-origin') ?? '').toBe('');
  }
});

test('what is published and what is watched counts in the next answer about a course, elsewhere within ten seconds', async () => {
  const film = await filmOf(lesson.lessonId);
  const { courseId, lessonId } = await publishLesson({ school, video: film });
  const { lesson: second } = await addLesson({ school, courseId, video: film, position: 1 });
  const ask = async () => {
    ordinary = [];
    const { body } = await get(`courses/${courseId}`);
    return [ordinary.length, body.data.percent, body.data.lessons.map((one: { lessonId: string }) => one.lessonId)];
  };
  expect(await ask()).toEqual([0, 0, [lessonId, second.documentId]]);
  await put({ lessonId, body: makeReport({ watched: [[0, 60]] }) });
  expect(await ask()).toEqual([0, 50, [lessonId, second.documentId]]);
  await school.strapi.documents('api::lesson.lesson').unpublish({ documentId: second.documentId });
  expect(await ask()).toEqual([0, 100, [lessonId]]);
  await school.strapi.documents('api::lesson.lesson').publish({ documentId: second.documentId });
  expect(await ask()).toEqual([0, 50, [lessonId, second.documentId]]);
  // Another process: nothing is heard of it here.
  await school.strapi.db.connection('lessons').where({ document_id: second.documentId }).update({ published_at: null });
  const now = performance.now.bind(performance);
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + 10_000);
  try {
    expect(await ask()).toEqual([0, 100, [lessonId]]);
  } finally {
    clock.mockRestore();
  }
});

/** The same token, out of time, and signed as it should be. */
function expire(token: string): string {
  const [head = '', content = ''] = token.split('.');
  const claims = { ...JSON.parse(atob(content)), exp: Math.floor(Date.now() / 1_000) - 60 };
  const signed = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', school.environment.JWT_SECRET).update(signed).digest('base64url')}`;
}

async function filmOf(lessonId: string): Promise<string> {
  const found = await school.strapi
    .documents('api::lesson.lesson')
    .findOne({ documentId: lessonId, status: 'published' });
  return String((found as { video?: unknown } | null)?.video);
}
