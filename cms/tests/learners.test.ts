import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signInAdmin, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** Seconds of the film of every lesson here. */
const FILM = 100;

interface Learner {
  id: number;
  email: string;
}

let school: School;
let editor: Person;

beforeAll(async () => {
  school = await openSchool();
  editor = await signInAdmin({ school, role: 'strapi-editor' });
});
afterAll(async () => school.close());

const figures = () => school.strapi.plugin('progress').service('figures');
/** Counts everything now; the school does so by itself every half minute. */
const refresh = () => figures().refresh({ pause: 0, budget: 1_000 });
const ask = (path: string, { token = editor.token }: { token?: string } = {}): Promise<Answer> =>
  call({ url: `${school.url}/progress/${path}`, token });

/** An account, made as signing up makes it, without waiting for passwords and for the limit of an address. */
async function addLearner({ lastName = 'Learner' }: { lastName?: string } = {}): Promise<Learner> {
  const email = `learner-${randomUUID()}@example.com`;
  const data = { email, username: email, provider: 'local', confirmed: true, firstName: 'Lea', lastName };
  const { id } = await school.strapi.db.query('plugin::users-permissions.user').create({ data });
  return { id, email };
}

async function addFilm(): Promise<string> {
  const id = randomUUID();
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id, title: 'A film', status: 'ready', duration: FILM, playback_id: `film-${id}`, truth: '{}' });
  return id;
}

/** A published course whose lessons are `count` films of 100 s. */
async function publishCourse(count: number): Promise<MadeLesson & { lessonIds: string[] }> {
  const video = await addFilm();
  const made = await publishLesson({ school, video });
  const lessonIds = [made.lessonId];
  for (let position = 1; position < count; position += 1)
    lessonIds.push((await addLesson({ school, courseId: made.courseId, video, position })).lesson.documentId);
  return { ...made, lessonIds };
}

/** Puts what a learner watched where reports put it; how reports get there is tested with them. */
async function watch({
  learner,
  lessonId,
  watched,
  done = false,
}: {
  learner: Learner;
  lessonId: string | undefined;
  watched: string;
  done?: boolean;
}): Promise<void> {
  if (!lessonId) throw new Error('no such lesson');
  const { connection } = school.strapi.db;
  await connection.raw(
    `insert into learning.progress (user_id, lesson_id, position, watched, duration, completed_at, completed_by)
     values (?, ?, 5, cast(? as int4multirange), ?, case when ? then now() end, case when ? then 'film' end)`,
    [learner.id, lessonId, watched, FILM, done, done]
  );
  await connection.raw(
    `insert into learning.sessions (user_id, lesson_id, id, sent_at, position, user_agent) values (?, ?, ?, now(), 5, 'test')`,
    [learner.id, lessonId, randomUUID()]
  );
}

async function rename(
  learner: Learner,
  data: { firstName?: string; lastName?: string; email?: string }
): Promise<void> {
  await school.strapi.db.query('plugin::users-permissions.user').update({ where: { id: learner.id }, data });
}

const emailsOf = (answer: Answer): string[] => answer.body.data.map(({ email }: { email: string }) => email);

test('a learner is found from the moment of signing up, by any words of name and e-mail, accents or not', async () => {
  const learner = await addLearner();
  const mark = randomUUID().slice(0, 8);
  await rename(learner, { firstName: `Zoë${mark}`, lastName: 'Núñez 100%_' });
  for (const search of [`zoe${mark}`, `NUNEZ ${mark}`, learner.email.toUpperCase(), `${mark} 100%_`]) {
    const answer = await ask(`learners?search=${encodeURIComponent(search)}`);
    expect(answer.status, answer.text).toBe(200);
    expect(emailsOf(answer), search).toEqual([learner.email]);
  }
  for (const search of [`${mark}%`, `${mark} nobody`, "' or 1=1 --", '_____________________________________________'])
    expect(emailsOf(await ask(`learners?search=${encodeURIComponent(search)}`)), search).toEqual([]);
});

test('a row says who, since when, and how far, and nothing else of a person', async () => {
  const learner = await addLearner();
  const course = await publishCourse(2);
  await watch({ learner, lessonId: course.lessonIds[0], watched: '{[0,60),[70,100)}', done: true });
  await watch({ learner, lessonId: course.lessonIds[1], watched: '{[0,10)}' });
  await refresh();
  const answer = await ask(`learners?search=${learner.email}`);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body.data).toEqual([
    {
      id: learner.id,
      email: learner.email,
      firstName: 'Lea',
      lastName: 'Learner',
      isBlocked: false,
      joinedAt: expect.stringMatching(/Z$/),
      lastActiveAt: expect.stringMatching(/Z$/),
      lessonsBegun: 2,
      lessonsDone: 1,
      secondsWatched: 100,
    },
  ]);
  expect(Math.abs(Date.parse(answer.body.data[0].joinedAt) - Date.now())).toBeLessThan(10 * 60_000);
  expect(answer.body.meta).toMatchObject({ page: 1, pageSize: 20, total: 1, asOf: expect.stringMatching(/Z$/) });
});

test('every sort goes both ways, and pages neither repeat nor lose anybody', async () => {
  const mark = randomUUID().slice(0, 8);
  for (let count = 0; count < 23; count += 1) await addLearner({ lastName: `Page${mark}` });
  await refresh();
  for (const sort of ['name', 'joined', 'active', 'begun', 'done', 'watched']) {
    const emails: string[] = [];
    for (const page of [1, 2])
      emails.push(...emailsOf(await ask(`learners?search=page${mark}&sort=${sort}&order=asc&page=${page}`)));
    expect(new Set(emails).size, sort).toBe(23);
    const back = await ask(`learners?search=page${mark}&sort=${sort}&order=desc`);
    expect(emailsOf(back), sort).toEqual(emails.toReversed().slice(0, 20));
  }
});

test('the funnel counts who began, who finished, and where the others stopped', async () => {
  const course = await publishCourse(3);
  const [finisher, quitter, skipper] = [await addLearner(), await addLearner(), await addLearner()];
  for (const lessonId of course.lessonIds)
    await watch({ learner: finisher, lessonId, watched: '{[0,100)}', done: true });
  await watch({ learner: quitter, lessonId: course.lessonIds[0], watched: '{[0,100)}', done: true });
  await watch({ learner: quitter, lessonId: course.lessonIds[1], watched: '{[0,50)}' });
  await watch({ learner: skipper, lessonId: course.lessonIds[2], watched: '{[90,100)}' });
  await refresh();
  const answer = await ask(`courses/${course.courseId}`);
  expect(answer.body.data.course).toMatchObject({ courseId: course.courseId, lessons: 3, begun: 3, finished: 1 });
  expect(answer.body.data.lessons).toMatchObject([
    { lessonId: course.lessonIds[0], begun: 2, done: 2, stopped: 0, secondsWatched: 200 },
    { lessonId: course.lessonIds[1], begun: 2, done: 1, stopped: 1, secondsWatched: 150 },
    { lessonId: course.lessonIds[2], begun: 2, done: 1, stopped: 1, secondsWatched: 110 },
  ]);
  const list = await ask('courses');
  expect(list.body.data).toContainEqual(answer.body.data.course);
  expect(answer.text).not.toContain('@');
});

test('the heat of a film says how many watched each part of it', async () => {
  const course = await publishCourse(1);
  const [one, two, three] = [await addLearner(), await addLearner(), await addLearner()];
  await watch({ learner: one, lessonId: course.lessonId, watched: '{[0,10),[20,30)}' });
  await watch({ learner: two, lessonId: course.lessonId, watched: '{[5,25)}' });
  await watch({ learner: three, lessonId: course.lessonId, watched: '{}' });
  await refresh();
  const { body } = await ask(`courses/${course.courseId}/lessons/${course.lessonId}`);
  expect(body.data).toMatchObject({ lessonId: course.lessonId, duration: FILM, begun: 3, done: 0 });
  const expected = Array.from(
    { length: 100 },
    (_, second) => Number(second < 10 || (second >= 20 && second < 30)) + Number(second >= 5 && second < 25)
  );
  expect(body.data.heat).toEqual(expected);
});

test('a film nobody watched is cold, and a lesson of another course is not found', async () => {
  const [course, other] = [await publishCourse(1), await publishCourse(1)];
  const { body } = await ask(`courses/${course.courseId}/lessons/${course.lessonId}`);
  expect(body.data).toMatchObject({ duration: 0, begun: 0, heat: Array.from({ length: 100 }, () => 0) });
  const wrong = await ask(`courses/${course.courseId}/lessons/${other.lessonId}`);
  expect(wrong).toMatchObject({ status: 404, body: { error: { details: { code: 'lesson-not-found' } } } });
  const none = await ask(`courses/${'x'.repeat(24)}`);
  expect(none).toMatchObject({ status: 404, body: { error: { details: { code: 'course-not-found' } } } });
});

test('the overview counts today’s registrations, learners and lessons done', async () => {
  const before = (await ask('overview')).body.data;
  expect(before.days).toHaveLength(30);
  const learner = await addLearner();
  const course = await publishCourse(1);
  await watch({ learner, lessonId: course.lessonId, watched: '{[0,100)}', done: true });
  await refresh();
  const after = (await ask('overview?days=90')).body.data;
  expect(after.days).toHaveLength(90);
  const today = after.days.at(-1);
  expect(today.day).toBe(new Date().toISOString().slice(0, 10));
  expect(today.registered).toBe(before.days.at(-1).registered + 1);
  expect(today.completions).toBe(before.days.at(-1).completions + 1);
  expect(today.active).toBeGreaterThanOrEqual(1);
  expect(after.totals.learners).toBe(before.totals.learners + 1);
  expect(after.totals.completionsWeek).toBe(before.totals.completionsWeek + 1);
  expect(after.totals.activeWeek).toBeGreaterThanOrEqual(1);
});

test('one learner has a story, and every lesson of the courses begun', async () => {
  const learner = await addLearner();
  const course = await publishCourse(2);
  await watch({ learner, lessonId: course.lessonIds[0], watched: '{[0,95)}', done: true });
  const { body } = await ask(`learners/${learner.id}`);
  expect(body.data.learner).toMatchObject({ id: learner.id, email: learner.email });
  expect(body.data.courses).toMatchObject([
    {
      courseId: course.courseId,
      percent: 50,
      lessons: [
        { lessonId: course.lessonIds[0], percent: 95, completed: true, completedBy: 'film', watched: [[0, 95]] },
        { lessonId: course.lessonIds[1], percent: 0, completed: false, watched: [], begunAt: null },
      ],
    },
  ]);
  const kinds = body.data.timeline.map(({ kind }: { kind: string }) => kind);
  expect(kinds.toSorted()).toEqual(['course-begun', 'granted', 'joined', 'lesson-done']);
});

test('a lesson that is taken from the site stays in the learner’s story', async () => {
  const learner = await addLearner();
  const course = await publishCourse(1);
  await watch({ learner, lessonId: course.lessonId, watched: '{[0,95)}', done: true });
  await school.strapi.documents('api::lesson.lesson').unpublish({ documentId: course.lessonId });
  const { body } = await ask(`learners/${learner.id}`);
  expect(body.data.courses).toMatchObject([{ courseId: null, lessons: [{ lessonId: course.lessonId, percent: 95 }] }]);
});

test('who watches now is shown once, with where they are, and not after they left', async () => {
  const learner = await addLearner();
  const [course, other] = [await publishCourse(1), await publishCourse(1)];
  await watch({ learner, lessonId: course.lessonId, watched: '{[0,5)}' });
  await school.strapi.db.connection.raw(
    `insert into learning.sessions (user_id, lesson_id, id, sent_at, position) values (?, ?, ?, now(), 42)`,
    [learner.id, course.lessonId, randomUUID()]
  );
  const now = await ask(`live?courseId=${course.courseId}`);
  expect(now.body).toMatchObject({
    data: [
      { learner: { id: learner.id }, lesson: { id: course.lessonId }, course: { id: course.courseId }, position: 42 },
    ],
    meta: { total: 1 },
  });
  expect((await ask(`live?courseId=${other.courseId}`)).body.data).toEqual([]);
  await school.strapi.db.connection.raw(
    `update learning.sessions set last_seen_at = now() - interval '2 minutes' where user_id = ?`,
    [learner.id]
  );
  expect((await ask(`live?courseId=${course.courseId}`)).body).toEqual({ data: [], meta: { total: 0 } });
});

test('a learner who is deleted is in no list any more', async () => {
  const learner = await addLearner();
  await refresh();
  await school.strapi.db.query('plugin::users-permissions.user').delete({ where: { id: learner.id } });
  expect((await ask(`learners?search=${learner.email}`)).body.meta.total).toBe(0);
  expect((await ask(`learners/${learner.id}`)).status).toBe(404);
});

test('figures end the same however many processes refresh them at the same time', async () => {
  const course = await publishCourse(1);
  const learner = await addLearner();
  await watch({ learner, lessonId: course.lessonId, watched: '{[0,100)}', done: true });
  await Promise.all([refresh(), figures().refreshLearner({ userId: learner.id }), refresh()]);
  await refresh();
  expect((await ask(`courses/${course.courseId}`)).body.data.course).toMatchObject({ begun: 1, finished: 1 });
});

test('an editor marks a lesson done, and not done, with a reason that is kept and told', async () => {
  const course = await publishCourse(2);
  const learner = await addLearner();
  const mark = (done: boolean, reason: string) =>
    call({
      url: `${school.url}/progress/learners/${learner.id}/override`,
      method: 'POST',
      token: editor.token,
      body: { lessonId: course.lessonIds[0], done, reason },
    });
  const done = await mark(true, ' She showed it in class ');
  expect(done.status, done.text).toBe(200);
  expect(done.body.data.courses[0]).toMatchObject({
    percent: 50,
    lessons: [{ completed: true, completedBy: 'editor' }, { completed: false }],
  });
  // Counted at once, and not with the next round.
  expect((await ask(`courses/${course.courseId}`)).body.data.lessons[0]).toMatchObject({ begun: 1, done: 1 });
  const undone = await mark(false, 'It was somebody else');
  expect(undone.body.data.courses[0].lessons[0]).toMatchObject({ completed: false, completedBy: null });
  expect((await ask(`courses/${course.courseId}`)).body.data.lessons[0]).toMatchObject({ begun: 1, done: 0 });
  expect(undone.body.data.timeline).toContainEqual(
    expect.objectContaining({ kind: 'override-done', reason: 'She showed it in class', by: 'Ada Admin' })
  );
  expect(undone.body.data.timeline[0]).toMatchObject({ kind: 'override-undone', reason: 'It was somebody else' });
});

test('an editor resets a lesson or a whole course, and the reason outlives what is gone', async () => {
  const course = await publishCourse(2);
  const learner = await addLearner();
  for (const lessonId of course.lessonIds) await watch({ learner, lessonId, watched: '{[0,100)}', done: true });
  const reset = (body: object) =>
    call({ url: `${school.url}/progress/learners/${learner.id}/reset`, method: 'POST', token: editor.token, body });
  const one = await reset({ lessonId: course.lessonIds[0], reason: 'Watched by a child' });
  expect(one.status, one.text).toBe(200);
  expect(one.body.data.courses[0].lessons).toMatchObject([{ completed: false, watched: [] }, { completed: true }]);
  const all = await reset({ courseId: course.courseId, reason: 'Begins again' });
  expect(all.body.data.courses).toEqual([]);
  expect(all.body.data.timeline.slice(0, 2)).toMatchObject([
    { kind: 'reset', lesson: null, course: expect.stringMatching(/^Course /), reason: 'Begins again' },
    { kind: 'reset', lesson: expect.stringMatching(/^Lesson /), course: null, reason: 'Watched by a child' },
  ]);
  expect((await ask(`courses/${course.courseId}`)).body.data.course).toMatchObject({ begun: 0, finished: 0 });
  expect((await ask(`learners?search=${learner.email}`)).body.data[0]).toMatchObject({
    lessonsBegun: 0,
    lessonsDone: 0,
  });
});

test('seconds that were claimed too fast are told to editors', async () => {
  const course = await publishCourse(1);
  const learner = await addLearner();
  await watch({ learner, lessonId: course.lessonId, watched: '{[0,10)}' });
  await school.strapi.db.connection.raw(
    `update learning.progress set surplus = '{[10,40),[50,60)}' where user_id = ?`,
    [learner.id]
  );
  const { body } = await ask(`learners/${learner.id}`);
  expect(body.data.courses[0].lessons[0]).toMatchObject({ percent: 10, surplus: 40 });
});
