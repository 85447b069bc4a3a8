import { randomUUID } from 'node:crypto';
import { leasePath } from '@diamond/mux/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishLesson, type MadeLesson } from './harness/content.ts';
import { expectChangesElsewhereToCount, expectChangesHereToCount, followOrdinaryWay } from './harness/fast-way.ts';
import { call, type Answer } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
let learner: Person;
let lesson: MadeLesson;
let granted: MadeLesson;
let free: MadeLesson;
let readable: MadeLesson;
let unfinished: MadeLesson;
/** Requests that went the ordinary way. */
let ordinary: string[];
let origin: string;

beforeAll(async () => {
  school = await openSchool();
  origin = school.environment.SITE_URL;
  followOrdinaryWay({ school, note: (request) => void ordinary?.push(request) });
  learner = await signUpLearner({ school });
  const video = await insertFilm({ status: 'ready' });
  lesson = await publishLesson({ school, video });
  granted = await publishLesson({ school, video, access: 'granted' });
  free = await publishLesson({ school, video, access: 'everyone' });
  readable = await publishLesson({ school });
  unfinished = await publishLesson({ school, video: await insertFilm({ status: 'preparing' }) });
  // From each kind of caller the first answer is the ordinary way's: the fast one learns from it.
  for (const headers of [{}, { origin }] as Record<string, string>[]) await ask({ headers });
});
afterAll(async () => school.close());
beforeEach(async () => {
  await database().raw('truncate mux.streams, mux.mints');
  ordinary = [];
});

interface Request {
  lessonId?: string;
  session?: string;
  playing?: string;
  token?: string | undefined;
  headers?: Record<string, string>;
  /** What is put behind the address. */
  more?: string;
}

function ask({
  lessonId = lesson.lessonId,
  headers = {},
  session,
  playing,
  more = '',
  ...rest
}: Request = {}): Promise<Answer> {
  const path = leasePath(lessonId, { ...(session ? { session } : {}), ...(playing ? { playing } : {}) });
  const token = 'token' in rest ? rest.token : learner.token;
  return call({ url: `${school.url}${path}${more}`, token, headers });
}

/** All that a caller sees, without what is of one answer only. */
function describe({ status, headers, text }: Answer): unknown {
  const own = new Set(['x-request-id', 'date']);
  return {
    status,
    headers: Object.fromEntries([...headers].filter(([name]) => !own.has(name))),
    hasRequestId: /^[0-9a-f-]{36}$/.test(headers.get('x-request-id') ?? ''),
    text: text.replace(/"ticket":"[^"]+"/, '"ticket":"a ticket"'),
  };
}

/** The same request both ways: an address that ends in a sign too many says nothing more, and goes the ordinary way. */
async function askBothWays(request: Request): Promise<{ fast: unknown; ordinary: unknown }> {
  const { session, playing } = request;
  const fast = await ask(request);
  const slow = await ask({ ...request, more: session || playing ? '&' : '?' });
  // A step of the clock may lie between the two.
  if (fast.body?.data?.expiresAt !== slow.body?.data?.expiresAt) return askBothWays(request);
  return { fast: describe(fast), ordinary: describe(slow) };
}

/** What the fast way answers itself: leases, and what speaks against one for who may watch. */
const TAKEN: Readonly<Record<string, [() => Request, number, string | null, (() => Promise<unknown>)?]>> = {
  'a plain question': [() => ({}), 200, null],
  'from the site': [() => ({ headers: { origin } }), 200, null],
  'with a session': [() => ({ session: randomUUID() }), 200, null],
  'with a film that is on': [() => ({ session: randomUUID(), playing: 'film' }), 200, null],
  'for a free lesson': [() => ({ lessonId: free.lessonId }), 200, null],
  'a screen that was taken over': [
    () => ({ session: SCREEN, headers: { origin } }),
    409,
    'stream-taken-over',
    () =>
      database().raw(`insert into mux.streams (user_id, session, lesson_id, ended_at) values (?, ?, ?, now())`, [
        learner.id,
        SCREEN,
        lesson.lessonId,
      ]),
  ],
  'too many leases': [
    () => ({ headers: { origin } }),
    429,
    'too-many-leases',
    () =>
      database().raw(`insert into mux.mints (key, tokens, at) values (?, 0, now() + interval '1 hour')`, [
        `learner:${learner.id}`,
      ]),
  ],
  'a film that is not ready': [() => ({ lessonId: unfinished.lessonId }), 409, 'video-not-ready'],
  'a lesson without a film': [() => ({ lessonId: readable.lessonId }), 404, 'no-video'],
};
const SCREEN = randomUUID();

test('a lease is given ahead of the ordinary way, and answered alike to the last byte', async () => {
  for (const [what, [request, status, code, before]] of Object.entries(TAKEN)) {
    ordinary = [];
    await database().raw('truncate mux.streams, mux.mints');
    await before?.();
    const answers = await askBothWays(request());
    expect(answers.fast, what).toEqual(answers.ordinary);
    expect(answers.fast, what).toMatchObject({ status, hasRequestId: true });
    expect((answers.fast as { headers: Record<string, string> }).headers['cache-control'], what).toBe('no-store');
    if (code) expect((answers.fast as { text: string }).text, what).toContain(`"${code}"`);
    expect(
      ordinary.filter((line) => !/[?&]$/.test(line)),
      what
    ).toEqual([]);
  }
});

/** What is not plainly a lease of a learner who may have it, and what it is answered. */
const OTHERS: Readonly<Record<string, [() => Request, number, string | null]>> = {
  'without a sign-in': [() => ({ token: undefined }), 401, 'sign-in'],
  'a visitor of a free lesson': [() => ({ token: undefined, lessonId: free.lessonId }), 200, null],
  'a forged token': [() => ({ token: `${learner.token.slice(0, -4)}AAAA` }), 401, null],
  'a token without a signature': [
    () => ({ token: `${btoa('{"alg":"none","typ":"JWT"}')}.${learner.token.split('.')[1]}.` }),
    401,
    null,
  ],
  'no such lesson': [() => ({ lessonId: 'a'.repeat(24) }), 404, 'lesson-not-found'],
  'an id that is none': [() => ({ lessonId: 'A'.repeat(24) }), 400, 'invalid'],
  'a lesson of a course that is granted': [() => ({ lessonId: granted.lessonId }), 403, 'not-granted'],
  'a session that is no uuid': [() => ({ session: 'x' }), 400, 'invalid'],
  'a film that cannot be': [() => ({ playing: '../x' }), 400, 'invalid'],
  'two sessions': [() => ({ session: randomUUID(), more: `&session=${randomUUID()}` }), 400, 'invalid'],
  'a field that is unknown': [() => ({ more: '?userId=1' }), 400, 'invalid'],
  'another site': [() => ({ headers: { origin: 'https://evil.example' } }), 200, null],
};

test('whatever is not plainly a lease is answered by the ordinary way', async () => {
  for (const [what, [request, status, code]] of Object.entries(OTHERS)) {
    ordinary = [];
    const answer = await ask(request());
    expect([what, answer.status, answer.body?.error?.details?.code ?? null]).toEqual([what, status, code]);
    expect(ordinary.length, what).toBe(1);
  }
});

test('origins that are made up teach nothing, however many', async () => {
  for (let n = 0; n < 25; n += 1) await ask({ headers: { origin: `https://evil-${n}.example` } });
  await database().raw('truncate mux.mints');
  ordinary = [];
  expect((await ask({ headers: { origin } })).headers.get('access-control-allow-origin')).toBe(origin);
  expect(ordinary).toEqual([]);
  const foreign = await ask({ headers: { origin: 'https://evil-1.example' } });
  expect(foreign.headers.get('access-control-allow-origin')).not.toBe('https://evil-1.example');
  expect(ordinary).toHaveLength(1);
});

test('a session, an account or a grant that ends in this process ends leases with the next one', async () => {
  await expectChangesHereToCount({
    school,
    learner,
    granted,
    ask: ({ token, lessonId = lesson.lessonId }) => ask({ token, lessonId }),
    expectFast: async (request) => {
      ordinary = [];
      const answer = await request();
      expect(ordinary).toEqual([]);
      return answer;
    },
  });
});

test('a role that may not ask for leases any more gets none', async () => {
  const permissions = school.strapi.db.query('plugin::users-permissions.permission');
  const where = { action: 'plugin::mux.playback.lease', role: { type: 'authenticated' } };
  const permission = await permissions.findOne({ where, populate: ['role'] });
  await permissions.delete({ where: { id: permission.id } });
  try {
    expect((await ask()).status).toBe(403);
  } finally {
    await permissions.create({ data: { action: permission.action, role: permission.role.id } });
  }
  expect((await ask()).status).toBe(200);
});

test('what another process ends is over within a minute', async () => {
  await expectChangesElsewhereToCount({ school, ask: ({ token }) => ask({ token }) });
});

test('learners who come at once share a statement, each with their own place, screen and allowance', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => signUpLearner({ school })));
  for (const { token } of people) await ask({ token });
  await database().raw('truncate mux.streams, mux.mints');
  for (const [index, { token }] of people.entries())
    await call({
      url: `${school.url}/api/progress/lessons/${lesson.lessonId}`,
      method: 'PUT',
      token,
      body: { position: index + 1, watched: [], sessionId: randomUUID(), sentAt: new Date().toISOString() },
    });
  const [blocked] = people;
  await database().raw(`insert into mux.mints (key, tokens, at) values (?, 0, now() + interval '1 hour')`, [
    `learner:${blocked?.id}`,
  ]);
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => void statements.push(sql);
  database().on('query', listen);
  let answers: Answer[];
  try {
    answers = await Promise.all(people.map(({ token }) => ask({ token, session: randomUUID() })));
  } finally {
    database().removeListener('query', listen);
  }
  expect(answers.map(({ status, body }) => [status, body.data?.resume?.position ?? null])).toEqual([
    [429, null],
    ...[2, 3, 4, 5, 6].map((position) => [200, position]),
  ]);
  expect(statements.filter((sql) => /mux\.mints/.test(sql)).length).toBeLessThan(people.length);
  const { rows } = await database().raw('select user_id from mux.streams order by user_id');
  expect(rows.map(({ user_id: userId }: { user_id: number }) => userId)).toEqual(
    people
      .slice(1)
      .map(({ id }) => id)
      .toSorted((a, b) => a - b)
  );
});

function database() {
  return school.strapi.db.connection;
}

async function insertFilm({ status }: { status: 'ready' | 'preparing' }): Promise<string> {
  const id = randomUUID();
  const isReady = status === 'ready';
  await database()
    .withSchema('mux')
    .table('videos')
    .insert({
      id,
      title: 'A film',
      status,
      duration: isReady ? 60 : null,
      playback_id: isReady ? 'film' : null,
      truth: '{}',
    });
  return id;
}
