import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeRanges, type DoneRule, type ProgressReport, type SecondRange } from '../contract/index.ts';
import { decideReport } from '../domain/decide-report.ts';
import type { DecidedReport } from '../domain/group-reports.ts';
import { describeLesson } from '../domain/stored-progress.ts';
import { findBegunLessons, findCourseLessons, findLesson } from '../server/src/store/lessons.ts';
import { mergeReports, type MergedReport } from '../server/src/store/merge-reports.ts';
import { expectProgress, RULE } from './model.ts';
import { addLearner, addRow, startTestDatabase, type TestDatabase } from './school-tables.ts';

const DURATION = 60.3;
const START = Date.parse('2026-11-22T15:00:00Z');

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await startTestDatabase();
  db = database.db;
}, 60_000);

afterAll(async () => {
  await database?.stop();
});

function makeReport({
  position = 0,
  watched = [],
  sessionId = randomUUID(),
  second = 0,
}: { position?: number; watched?: SecondRange[]; sessionId?: string; second?: number } = {}): ProgressReport {
  return { position, watched, sessionId, sentAt: new Date(START + second * 1_000).toISOString() };
}

function decide({
  userId,
  lessonId = 'lesson',
  report,
  duration = DURATION,
  rule = RULE,
  openedAt = null,
}: {
  userId: number;
  lessonId?: string;
  report: ProgressReport;
  duration?: number;
  rule?: DoneRule;
  openedAt?: Date | null;
}): DecidedReport {
  const { sessionId, sentAt } = report;
  const decision = decideReport({ report, duration, rule });
  return { userId, lessonId, sessionId, sentAt: new Date(sentAt), openedAt, userAgent: 'test', decision };
}

async function merge(told: Parameters<typeof decide>[0]): Promise<MergedReport | null> {
  const [merged = null] = await mergeReports({ db, reports: [decide(told)] });
  return merged;
}

async function send(told: Parameters<typeof decide>[0]) {
  return (await merge(told))?.progress ?? null;
}

async function sendAll(userId: number, reports: readonly ProgressReport[]) {
  let last = null;
  for (const report of reports) last = await send({ userId, report });
  return last;
}

test('twenty parallel first reports make one row that has all their seconds', async () => {
  const userId = await addLearner({ db });
  const reports = Array.from({ length: 20 }, (_, index) =>
    makeReport({ position: index, watched: [[index * 3, index * 3 + 3]] })
  );
  await Promise.all(reports.map((report) => send({ userId, report })));
  const rows = await db('learning.progress').where({ user_id: userId });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ watched: '{[0,60)}', completed_by: 'film' });
});

test('twenty parallel first reports of one session make one session', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  await Promise.all(
    Array.from({ length: 20 }, (_, second) =>
      send({ userId, report: makeReport({ sessionId, second, position: second }) })
    )
  );
  expect(await db('learning.sessions').where({ user_id: userId })).toHaveLength(1);
  expect(await db('learning.progress').where({ user_id: userId })).toMatchObject([
    { position: 19, session_id: sessionId },
  ]);
});

test('any history of reports, shuffled and doubled, ends as the model says', async () => {
  const sessions = [randomUUID(), randomUUID(), randomUUID()];
  const second = fc.double({ min: 0, max: 80, noNaN: true });
  const range = fc.tuple(second, second).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]);
  const report = fc.record({
    position: second,
    watched: fc.array(range, { maxLength: 4 }),
    sessionId: fc.constantFrom(...sessions),
    sentAt: fc.nat(20).map((count) => new Date(START + count * 1_000).toISOString()),
  });
  const history = fc
    .array(report, { minLength: 1, maxLength: 12 })
    .chain((reports) =>
      fc.tuple(fc.constant(reports), fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 }))
    );
  await fc.assert(
    fc.asyncProperty(history, async ([reports, shuffled]) => {
      const straight = await sendAll(await addLearner({ db }), reports);
      const mixed = await sendAll(await addLearner({ db }), shuffled);
      expect(mixed?.watched).toEqual(straight?.watched);
      for (const [told, progress] of [
        [reports, straight],
        [shuffled, mixed],
      ] as const) {
        const expected = expectProgress({ reports: told, duration: DURATION });
        expect(progress).toMatchObject({ watched: expected.watched, position: expected.position });
        expect(progress?.completedAt !== null).toBe(expected.completed);
      }
    }),
    { numRuns: 60 }
  );
});

test('what Postgres merges is what the player merges', async () => {
  const ranges = fc.array(
    fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]),
    { maxLength: 6 }
  );
  await fc.assert(
    fc.asyncProperty(ranges, ranges, async (first, second) => {
      const userId = await addLearner({ db });
      const progress = await sendAll(userId, [makeReport({ watched: first }), makeReport({ watched: second })]);
      expect(progress?.watched).toEqual(mergeRanges(first, second));
    }),
    { numRuns: 40 }
  );
});

test('a stale tab does not move the position back, and its seconds count', async () => {
  const userId = await addLearner({ db });
  const [stale, fresh] = [randomUUID(), randomUUID()];
  await send({ userId, report: makeReport({ sessionId: stale, position: 5 }) });
  await send({ userId, report: makeReport({ sessionId: fresh, position: 40 }) });
  const after = await send({
    userId,
    report: makeReport({ sessionId: stale, second: 86_400, position: 9, watched: [[5, 9]] }),
  });
  expect(after).toMatchObject({ position: 40, watched: [[5, 9]] });
});

test('within a session a late report does not move the position back', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  await send({ userId, report: makeReport({ sessionId, second: 30, position: 30 }) });
  const after = await send({ userId, report: makeReport({ sessionId, second: 15, position: 15 }) });
  expect(after?.position).toBe(30);
  expect(await db('learning.sessions').where({ id: sessionId }).first('position')).toEqual({ position: 30 });
});

test('a learner who goes back resumes there', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  await send({ userId, report: makeReport({ sessionId, second: 1, position: 50 }) });
  expect((await send({ userId, report: makeReport({ sessionId, second: 2, position: 10 }) }))?.position).toBe(10);
});

test('once done stays done, also when the film gets longer', async () => {
  const userId = await addLearner({ db });
  const done = await send({ userId, report: makeReport({ watched: [[0, 60]] }) });
  expect(done?.completedAt).toBeInstanceOf(Date);
  const later = await send({ userId, report: makeReport({ position: 3 }), duration: 600 });
  expect(later).toMatchObject({ completedAt: done?.completedAt, duration: 600 });
});

test('seconds beyond the film that is there now do not complete it', async () => {
  const userId = await addLearner({ db });
  await send({ userId, report: makeReport({ watched: [[40, 70]] }), duration: 100 });
  const after = await send({ userId, report: makeReport({ watched: [[0, 10]] }), duration: 42 });
  expect(after?.completedAt).toBeNull();
});

test('the same session id of two learners is two sessions', async () => {
  const [one, other] = [await addLearner({ db }), await addLearner({ db })];
  const sessionId = randomUUID();
  await send({ userId: one, report: makeReport({ sessionId, position: 11 }) });
  await send({ userId: other, report: makeReport({ sessionId, second: 9, position: 22 }) });
  expect(await db('learning.sessions').where({ id: sessionId }).orderBy('user_id').pluck('position')).toEqual([11, 22]);
});

test('rows go with the learner, and a late report does not bring them back', async () => {
  const userId = await addLearner({ db });
  await send({ userId, report: makeReport({ position: 3 }) });
  await db('up_users').where({ id: userId }).delete();
  expect(await send({ userId, report: makeReport({ position: 4 }) })).toBeNull();
  expect(await db('learning.progress').where({ user_id: userId })).toEqual([]);
  expect(await db('learning.sessions').where({ user_id: userId })).toEqual([]);
});

test('reports update rows in place', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  const hotUpdates = async () => {
    await db.raw('select pg_stat_force_next_flush()');
    const { rows } = await db.raw(
      `select n_tup_upd::int as updates, n_tup_hot_upd::int as hot from pg_stat_user_tables where relname = 'progress'`
    );
    return rows[0];
  };
  await db.raw('vacuum learning.progress');
  const before = await hotUpdates();
  for (let second = 0; second < 200; second += 1)
    await send({ userId, report: makeReport({ sessionId, second, position: second % 60 }) });
  const after = await hotUpdates();
  expect(after.updates - before.updates).toBeGreaterThan(150);
  expect((after.hot - before.hot) / (after.updates - before.updates)).toBeGreaterThan(0.95);
});

test('a course is read in its order, published lessons only, with own progress only', async () => {
  const [userId, other] = [await addLearner({ db }), await addLearner({ db })];
  const course = await addRow({ db, table: 'courses', documentId: 'course-a' });
  const second = await addRow({ db, table: 'modules', documentId: 'module-2', position: 2, parent: course });
  const first = await addRow({ db, table: 'modules', documentId: 'module-1', position: 1, parent: course });
  const hidden = await addRow({
    db,
    table: 'modules',
    documentId: 'module-0',
    position: 0,
    isPublished: false,
    parent: course,
  });
  await addRow({ db, table: 'lessons', documentId: 'a3', position: 1, parent: second });
  await addRow({ db, table: 'lessons', documentId: 'a2', position: 2, parent: first });
  await addRow({ db, table: 'lessons', documentId: 'a1', position: 1, parent: first });
  await addRow({ db, table: 'lessons', documentId: 'draft', position: 3, isPublished: false, parent: first });
  await addRow({ db, table: 'lessons', documentId: 'unseen', parent: hidden });
  await send({ userId, lessonId: 'a2', report: makeReport({ position: 12, watched: [[0, 12]] }) });
  await send({ userId: other, lessonId: 'a1', report: makeReport({ position: 50, watched: [[0, 50]] }) });

  const lessons = await findCourseLessons({ db, userId, courseId: 'course-a' });
  expect(lessons?.map(({ lessonId, progress }) => [lessonId, progress?.position ?? null])).toEqual([
    ['a1', null],
    ['a2', 12],
    ['a3', null],
  ]);
  expect(await findLesson({ db, userId, lessonId: 'a1' })).toMatchObject({ lessonId: 'a1', progress: null });
  expect(await findLesson({ db, userId, lessonId: 'a2' })).toMatchObject({
    progress: { watched: [[0, 12]], duration: DURATION },
  });
  expect(await findLesson({ db, userId, lessonId: 'draft' })).toBeNull();
  expect(await findLesson({ db, userId, lessonId: 'unseen' })).toBeNull();
  expect(await findLesson({ db, userId, lessonId: 'nowhere' })).toBeNull();
});

test('a lesson in two languages is one lesson, at its English place', async () => {
  const userId = await addLearner({ db });
  for (const locale of ['es', 'en']) {
    const course = await addRow({ db, table: 'courses', documentId: 'course-b', locale });
    const module = await addRow({ db, table: 'modules', documentId: 'module-b', locale, parent: course });
    for (const [index, documentId] of ['b1', 'b2'].entries()) {
      await addRow({
        db,
        table: 'lessons',
        documentId,
        locale,
        position: locale === 'en' ? index : -index,
        parent: module,
      });
    }
  }
  const lessons = await findCourseLessons({ db, userId, courseId: 'course-b' });
  expect(lessons?.map(({ lessonId }) => lessonId)).toEqual(['b1', 'b2']);
});

test('a lesson that is only in Spanish does not count in a course that is in English, and does in one that is not', async () => {
  const userId = await addLearner({ db });
  for (const [name, locales] of [
    ['both', ['en', 'es']],
    ['spanish', ['es']],
  ] as const) {
    for (const locale of locales) {
      const course = await addRow({ db, table: 'courses', documentId: `course-${name}`, locale });
      const module = await addRow({ db, table: 'modules', documentId: `module-${name}`, locale, parent: course });
      await addRow({ db, table: 'lessons', documentId: `${name}-1`, locale, parent: module });
      if (locale === 'es')
        await addRow({ db, table: 'lessons', documentId: `${name}-solo`, locale, position: 1, parent: module });
    }
  }
  const idsOf = async (courseId: string) =>
    (await findCourseLessons({ db, userId, courseId }))?.map(({ lessonId }) => lessonId);
  expect(await idsOf('course-both')).toEqual(['both-1']);
  expect(await idsOf('course-spanish')).toEqual(['spanish-1', 'spanish-solo']);

  // It may be watched all the same, and its course is one that was begun.
  await send({ userId, lessonId: 'both-solo', report: makeReport({ position: 5 }) });
  expect((await findLesson({ db, userId, lessonId: 'both-solo' }))?.progress).toMatchObject({ position: 5 });
  expect((await findBegunLessons({ db, userId })).map(({ lessonId }) => lessonId)).toEqual(['both-1']);
});

test('a lesson says when it is done, and is told in seconds of the film it has now', async () => {
  const userId = await addLearner({ db });
  const film = randomUUID();
  await db('mux.videos').insert({ id: film, duration: 120.6 });
  const course = await addRow({ db, table: 'courses', documentId: 'course-f' });
  const module = await addRow({ db, table: 'modules', documentId: 'module-f', parent: course });
  for (const documentId of ['f-film', 'f-manual', 'f-bare', 'f-broken'])
    await addRow({ db, table: 'lessons', documentId, parent: module });
  await db('lessons').where({ document_id: 'f-film' }).update({ video: film, done_rule: 'percent', done_percent: 75 });
  await db('lessons').where({ document_id: 'f-manual' }).update({ video: film, done_rule: 'manual' });
  await db('lessons').where({ document_id: 'f-broken' }).update({ video: 'no-uuid' });
  await send({ userId, lessonId: 'f-film', report: makeReport({ position: 30, watched: [[0, 30]] }) });

  const lessons = await findCourseLessons({ db, userId, courseId: 'course-f' });
  expect(lessons?.map(({ lessonId, rule, filmDuration }) => [lessonId, rule, filmDuration])).toEqual([
    ['f-bare', { kind: 'read' }, null],
    ['f-broken', { kind: 'percent', percent: 90 }, null],
    ['f-film', { kind: 'percent', percent: 75 }, 120.6],
    ['f-manual', { kind: 'manual' }, 120.6],
  ]);
  const told = lessons?.map(describeLesson).find(({ lessonId }) => lessonId === 'f-film');
  expect(told).toMatchObject({ position: 60, watched: [[0, 60]], duration: 120.6, percent: 49 });
});

test('a course without lessons is empty, one that is not published is unknown', async () => {
  const userId = await addLearner({ db });
  await addRow({ db, table: 'courses', documentId: 'course-empty' });
  await addRow({ db, table: 'courses', documentId: 'course-draft', isPublished: false });
  expect(await findCourseLessons({ db, userId, courseId: 'course-empty' })).toEqual([]);
  expect(await findCourseLessons({ db, userId, courseId: 'course-draft' })).toBeNull();
});

test('what was begun is read with all lessons of those courses, and of no other', async () => {
  const userId = await addLearner({ db });
  for (const name of ['c', 'd', 'e']) {
    const course = await addRow({ db, table: 'courses', documentId: `course-${name}` });
    const module = await addRow({ db, table: 'modules', documentId: `module-${name}`, parent: course });
    await addRow({ db, table: 'lessons', documentId: `${name}2`, position: 2, parent: module });
    await addRow({ db, table: 'lessons', documentId: `${name}1`, position: 1, parent: module });
  }
  await send({ userId, lessonId: 'c2', report: makeReport({ position: 5 }) });
  await send({ userId, lessonId: 'e1', report: makeReport({ position: 6 }) });
  const lessons = await findBegunLessons({ db, userId });
  expect(lessons.map(({ courseId, lessonId, progress }) => [courseId, lessonId, progress?.position ?? null])).toEqual([
    ['course-c', 'c1', null],
    ['course-c', 'c2', 5],
    ['course-e', 'e1', 6],
    ['course-e', 'e2', null],
  ]);
});
