import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countSeconds, MAX_SPEED, mergeRanges, type DoneRule, type SecondRange } from '../contract/index.ts';
import { decideReport } from '../domain/decide-report.ts';
import type { DecidedReport } from '../domain/group-reports.ts';
import { MOST_SESSIONS, TOLERANCE } from '../domain/plausibility.ts';
import { mergeReports, type MergedReport } from '../server/src/store/merge-reports.ts';
import { markLesson } from '../server/src/store/marks.ts';
import { RULE } from './model.ts';
import { addLearner, addRow, startTestDatabase, type TestDatabase } from './school-tables.ts';

const HOUR = 3_600;
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

interface Told {
  userId: number;
  watched?: SecondRange[];
  position?: number;
  sessionId?: string;
  second?: number;
  /** Seconds ago the page was opened; null: no ticket. */
  opened?: number | null;
  duration?: number;
  rule?: DoneRule;
  lessonId?: string;
}

function decide({
  userId,
  watched = [],
  position = 0,
  sessionId = randomUUID(),
  second = 0,
  opened = null,
  duration = HOUR,
  rule = RULE,
  lessonId = 'lesson',
}: Told): DecidedReport {
  return {
    userId,
    lessonId,
    sessionId,
    sentAt: new Date(START + second * 1_000),
    openedAt: opened === null ? null : new Date(Date.now() - opened * 1_000),
    userAgent: null,
    decision: decideReport({ report: { position, watched }, duration, rule }),
  };
}

async function send(told: Told): Promise<MergedReport> {
  const [merged] = await mergeReports({ db, reports: [decide(told)] });
  if (!merged) throw new Error('the report was not kept');
  return merged;
}

/** Moves the time in which pages were open back, as if so many seconds had passed since. */
async function letPass({ userId, seconds }: { userId: number; seconds: number }): Promise<void> {
  await db.raw(
    `update learning.sessions set opened_at = opened_at - make_interval(secs => ?), started_at = started_at - make_interval(secs => ?)
      where user_id = ?`,
    [seconds, seconds, userId]
  );
}

const secondsOf = ({ progress }: MergedReport): number => countSeconds(progress.watched);

test('an hour offline in an open page counts in full, an hour claimed by a page just opened does not', async () => {
  const [honest, forger] = [await addLearner({ db }), await addLearner({ db })];
  const kept = await send({ userId: honest, watched: [[0, HOUR]], opened: HOUR });
  expect(kept).toMatchObject({ surplus: 0, progress: { watched: [[0, HOUR]], completedBy: 'film' } });

  const forged = await send({ userId: forger, watched: [[0, HOUR]], opened: 5 });
  expect(secondsOf(forged)).toBeLessThanOrEqual(TOLERANCE + MAX_SPEED * 30);
  expect(forged).toMatchObject({ surplus: HOUR - secondsOf(forged), progress: { completedAt: null } });
  const [row] = await db('learning.progress').where({ user_id: forger });
  expect(row.surplus).toBe(`{[${secondsOf(forged)},${HOUR})}`);
});

test('without a ticket time counts from when the server first heard of the session', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  const first = await send({ userId, sessionId, watched: [[0, 300]] });
  expect(first).toMatchObject({ surplus: 300 - TOLERANCE, progress: { watched: [[0, TOLERANCE]] } });
  await letPass({ userId, seconds: 100 });
  const later = await send({ userId, sessionId, watched: [[0, 3_000]] });
  expect(secondsOf(later)).toBeGreaterThanOrEqual(TOLERANCE + 100 * MAX_SPEED);
  expect(secondsOf(later)).toBeLessThan(TOLERANCE + 130 * MAX_SPEED);
});

test('many sessions and many tickets give no more time than there was', async () => {
  const userId = await addLearner({ db });
  const claims = Array.from({ length: 60 }, (_, index) => ({
    userId,
    watched: [[index * 60, index * 60 + 60]] as SecondRange[],
    opened: index % 2 === 0 ? null : 20,
  }));
  const merged = await mergeReports({ db, reports: claims.map(decide) });
  expect(secondsOf(merged.at(-1) as MergedReport)).toBeLessThan(TOLERANCE + MAX_SPEED * 80);
  expect(merged.every((result) => result && result.progress.completedAt === null)).toBe(true);
});

test('parallel claims of many sessions give no more time either', async () => {
  const userId = await addLearner({ db });
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => send({ userId, watched: [[index * 180, index * 180 + 180]] }))
  );
  const after = await send({ userId });
  expect(secondsOf(after)).toBeGreaterThanOrEqual(TOLERANCE);
  expect(secondsOf(after)).toBeLessThan(TOLERANCE + MAX_SPEED * 60);
});

test('seconds that are known already cost nothing, however often they are told', async () => {
  const userId = await addLearner({ db });
  await send({ userId, watched: [[0, 60]] });
  for (let again = 0; again < 5; again += 1)
    expect(await send({ userId, watched: [[0, 60]] })).toMatchObject({ surplus: 0 });
  const [row] = await db('learning.progress').where({ user_id: userId });
  expect([row.credited, row.surplus]).toEqual([60, '{}']);
});

test('a film watched at the highest speed counts in full', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  for (let second = 0; second < HOUR; second += 600) {
    await letPass({ userId, seconds: 600 / MAX_SPEED });
    const merged = await send({
      userId,
      sessionId,
      second,
      watched: [[second, second + 600]],
      opened: second / MAX_SPEED + 300,
    });
    expect(merged.surplus).toBe(0);
  }
});

test('a film that was watched is remembered whatever its rows do not say: rows of before count on', async () => {
  const userId = await addLearner({ db });
  await db('learning.progress').insert({
    user_id: userId,
    lesson_id: 'lesson',
    position: 0,
    duration: HOUR,
    watched: '{[0,3000)}',
  });
  const merged = await send({ userId, watched: [[2_990, 3_020]] });
  expect(merged).toMatchObject({ surplus: 0, progress: { watched: [[0, 3_020]] } });
});

/**
 * Two devices, one of them without a network, each playing as fast as can be from when its page was opened. Reports
 * arrive late, twice, out of order; each with its ticket, some in batches.
 */
test('any history that can have happened ends in all its seconds, in whatever order it arrives', async () => {
  const device = fc.record({
    opened: fc.integer({ min: 600, max: 7_200 }),
    runs: fc.array(fc.record({ from: fc.nat(3_400), length: fc.integer({ min: 1, max: 200 }) }), { maxLength: 6 }),
  });
  const history = fc.tuple(device, device).map((devices) =>
    devices.flatMap(({ opened, runs }) => {
      const sessionId = randomUUID();
      const most = Math.floor(opened / 2);
      let played = 0;
      return runs
        .filter(({ length }) => (played += length) <= most)
        .map(({ from, length }, second) => ({
          sessionId,
          second,
          opened,
          position: from + length,
          watched: [[from, from + length]] as SecondRange[],
        }));
    })
  );
  const arrival = history.chain((reports) =>
    fc.tuple(
      fc.constant(reports),
      fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 }),
      fc.integer({ min: 1, max: 5 })
    )
  );
  await fc.assert(
    fc.asyncProperty(arrival, async ([reports, shuffled, size]) => {
      const all = reports.reduce<SecondRange[]>((union, { watched }) => mergeRanges(union, watched), []);
      const userId = await addLearner({ db });
      for (let from = 0; from < shuffled.length; from += size) {
        const batch = shuffled.slice(from, from + size).map((report) => decide({ userId, ...report }));
        const merged = await mergeReports({ db, reports: batch });
        expect(merged.map((result) => result?.surplus)).toEqual(batch.map(() => 0));
      }
      const after = await send({ userId });
      expect(after.progress.watched).toEqual(all);
    }),
    { numRuns: 40 }
  );
});

test('whatever is claimed, no more counts than the pages were open for', async () => {
  const second = fc.nat(HOUR);
  const range = fc.tuple(second, second).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]);
  const claim = fc.record({
    watched: fc.array(range, { maxLength: 4 }),
    opened: fc.option(fc.integer({ min: 0, max: 900 })),
    position: second,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(claim, { minLength: 1, maxLength: 8 }), async (claims) => {
      const userId = await addLearner({ db });
      let known: SecondRange[] = [];
      for (const told of claims) {
        const { progress, surplus } = await send({ userId, ...told });
        // Nothing is taken away, nothing appears that was not claimed, and what is missing is said.
        expect(mergeRanges(known, progress.watched)).toEqual(progress.watched);
        const claimed = mergeRanges(known, told.watched);
        expect(mergeRanges(claimed, progress.watched)).toEqual(claimed);
        expect(countSeconds(claimed) - countSeconds(progress.watched)).toBe(surplus);
        known = progress.watched;
      }
      const longest = Math.max(...claims.map(({ opened }) => opened ?? 0));
      expect(countSeconds(known)).toBeLessThanOrEqual(TOLERANCE + MAX_SPEED * (longest + 30));
    }),
    { numRuns: 40 }
  );
});

test('a batch of many learners and lessons is one statement, and each gets its own', async () => {
  const users = await Promise.all(Array.from({ length: 20 }, () => addLearner({ db })));
  const reports = users.flatMap((userId, index) =>
    ['one', 'other'].map((lessonId) => decide({ userId, lessonId, watched: [[0, index + 1]] }))
  );
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => void statements.push(sql);
  db.on('query', note);
  const merged = await mergeReports({ db, reports: reports.toReversed() });
  db.removeListener('query', note);
  expect(statements).toHaveLength(1);
  expect(merged.map((result) => result?.progress.watched)).toEqual(
    reports.toReversed().map(({ decision }) => decision.watched)
  );
});

test('of a batch the learner who is gone is left out, and the others are kept', async () => {
  const [one, gone, other] = [await addLearner({ db }), await addLearner({ db }), await addLearner({ db })];
  await db('up_users').where({ id: gone }).delete();
  const merged = await mergeReports({
    db,
    reports: [one, gone, other].map((userId) => decide({ userId, watched: [[0, 5]] })),
  });
  expect(merged.map((result) => result && countSeconds(result.progress.watched))).toEqual([5, null, 5]);
});

test('batches that overlap, in any order, do not wait for each other for ever', async () => {
  const users = await Promise.all(Array.from({ length: 10 }, () => addLearner({ db })));
  const batches = Array.from({ length: 8 }, (_, index) =>
    (index % 2 === 0 ? users : users.toReversed()).flatMap((userId) =>
      ['b', 'a'].map((lessonId) => decide({ userId, lessonId, watched: [[index, index + 1]] }))
    )
  );
  await Promise.all(batches.map((reports) => mergeReports({ db, reports })));
  const rows = await db('learning.progress').whereIn('user_id', users).pluck('watched');
  expect(rows).toEqual(Array.from({ length: 20 }, () => '{[0,8)}'));
});

test('so many sittings with a lesson begin in a day and no more; those that are there go on', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  await send({ userId, sessionId });
  const more = Array.from({ length: MOST_SESSIONS + 5 }, () => decide({ userId }));
  const merged = await mergeReports({ db, reports: more });
  expect(merged.filter(Boolean)).toHaveLength(MOST_SESSIONS - 1);
  expect(await db('learning.sessions').where({ user_id: userId })).toHaveLength(MOST_SESSIONS);
  expect(await send({ userId, sessionId, second: 9, watched: [[0, 9]] })).toMatchObject({ surplus: 0 });
  // Another lesson is another count, and so is another day.
  expect(await send({ userId, lessonId: 'other' })).toBeTruthy();
  await letPass({ userId, seconds: 86_400 });
  expect(await send({ userId })).toBeTruthy();
});

test('undone by hand, a late report does not make it done again, and watching more does', async () => {
  const userId = await addLearner({ db });
  const opened = HOUR;
  const done = await send({ userId, watched: [[0, 58]], opened, duration: 60 });
  expect(done.progress).toMatchObject({ completedBy: 'film' });
  expect(await markLesson({ db, userId, lessonId: 'lesson', done: false, by: 'learner' })).toBe(true);
  const late = await send({ userId, watched: [[0, 58]], opened, duration: 60 });
  expect(late.progress).toMatchObject({ completedAt: null, completedBy: null });
  const more = await send({ userId, watched: [[58, 59]], opened, duration: 60 });
  expect(more.progress).toMatchObject({ completedBy: 'film', completedAt: expect.any(Date) });
  const [row] = await db('learning.progress').where({ user_id: userId });
  expect(row.reopened_at).toBeNull();
});

test('done by hand is told as such, stays when the film is watched, and is undone by hand', async () => {
  const userId = await addLearner({ db });
  await markLesson({ db, userId, lessonId: 'lesson', done: true, by: 'learner' });
  const watched = await send({ userId, watched: [[0, 60]], duration: 60 });
  expect(watched.progress).toMatchObject({ completedBy: 'learner' });
  await markLesson({ db, userId, lessonId: 'lesson', done: false, by: 'learner' });
  expect((await send({ userId, duration: 60 })).progress).toMatchObject({ completedAt: null });
});

test('a lesson that is done by hand is done by no watching', async () => {
  const userId = await addLearner({ db });
  const merged = await send({ userId, watched: [[0, 60]], duration: 60, rule: { kind: 'manual' } });
  expect(merged.progress).toMatchObject({ completedAt: null, watched: [[0, 60]] });
});

test('a film replaced by one of another length keeps what was watched in proportion, once, whoever is first', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  await send({ userId, sessionId, watched: [[0, 30]], position: 30, duration: 100 });
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      send({ userId, sessionId, second: -1, watched: [[100 + index, 101 + index]], duration: 200 })
    )
  );
  const after = await send({ userId, sessionId, second: -1, duration: 200 });
  expect(after.progress).toMatchObject({
    position: 60,
    duration: 200,
    watched: [
      [0, 60],
      [100, 110],
    ],
  });
  const same = await send({ userId, sessionId, second: -1, duration: 203 });
  expect(same.progress).toMatchObject({ position: 60, duration: 203, watched: after.progress.watched });
});

test('a process that has not heard of a replacement does not turn it back, nor make the lesson done', async () => {
  const userId = await addLearner({ db });
  const [lessonId, film, sessionId] = ['replaced', randomUUID(), randomUUID()];
  await db('mux.videos').insert({ id: film, duration: 100 });
  await addRow({ db, table: 'lessons', documentId: lessonId });
  await db('lessons').where({ document_id: lessonId }).update({ video: film });
  const told = { userId, lessonId, sessionId, second: -1, opened: HOUR };
  await send({ ...told, second: 0, watched: [[0, 80]], position: 80, duration: 100 });
  await db('mux.videos').where({ id: film }).update({ duration: 200 });
  const scaled = { watched: [[0, 160]], position: 160, duration: 200, completedAt: null };
  expect((await send({ ...told, duration: 200 })).progress).toMatchObject(scaled);
  expect((await send({ ...told, duration: 100, watched: [[70, 95]] })).progress).toMatchObject(scaled);
  expect((await send({ ...told, duration: 200 })).progress).toMatchObject(scaled);
});
