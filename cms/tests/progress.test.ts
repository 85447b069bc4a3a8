import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** Seconds; 100 whole ones, so that a percent is a second and 90 of them make it done. */
const DURATION = 100.4;
const START = Date.parse('2026-11-22T15:00:00Z');
const NOWHERE = 'a'.repeat(24);

const LESSON_KEYS = [
  'completed',
  'completedBy',
  'duration',
  'lessonId',
  'percent',
  'position',
  'rule',
  'surplus',
  'ticket',
  'updatedAt',
  'watched',
];
const RULE = { kind: 'percent', percent: 90 };
const COURSE_KEYS = ['completed', 'courseId', 'lessons', 'percent'];
const CONTINUE_KEYS = ['completed', 'courseId', 'duration', 'lessonId', 'percent', 'position', 'updatedAt'];

type Range = readonly [from: number, to: number];

interface Report {
  position: number;
  watched: readonly Range[];
  sessionId: string;
  sentAt: string;
}

let school: School;
let film: string;
let learner: Person;

beforeAll(async () => {
  school = await openSchool();
  film = await addFilm({ duration: DURATION });
  learner = await signUpLearner({ school });
});
afterAll(async () => school.close());

async function addFilm({
  status = 'ready',
  duration,
}: {
  status?: 'ready' | 'preparing';
  duration: number | null;
}): Promise<string> {
  const id = randomUUID();
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id, title: 'A film', status, duration, truth: '{}' });
  return id;
}

/** A report of one second of the story after `START`. */
function makeReport({
  position = 0,
  watched = [],
  sessionId = randomUUID(),
  second = 0,
}: { position?: number; watched?: readonly Range[]; sessionId?: string; second?: number } = {}): Report {
  return { position, watched, sessionId, sentAt: new Date(START + second * 1_000).toISOString() };
}

/** Reports as a page does that was opened an hour ago, unless the body says what it wants of that. */
function put({ lessonId, body, token }: { lessonId: string; body: unknown; token?: string }): Promise<Answer> {
  const ticket = token?.includes('.') ? openedAnHourAgo({ lessonId, token }) : undefined;
  const told = ticket && typeof body === 'object' ? { ticket, ...body } : body;
  return call({ url: `${school.url}/api/progress/lessons/${lessonId}`, method: 'PUT', body: told, token });
}

function openedAnHourAgo({ lessonId, token }: { lessonId: string; token: string }): string | undefined {
  const userId = Number(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}').userId);
  const openedAt = new Date(Date.now() - 3_600_000);
  return school.strapi.plugin('progress').service('tickets').write({ userId, lessonId, openedAt });
}

/** The progress after a report that is taken. */
async function report({
  lessonId,
  token = learner.token,
  ...told
}: { lessonId: string; token?: string } & Parameters<typeof makeReport>[0]) {
  const answer = await put({ lessonId, token, body: makeReport(told) });
  if (answer.status !== 200) throw new Error(`Reporting answered ${answer.status}: ${answer.text}`);
  return answer.body.data;
}

const get = (path: string, token: string | undefined = learner.token): Promise<Answer> =>
  call({ url: `${school.url}/api/progress/${path}`, token });

const codeOf = (answer: Answer): string | undefined => answer.body?.error?.details?.code;

/** What is kept of a lesson, whoever's it is. */
async function readRows({ lessonId }: { lessonId: string }): Promise<{ progress: unknown[]; sessions: unknown[] }> {
  const learning = (table: string) => school.strapi.db.connection.withSchema('learning').table(table);
  return {
    progress: await learning('progress').where({ lesson_id: lessonId }),
    sessions: await learning('sessions').where({ lesson_id: lessonId }),
  };
}

function pick(value: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.filter((key) => key in value).map((key) => [key, value[key]]));
}

async function giveCourse({ userId, courseId }: { userId: number; courseId: string }): Promise<void> {
  await school.strapi
    .plugin('access')
    .service('grants')
    .grant({ userId, scope: 'course', courseId, source: 'admin', reason: 'Test', expiresAt: null });
}

/** A course of three lessons, one a module. */
async function publishCourse(): Promise<MadeLesson & { lessonIds: [string, string, string] }> {
  const made = await publishLesson({ school, video: film });
  const [second, third] = [
    await addLesson({ school, courseId: made.courseId, video: film, position: 1 }),
    await addLesson({ school, courseId: made.courseId, video: film, position: 2 }),
  ];
  return { ...made, lessonIds: [made.lessonId, second.lesson.documentId, third.lesson.documentId] };
}

test('a report is answered with the progress after it, in exactly the shape agreed on', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const answer = await put({
    lessonId,
    token: learner.token,
    body: makeReport({ position: 12.5, watched: [[0, 12.5]] }),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(Object.keys(answer.body)).toEqual(['data']);
  expect(answer.body.data).toEqual({
    lessonId,
    position: 12.5,
    percent: 13,
    completed: false,
    completedBy: null,
    rule: RULE,
    watched: [[0, 13]],
    duration: DURATION,
    updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    ticket: null,
    surplus: 0,
  });
  expect(Math.abs(Date.now() - Date.parse(answer.body.data.updatedAt))).toBeLessThan(60_000);
  expect((await get(`lessons/${lessonId}`)).body.data).toEqual({ ...answer.body.data, ticket: expect.any(String) });
});

test('a lesson never started is all zeros; one that is not there is not found', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const answer = await get(`lessons/${lessonId}`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body).toEqual({
    data: {
      lessonId,
      position: 0,
      percent: 0,
      completed: false,
      completedBy: null,
      rule: RULE,
      watched: [],
      duration: 0,
      updatedAt: null,
      ticket: expect.any(String),
      surplus: 0,
    },
  });
  const draft = await publishLesson({ school, video: film, publish: false });
  for (const id of [NOWHERE, draft.lessonId]) {
    expect(codeOf(await get(`lessons/${id}`)), id).toBe('lesson-not-found');
    expect(codeOf(await put({ lessonId: id, token: learner.token, body: makeReport() })), id).toBe('lesson-not-found');
  }
  expect(codeOf(await get(`courses/${NOWHERE}`))).toBe('course-not-found');
});

test('a course is answered with its lessons in its order, and counts the done ones', async () => {
  const { courseId, lessonIds } = await publishCourse();
  const untouched = await get(`courses/${courseId}`);
  expect(untouched.body.data).toMatchObject({ courseId, percent: 0, completed: false });
  expect(untouched.headers.get('cache-control')).toBe('no-store');

  const first = await report({ lessonId: lessonIds[0], position: 100, watched: [[0, 100]] });
  const second = await report({ lessonId: lessonIds[1], position: 30, watched: [[0, 30]] });
  const { lessonId: _, ticket, ...zeros } = (await get(`lessons/${lessonIds[2]}`)).body.data;
  expect(ticket).toEqual(expect.any(String));
  expect((await get(`courses/${courseId}`)).body).toEqual({
    data: {
      courseId,
      percent: 33,
      completed: false,
      lessons: [first, second, { lessonId: lessonIds[2], ticket: null, ...zeros }],
    },
  });

  await report({ lessonId: lessonIds[1], watched: [[30, 90]] });
  await report({ lessonId: lessonIds[2], watched: [[5, 95]] });
  expect((await get(`courses/${courseId}`)).body.data).toMatchObject({ percent: 100, completed: true });
});

test('to go on with is the next lesson of the course last learned in; finished courses come last and say so', async () => {
  const { token } = await signUpLearner({ school });
  expect((await get('continue', token)).body).toEqual({ data: [] });

  const [one, other] = [await publishCourse(), await publishLesson({ school, video: film })];
  const begun = await report({ token, lessonId: one.lessonIds[1], position: 30, watched: [[0, 30]] });
  const shown = pick(begun, CONTINUE_KEYS);
  expect((await get('continue', token)).body).toEqual({ data: [{ ...shown, courseId: one.courseId }] });

  const finished = await report({ token, lessonId: other.lessonId, position: 99, watched: [[0, 99]] });
  expect((await get('continue', token)).body.data).toEqual([
    { ...shown, courseId: one.courseId },
    {
      lessonId: other.lessonId,
      courseId: other.courseId,
      position: 99,
      percent: 99,
      completed: true,
      duration: DURATION,
      updatedAt: finished.updatedAt,
    },
  ]);

  const done = await report({ token, lessonId: one.lessonIds[1], position: 95, watched: [[30, 95]] });
  expect((await get('continue', token)).body.data[0]).toEqual({
    lessonId: one.lessonIds[2],
    courseId: one.courseId,
    position: 0,
    percent: 0,
    completed: false,
    duration: 0,
    updatedAt: done.updatedAt,
  });

  for (const lessonId of one.lessonIds) await report({ token, lessonId, position: 100, watched: [[0, 100]] });
  const both = (await get('continue', token)).body.data;
  expect(
    both.map(({ courseId, lessonId, completed }: Record<string, unknown>) => [courseId, lessonId, completed])
  ).toEqual([
    [one.courseId, one.lessonIds[2], true],
    [other.courseId, other.lessonId, true],
  ]);
});

test('late, doubled and shuffled reports of two devices end in the same seconds, at the newest position', async () => {
  const [phone, desk] = [randomUUID(), randomUUID()];
  const told: Report[] = [
    makeReport({ sessionId: phone, second: 15, position: 15, watched: [[0, 15]] }),
    makeReport({ sessionId: desk, second: 20, position: 50, watched: [[40, 50]] }),
    makeReport({ sessionId: phone, second: 30, position: 30, watched: [[15, 30]] }),
    makeReport({ sessionId: desk, second: 35, position: 65, watched: [[50, 65]] }),
  ];
  const [first, second, third, fourth] = told;
  // The desk is heard of after the phone in each, so its newest report says where to resume.
  const orders = [
    [first, second, third, fourth],
    [first, fourth, second, third, third, first],
    [third, third, first, fourth, second, fourth, third],
  ];
  for (const order of orders) {
    const { lessonId } = await publishLesson({ school, video: film });
    for (const body of order) expect((await put({ lessonId, token: learner.token, body })).status).toBe(200);
    expect((await get(`lessons/${lessonId}`)).body.data).toMatchObject({
      watched: [
        [0, 30],
        [40, 65],
      ],
      position: 65,
      percent: 55,
      completed: false,
    });
    const { progress, sessions } = await readRows({ lessonId });
    expect([progress.length, sessions.length]).toEqual([1, 2]);
  }
});

test('90 % really watched makes a lesson done, and it stays done; seeking does not', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const sessionId = randomUUID();
  const tell = (second: number, position: number, watched: readonly Range[]) =>
    report({ lessonId, sessionId, second, position, watched });
  expect(await tell(1, DURATION, [])).toMatchObject({ position: DURATION, percent: 0, completed: false });
  expect(await tell(2, 100, [[99, 100]])).toMatchObject({ percent: 1, completed: false });
  // Again and again the same seconds are the same seconds.
  for (let again = 0; again < 3; again += 1) await tell(3 + again, 50, [[0, 50]]);
  expect(await tell(6, 88, [[50, 88]])).toMatchObject({ percent: 89, completed: false });
  expect(await tell(7, 89, [[88, 89]])).toMatchObject({ percent: 90, completed: true });
  expect(await tell(8, 3, [])).toMatchObject({ position: 3, percent: 90, completed: true });
});

test('what lies beyond the film counts for nothing, whatever the player says', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  expect(
    await report({
      lessonId,
      position: 86_400,
      watched: [
        [99, 86_400],
        [200, 300],
      ],
    })
  ).toMatchObject({ position: DURATION, watched: [[99, 100]], percent: 1, completed: false, duration: DURATION });
  // The film's length is not the player's to say.
  const told = await put({ lessonId, token: learner.token, body: { ...makeReport(), duration: 1 } });
  expect([told.status, told.body.error.message]).toEqual([400, expect.stringContaining('duration')]);
  expect((await get(`lessons/${lessonId}`)).body.data).toMatchObject({ percent: 1, completed: false });
});

test('whoever may not watch reports nothing, and nothing is written', async () => {
  const open = await publishLesson({ school, access: 'everyone', video: film });
  const granted = await publishLesson({ school, access: 'granted', video: film });
  const body = makeReport({ position: 9, watched: [[0, 9]] });

  for (const { lessonId } of [open, granted]) {
    for (const token of [undefined, 'no-such-token'])
      expect((await put({ lessonId, body, token })).status, String(token)).toBe(401);
  }
  const refused = await put({ lessonId: granted.lessonId, body, token: learner.token });
  expect([refused.status, codeOf(refused)]).toEqual([403, 'not-granted']);
  for (const { lessonId } of [open, granted])
    expect(await readRows({ lessonId })).toEqual({ progress: [], sessions: [] });

  for (const path of [`lessons/${open.lessonId}`, `courses/${open.courseId}`, 'continue'])
    expect((await call({ url: `${school.url}/api/progress/${path}` })).status, path).toBe(401);

  const guest = await signUpLearner({ school });
  await giveCourse({ userId: guest.id, courseId: granted.courseId });
  expect((await put({ lessonId: granted.lessonId, body, token: guest.token })).status).toBe(200);
});

test('a lesson without a film, or whose film is not ready, takes no report', async () => {
  const bare = await publishLesson({ school });
  const lost = await publishLesson({ school, video: randomUUID() });
  const waiting = await publishLesson({ school, video: await addFilm({ status: 'preparing', duration: null }) });
  for (const [{ lessonId }, code] of [
    [bare, 'no-video'],
    [lost, 'video-not-ready'],
    [waiting, 'video-not-ready'],
  ] as const) {
    const answer = await put({ lessonId, token: learner.token, body: makeReport({ watched: [[0, 9]] }) });
    expect([answer.status, codeOf(answer)]).toEqual([409, code]);
    expect(await readRows({ lessonId })).toEqual({ progress: [], sessions: [] });
    expect((await get(`lessons/${lessonId}`)).body.data.updatedAt).toBeNull();
  }
});

test("a learner neither sees nor moves another's progress, by path, query, body or session", async () => {
  const { lessonId, courseId } = await publishLesson({ school, video: film });
  const other = await signUpLearner({ school });
  const sessionId = randomUUID();
  const mine = await report({ lessonId, sessionId, position: 40, watched: [[0, 40]] });

  const empty = { position: 0, percent: 0, watched: [], updatedAt: null };
  expect((await get(`lessons/${lessonId}`, other.token)).body.data).toMatchObject(empty);
  expect((await get(`courses/${courseId}`, other.token)).body.data.lessons).toMatchObject([empty]);
  expect((await get('continue', other.token)).body.data).toEqual([]);

  for (const name of ['userId', 'user_id', 'user', 'learner', 'filters[user]']) {
    const query = `${encodeURIComponent(name)}=${learner.id}`;
    for (const path of [`lessons/${lessonId}`, `courses/${courseId}`, 'continue'])
      expect((await get(`${path}?${query}`, other.token)).status, `${path}?${query}`).toBe(400);
    const body = makeReport({ sessionId, position: 1, watched: [[0, 1]] });
    expect((await put({ lessonId: `${lessonId}?${query}`, token: other.token, body })).status, query).toBe(400);
    expect((await put({ lessonId, token: other.token, body: { ...body, [name]: learner.id } })).status, name).toBe(400);
  }
  for (const path of [`lessons/${lessonId}/${learner.id}`, `learners/${learner.id}/lessons/${lessonId}`])
    expect((await get(path, other.token)).status, path).toBe(404);
  expect((await readRows({ lessonId })).progress).toHaveLength(1);

  // With the other's own session id, later by its clock: it is a session of its own.
  await report({ token: other.token, lessonId, sessionId, second: 999, position: 7, watched: [[60, 67]] });
  expect((await get(`lessons/${lessonId}`)).body.data).toEqual({ ...mine, ticket: expect.any(String) });
  expect((await get(`lessons/${lessonId}`, other.token)).body.data).toMatchObject({ position: 7, watched: [[60, 67]] });
});

test('progress outlives the lesson being published anew, and its course and module', async () => {
  const { lessonId, moduleId, courseId } = await publishLesson({ school, video: film });
  const lessons = school.strapi.documents('api::lesson.lesson');
  const before = await report({ lessonId, position: 40, watched: [[0, 40]] });

  await lessons.update({ documentId: lessonId, data: { title: 'Said better' } });
  await lessons.publish({ documentId: lessonId });
  await school.strapi.documents('api::module.module').publish({ documentId: moduleId });
  await school.strapi.documents('api::course.course').publish({ documentId: courseId });
  const published = await lessons.findOne({ documentId: lessonId, status: 'published', fields: ['title', 'video'] });
  expect(published).toMatchObject({ title: 'Said better', video: film });
  expect((await get(`lessons/${lessonId}`)).body.data).toEqual({ ...before, ticket: expect.any(String) });
  expect((await get(`courses/${courseId}`)).body.data.lessons).toEqual([before]);

  await lessons.unpublish({ documentId: lessonId });
  expect(codeOf(await get(`lessons/${lessonId}`))).toBe('lesson-not-found');
  await lessons.publish({ documentId: lessonId });
  expect(await report({ lessonId, position: 50, watched: [[40, 50]] })).toMatchObject({ watched: [[0, 50]] });
});

test('no progress route answers for another: each has its own shape', async () => {
  const { lessonId, courseId } = await publishLesson({ school, video: film });
  const saved = await put({ lessonId, token: learner.token, body: makeReport({ position: 5, watched: [[0, 5]] }) });
  const [lesson, course, next] = [
    await get(`lessons/${lessonId}`),
    await get(`courses/${courseId}`),
    await get('continue'),
  ];
  const keysOf = (value: object) => Object.keys(value).toSorted();
  for (const answer of [saved, lesson]) {
    expect(keysOf(answer.body.data)).toEqual(LESSON_KEYS);
    expect(answer.body.data.lessonId).toBe(lessonId);
  }
  expect(keysOf(course.body.data)).toEqual(COURSE_KEYS);
  expect(course.body.data.courseId).toBe(courseId);
  expect(keysOf(course.body.data.lessons[0])).toEqual(LESSON_KEYS);
  expect(Array.isArray(next.body.data)).toBe(true);
  for (const item of next.body.data) expect(keysOf(item)).toEqual(CONTINUE_KEYS);
  expect(next.body.data[0]).toMatchObject({ lessonId, courseId });

  // An id of the other kind, and a word where an id goes, are not taken for something else.
  expect(codeOf(await get(`lessons/${courseId}`))).toBe('lesson-not-found');
  expect(codeOf(await get(`courses/${lessonId}`))).toBe('course-not-found');
  expect((await get('lessons/continue')).status).toBe(400);
  for (const path of [`courses/${courseId}`, 'continue', 'lessons']) {
    const answer = await call({
      url: `${school.url}/api/progress/${path}`,
      method: 'PUT',
      body: makeReport(),
      token: learner.token,
    });
    expect([404, 405], path).toContain(answer.status);
  }
});

test('twenty parallel first reports make one row that has all their seconds', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const sessionId = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      put({
        lessonId,
        token: learner.token,
        body: makeReport({ sessionId, second: index, position: index * 5, watched: [[index * 5, index * 5 + 5]] }),
      })
    )
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  const { progress, sessions } = await readRows({ lessonId });
  expect([progress.length, sessions.length]).toEqual([1, 1]);
  expect((await get(`lessons/${lessonId}`)).body.data).toMatchObject({
    watched: [[0, 100]],
    position: 95,
    percent: 100,
    completed: true,
  });
});
