import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** Seconds. */
const DURATION = 1_000;
const HOUR = 3_600_000;

type Range = readonly [from: number, to: number];

let school: School;
let film: string;
let learner: Person;

beforeAll(async () => {
  school = await openSchool();
  film = await addFilm({ duration: DURATION });
  learner = await signUpLearner({ school });
});
afterAll(async () => school.close());

async function addFilm({ duration }: { duration: number | null }): Promise<string> {
  const id = randomUUID();
  const status = duration === null ? 'preparing' : 'ready';
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id, title: 'A film', status, duration, truth: '{}' });
  return id;
}

const service = (name: string) => school.strapi.plugin('progress').service(name);

/** A report of a page that was opened so many milliseconds ago; null: one that does not say. */
function makeReport({
  lessonId,
  watched = [],
  position = 0,
  sessionId = randomUUID(),
  opened = HOUR,
  person = learner,
}: {
  lessonId: string;
  watched?: readonly Range[];
  position?: number;
  sessionId?: string;
  opened?: number | null;
  person?: Person;
}) {
  const openedAt = new Date(Date.now() - (opened ?? 0));
  const ticket = opened === null ? {} : { ticket: service('tickets').write({ userId: person.id, lessonId, openedAt }) };
  return { position, watched, sessionId, sentAt: new Date().toISOString(), ...ticket };
}

const ask = (
  path: string,
  { method = 'GET', body, token = learner.token }: { method?: string; body?: unknown; token?: string | undefined } = {}
): Promise<Answer> => call({ url: `${school.url}/api/progress/${path}`, method, body, token });

async function report(told: Parameters<typeof makeReport>[0]) {
  const { person = learner } = told;
  const answer = await ask(`lessons/${told.lessonId}`, { method: 'PUT', body: makeReport(told), token: person.token });
  if (answer.status !== 200) throw new Error(`Reporting answered ${answer.status}: ${answer.text}`);
  return answer.body.data;
}

const sync = (reports: unknown, token = learner.token): Promise<Answer> =>
  ask('sync', { method: 'POST', body: { reports }, token });

const mark = (lessonId: string, done: boolean, token: string | undefined = learner.token): Promise<Answer> =>
  ask(`lessons/${lessonId}/done`, { method: 'PUT', body: { done }, token });

const codeOf = (answer: Answer): string | undefined => answer.body?.error?.details?.code;

async function countRows({ userId }: { userId: number }): Promise<number> {
  const exported: Record<string, unknown[]> = await service('people').export({ userId });
  return Object.entries(exported)
    .filter(([table]) => table !== 'learner_figures' && table !== 'forgotten')
    .reduce((sum, [, rows]) => sum + rows.length, 0);
}

test('many reports at once are each kept or refused by themselves, in the order they were sent', async () => {
  const [one, other] = [await publishLesson({ school, video: film }), await publishLesson({ school, video: film })];
  const granted = await publishLesson({ school, access: 'granted', video: film });
  const waiting = await publishLesson({ school, video: await addFilm({ duration: null }) });
  const bare = await publishLesson({ school });
  const nowhere = 'a'.repeat(24);
  const sessionId = randomUUID();
  const told: (readonly [string, readonly Range[]])[] = [
    [one.lessonId, [[0, 15]]],
    [granted.lessonId, [[0, 15]]],
    [other.lessonId, [[100, 200]]],
    [nowhere, []],
    [one.lessonId, [[15, 30]]],
    [waiting.lessonId, [[0, 15]]],
    [bare.lessonId, []],
  ];
  const answer = await sync(
    told.map(([lessonId, watched]) => ({ lessonId, ...makeReport({ lessonId, watched, sessionId }) }))
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body.data).toMatchObject([
    { lessonId: one.lessonId, sessionId, status: 'saved', code: null, progress: { watched: [[0, 30]], percent: 3 } },
    { lessonId: granted.lessonId, sessionId, status: 'refused', code: 'not-granted', progress: null },
    { lessonId: other.lessonId, status: 'saved', progress: { watched: [[100, 200]], percent: 10, surplus: 0 } },
    { lessonId: nowhere, status: 'refused', code: 'lesson-not-found' },
    { lessonId: one.lessonId, status: 'saved', progress: { watched: [[0, 30]] } },
    { lessonId: waiting.lessonId, status: 'retry', code: 'video-not-ready' },
    { lessonId: bare.lessonId, status: 'refused', code: 'no-video' },
  ]);
  for (const result of answer.body.data)
    expect(Object.keys(result).toSorted()).toEqual(['code', 'lessonId', 'progress', 'sessionId', 'status']);
  expect((await ask(`lessons/${one.lessonId}`)).body.data).toMatchObject({ watched: [[0, 30]] });
});

test('what is sent at once ends as what is sent one by one, twice as well', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const [phone, desk] = [randomUUID(), randomUUID()];
  const reports = [
    makeReport({ lessonId, sessionId: phone, position: 300, watched: [[0, 300]] }),
    makeReport({ lessonId, sessionId: desk, position: 900, watched: [[600, 900]] }),
    makeReport({ lessonId, sessionId: phone, position: 500, watched: [[300, 500]] }),
  ].map((told) => ({ lessonId, ...told }));
  for (const order of [reports, reports.toReversed()]) expect((await sync(order)).status).toBe(200);
  expect((await ask(`lessons/${lessonId}`)).body.data).toMatchObject({
    watched: [
      [0, 500],
      [600, 900],
    ],
    position: 900,
    percent: 80,
  });
});

test('a report that is wrong is named by its place, and nothing of its batch is written', async () => {
  const person = await signUpLearner({ school });
  const { lessonId } = await publishLesson({ school, video: film });
  const good = { lessonId, ...makeReport({ lessonId, person, watched: [[0, 9]] }) };
  for (const [reports, named] of [
    [[good, { ...good, position: -1 }], 'reports[1]'],
    [[{ ...good, userId: learner.id }], 'userId'],
    [[], 'reports'],
    [Array.from({ length: 101 }, () => good), '100'],
  ] as const) {
    const answer = await sync(reports, person.token);
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining(named)]);
  }
  expect(
    (await call({ url: `${school.url}/api/progress/sync`, method: 'POST', body: { reports: [good] } })).status
  ).toBe(401);
  expect(await countRows({ userId: person.id })).toBe(0);
});

test('an hour in an open page counts, an hour in a page just opened does not, and the answer says how much', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const [honest, forger] = [await signUpLearner({ school }), await signUpLearner({ school })];
  expect(await report({ lessonId, person: honest, watched: [[0, 950]], opened: HOUR })).toMatchObject({
    percent: 95,
    completed: true,
    surplus: 0,
  });
  // With a ticket of this moment, without one, with another's ticket, with a ticket for another lesson.
  const elsewhere = await publishLesson({ school, video: film });
  const claims = [
    makeReport({ lessonId, person: forger, watched: [[0, 950]], opened: 0 }),
    makeReport({ lessonId, person: forger, watched: [[0, 950]], opened: null }),
    makeReport({ lessonId, person: honest, watched: [[0, 950]] }),
    makeReport({ lessonId: elsewhere.lessonId, person: forger, watched: [[0, 950]] }),
  ];
  for (const body of claims) {
    const { data } = (await ask(`lessons/${lessonId}`, { method: 'PUT', body, token: forger.token })).body;
    expect(data.completed).toBe(false);
    expect(data.surplus).toBeGreaterThan(500);
    expect(data.percent).toBeLessThan(30);
  }
});

test('the page that asks where it is gets the ticket its reports carry, and so does the player', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const { ticket } = (await ask(`lessons/${lessonId}`)).body.data;
  expect(service('tickets').read({ ticket, userId: learner.id, lessonId })).toBeInstanceOf(Date);
  expect(service('tickets').read({ ticket, userId: learner.id + 1, lessonId })).toBeNull();
  await report({ lessonId, position: 42, watched: [[0, 42]] });
  const resume = await service('resume').find({ userId: learner.id, lessonId });
  expect(resume).toEqual({ position: 42, ticket: expect.any(String) });
  expect(service('tickets').read({ ...resume, userId: learner.id, lessonId })).toBeInstanceOf(Date);
  const { sql, bindings } = service('resume').ask({ userId: 'a.user_id', lessonId: 'a.lesson_id' });
  const { rows } = await school.strapi.db.connection.raw(
    `select (${sql})::text as answer from (values (?::integer, ?::text)) a (user_id, lesson_id)`,
    [...bindings, learner.id, lessonId]
  );
  expect(service('resume').read({ userId: learner.id, lessonId, answer: rows[0].answer })).toMatchObject({
    position: 42,
  });
  expect(await service('resume').find({ userId: learner.id, lessonId: 'a'.repeat(24) })).toMatchObject({ position: 0 });
});

test('a learner makes a lesson done and undone by hand, told as such; only one they may watch', async () => {
  const { lessonId, courseId } = await publishLesson({ school, video: film });
  const done = await mark(lessonId, true);
  expect([done.status, done.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(done.body.data).toMatchObject({ lessonId, completed: true, completedBy: 'learner', percent: 0, watched: [] });
  expect((await mark(lessonId, true)).body.data).toEqual({ ...done.body.data, updatedAt: expect.any(String) });
  expect((await ask(`courses/${courseId}`)).body.data).toMatchObject({ percent: 100, completed: true });
  expect((await mark(lessonId, false)).body.data).toMatchObject({ completed: false, completedBy: null });
  expect((await ask(`courses/${courseId}`)).body.data).toMatchObject({ percent: 0, completed: false });

  const granted = await publishLesson({ school, access: 'granted', video: film });
  expect(codeOf(await mark(granted.lessonId, true))).toBe('not-granted');
  expect(codeOf(await mark('a'.repeat(24), true))).toBe('lesson-not-found');
  const url = `${school.url}/api/progress/lessons/${lessonId}/done`;
  expect((await call({ url, method: 'PUT', body: { done: true } })).status).toBe(401);
});

test('undone by hand, what was watched before does not make it done again, and watching more does', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const watched: Range[] = [[0, 950]];
  expect(await report({ lessonId, watched })).toMatchObject({ completed: true, completedBy: 'film' });
  await mark(lessonId, false);
  expect(await report({ lessonId, watched })).toMatchObject({ completed: false, percent: 95 });
  expect(await report({ lessonId, watched: [[950, 960]] })).toMatchObject({ completed: true, completedBy: 'film' });
});

test('each lesson is done by its own rule, and a course with one to read comes to 100 percent', async () => {
  const lessons = school.strapi.documents('api::lesson.lesson');
  const made = await publishLesson({ school, video: film });
  const { lesson: manual } = await addLesson({ school, courseId: made.courseId, video: film, position: 1 });
  const { lesson: text } = await addLesson({ school, courseId: made.courseId, position: 2 });
  const setRule = async (documentId: string, data: object) => {
    await lessons.update({ documentId, data });
    await lessons.publish({ documentId });
  };
  await setRule(made.lessonId, { donePercent: 50 });
  await setRule(manual.documentId, { doneRule: 'manual' });

  expect(await report({ lessonId: made.lessonId, watched: [[0, 500]] })).toMatchObject({
    completed: true,
    rule: { kind: 'percent', percent: 50 },
  });
  expect(await report({ lessonId: manual.documentId, watched: [[0, 1_000]] })).toMatchObject({
    completed: false,
    percent: 100,
    rule: { kind: 'manual' },
  });
  expect((await ask(`courses/${made.courseId}`)).body.data).toMatchObject({ percent: 33 });
  expect((await mark(manual.documentId, true)).body.data).toMatchObject({ completedBy: 'learner' });
  expect((await mark(text.documentId, true)).body.data).toMatchObject({ completedBy: 'read', rule: { kind: 'read' } });
  expect((await ask(`courses/${made.courseId}`)).body.data).toMatchObject({ percent: 100, completed: true });
});

test('republished 100 times while it plays, a lesson loses nothing', async () => {
  const { lessonId } = await publishLesson({ school, video: film });
  const lessons = school.strapi.documents('api::lesson.lesson');
  const sessionId = randomUUID();
  const publishing = { isUnderWay: true };
  let told = 0;
  const playing = (async () => {
    while (publishing.isUnderWay) {
      // Between two versions it is not published for a moment: the player is told so and tries again.
      const body = makeReport({ lessonId, sessionId, position: told + 1, watched: [[told, told + 1]] });
      const { status } = await ask(`lessons/${lessonId}`, { method: 'PUT', body });
      expect([200, 404]).toContain(status);
      if (status === 200) told += 1;
    }
  })();
  for (let round = 0; round < 100; round += 1) {
    await lessons.update({ documentId: lessonId, data: { title: `Version ${round}` } });
    await lessons.publish({ documentId: lessonId });
  }
  publishing.isUnderWay = false;
  await playing;
  expect(told).toBeGreaterThan(10);
  expect((await ask(`lessons/${lessonId}`)).body.data).toMatchObject({ watched: [[0, told]], position: told });
});

test('a film replaced by one of another length is told in proportion everywhere, before and after the next report', async () => {
  const own = await addFilm({ duration: 100 });
  const made = await publishLesson({ school, video: own });
  const { lessonId, courseId } = made;
  const person = await signUpLearner({ school });
  await report({ lessonId, person, position: 50, watched: [[0, 50]] });
  const replace = async (duration: number) => {
    await school.strapi.db.connection.withSchema('mux').table('videos').where({ id: own }).update({ duration });
    await school.strapi.eventHub.emit('mux.video.replaced', { videoId: own, toDuration: duration });
  };
  const read = async () => {
    const { token } = person;
    const lesson = (await ask(`lessons/${lessonId}`, { token })).body.data;
    const [listed] = (await ask(`courses/${courseId}`, { token })).body.data.lessons;
    const [next] = (await ask('continue', { token })).body.data;
    const resume = await service('resume').find({ userId: person.id, lessonId });
    expect([listed.watched, listed.position, next.position, resume.position]).toEqual([
      lesson.watched,
      lesson.position,
      lesson.position,
      lesson.position,
    ]);
    return [lesson.watched, lesson.position, lesson.duration, lesson.percent];
  };
  // Two percent is the same film.
  await replace(102);
  expect(await read()).toEqual([[[0, 50]], 50, 102, 49]);
  await replace(200);
  expect(await read()).toEqual([[[0, 100]], 100, 200, 50]);
  await Promise.all([0, 1, 2, 3].map(() => report({ lessonId, person, position: 120, watched: [[100, 120]] })));
  expect(await read()).toEqual([[[0, 120]], 120, 200, 60]);
  await replace(100);
  expect(await read()).toEqual([[[0, 60]], 60, 100, 60]);
});

test('lessons that move, leave or join change the percent of the course, never what was learned', async () => {
  const made: MadeLesson = await publishLesson({ school, video: film });
  const { lesson: second } = await addLesson({ school, courseId: made.courseId, video: film, position: 1 });
  const elsewhere = await publishLesson({ school, video: film });
  const lessons = school.strapi.documents('api::lesson.lesson');
  const percentOf = async (courseId: string) => (await ask(`courses/${courseId}`)).body.data.percent;
  const before = await report({ lessonId: second.documentId, watched: [[0, 950]] });
  expect(await percentOf(made.courseId)).toBe(50);
  await lessons.update({
    documentId: second.documentId,
    data: { module: { documentId: elsewhere.moduleId }, position: 9 },
  });
  await lessons.publish({ documentId: second.documentId });
  expect(await Promise.all([made, elsewhere].map(({ courseId }) => percentOf(courseId)))).toEqual([0, 50]);
  await lessons.unpublish({ documentId: elsewhere.lessonId });
  expect(await percentOf(elsewhere.courseId)).toBe(100);
  await lessons.unpublish({ documentId: second.documentId });
  expect(await percentOf(elsewhere.courseId)).toBe(0);
  await lessons.publish({ documentId: second.documentId });
  expect((await ask(`lessons/${second.documentId}`)).body.data).toMatchObject({
    watched: before.watched,
    completed: true,
  });
});

test('a forgotten learner who goes on reporting leaves nothing behind, and is told to sign in', async () => {
  const person = await signUpLearner({ school });
  const { lessonId } = await publishLesson({ school, video: film });
  await report({ lessonId, person, watched: [[0, 9]] });
  expect(await countRows({ userId: person.id })).toBe(2);
  const forgetting = { isOver: false };
  const statuses = new Set<number>();
  const going = Array.from({ length: 4 }, async () => {
    const sessionId = randomUUID();
    for (let again = 0; again < 3 || !forgetting.isOver; again += 1) {
      const body = makeReport({ lessonId, person, sessionId, watched: [[0, 9]] });
      statuses.add((await ask(`lessons/${lessonId}`, { method: 'PUT', body, token: person.token })).status);
      if (forgetting.isOver) again += 1;
    }
  });
  await service('people').forget({ userId: person.id });
  forgetting.isOver = true;
  await Promise.all(going);
  const last = await sync([{ lessonId, ...makeReport({ lessonId, person }) }], person.token);
  expect([last.status, codeOf(last)]).toEqual([401, 'sign-in']);
  expect(codeOf(await mark(lessonId, true, person.token))).toBe('sign-in');
  expect([...statuses].filter((status) => ![200, 401].includes(status))).toEqual([]);
  expect(await countRows({ userId: person.id })).toBe(0);
});

test('an editor makes done, undoes and resets, with a reason that is kept', async () => {
  const person = await signUpLearner({ school });
  const { lessonId, courseId } = await publishLesson({ school, video: film });
  const order = { userId: person.id, by: null };
  await service('learning').override({ ...order, lessonId, done: true, reason: 'Shown in class' });
  const read = async () => (await ask(`lessons/${lessonId}`, { token: person.token })).body.data;
  expect(await read()).toMatchObject({ completed: true, completedBy: 'editor' });
  await service('learning').reset({ ...order, courseId, reason: 'Begins anew' });
  expect(await read()).toMatchObject({ completed: false, updatedAt: null });
  expect(await service('learning').listInterventions({ userId: person.id })).toMatchObject([
    { kind: 'done', lessonId, reason: 'Shown in class' },
    { kind: 'reset', courseId, reason: 'Begins anew' },
  ]);
  await expect(
    service('learning').override({ ...order, lessonId: 'a'.repeat(24), done: true, reason: 'x' })
  ).rejects.toMatchObject({ status: 404 });
  await expect(service('learning').reset({ ...order, courseId: 'a'.repeat(24), reason: 'x' })).rejects.toMatchObject({
    status: 404,
  });
});

test('old sittings are cleaned as the setting says', async () => {
  const person = await signUpLearner({ school });
  const { lessonId } = await publishLesson({ school, video: film });
  await report({ lessonId, person, watched: [[0, 9]] });
  const sessions = () =>
    school.strapi.db.connection.withSchema('learning').table('sessions').where({ user_id: person.id });
  expect(await service('live').clean()).toBe(0);
  const longAgo = new Date(Date.now() - 31 * 24 * HOUR);
  await sessions().update({ started_at: longAgo, last_seen_at: longAgo });
  expect(await service('live').clean()).toBe(1);
  expect(await sessions()).toEqual([]);
});
