import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideReport } from '../domain/decide-report.ts';
import { mergeReports } from '../server/src/store/merge-reports.ts';
import { listInterventions, overrideLesson, resetLessons } from '../server/src/store/interventions.ts';
import { markLesson } from '../server/src/store/marks.ts';
import { exportPerson, forgetPerson, hasLearner, TABLES_OF_A_PERSON } from '../server/src/store/people.ts';
import { cleanSessions } from '../server/src/store/sessions.ts';
import { RULE } from './model.ts';
import { addLearner, addRow, startTestDatabase, type TestDatabase } from './school-tables.ts';

let database: TestDatabase;
let db: Knex;

beforeAll(async () => {
  database = await startTestDatabase();
  db = database.db;
}, 60_000);

afterAll(async () => {
  await database?.stop();
});

async function send({
  userId,
  lessonId = 'lesson',
  sessionId = randomUUID(),
}: {
  userId: number;
  lessonId?: string;
  sessionId?: string;
}) {
  const report = { position: 60, watched: [[0, 60] as const] };
  const decision = decideReport({ report, duration: 60, rule: RULE });
  const told = { userId, lessonId, sessionId, sentAt: new Date(), openedAt: null, userAgent: 'test', decision };
  const [merged = null] = await mergeReports({ db, reports: [told] });
  return merged;
}

const writeNote = ({ userId }: { userId: number }) =>
  db('learning.notes').insert({ user_id: userId, id: randomUUID(), lesson_id: 'lesson', body: 'Mine' });

async function countRows({ userId }: { userId: number }): Promise<Record<string, number>> {
  const counts = TABLES_OF_A_PERSON.map(async (table) => {
    const rows = await db(`learning.${table}`).where({ user_id: userId });
    return [table, rows.length] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** Until so many statements wait for a lock that another holds. */
async function waitForLocks({ count }: { count: number }): Promise<void> {
  for (;;) {
    const { rows } = await db.raw(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`);
    if (rows.length >= count) return;
  }
}

test('every table that refers to a learner is in the list of what is exported and forgotten', async () => {
  const { rows } = await db.raw<{ rows: { table: string; column: string }[] }>(`
    select r.relname as table, a.attname as column
      from pg_constraint c
      join pg_class r on r.oid = c.conrelid
      join pg_namespace n on n.oid = r.relnamespace
      join pg_attribute a on a.attrelid = r.oid and a.attnum = any(c.conkey)
     where n.nspname = 'learning' and c.contype = 'f' and c.confrelid = 'up_users'::regclass`);
  expect(rows.map(({ table }) => table).toSorted()).toEqual([...TABLES_OF_A_PERSON].toSorted());
  const { rows: named } = await db.raw<{ rows: { table: string }[] }>(`
    select table_name as table from information_schema.columns
     where table_schema = 'learning' and column_name in ('user_id', 'learner_id', 'email')`);
  expect(named.map(({ table }) => table).toSorted()).toEqual([...TABLES_OF_A_PERSON].toSorted());
});

test('all of a person is exported, and nothing of another', async () => {
  const [userId, other] = [await addLearner({ db }), await addLearner({ db })];
  await send({ userId });
  await send({ userId: other });
  await writeNote({ userId });
  await writeNote({ userId: other });
  await db('learning.bookmarks').insert({ user_id: userId, kind: 'lessons', document_id: 'lesson' });
  await addRow({ db, table: 'lessons', documentId: 'lesson' });
  await overrideLesson({ db, userId, lessonId: 'lesson', done: false, reason: 'Asked for it', by: 1 });
  const exported = await exportPerson({ db, userId });
  expect(Object.keys(exported)).toEqual([...TABLES_OF_A_PERSON]);
  expect(exported).toMatchObject({
    progress: [{ lesson_id: 'lesson', watched: '{[0,60)}' }],
    sessions: [{ lesson_id: 'lesson', user_agent: 'test' }],
    notes: [{ body: 'Mine' }],
    bookmarks: [{ kind: 'lessons', document_id: 'lesson' }],
    interventions: [{ kind: 'undone', reason: 'Asked for it' }],
    forgotten: [],
  });
  expect(JSON.stringify(exported)).not.toContain('user_id');
});

test('a forgotten person has nothing left, and nothing comes back while they go on', async () => {
  const userId = await addLearner({ db });
  const sessionId = randomUUID();
  await send({ userId, sessionId });
  await writeNote({ userId });
  let isForgotten = false;
  // Old and new lessons, sessions and notes, without a pause, before, during and after.
  const going = Array.from({ length: 6 }, async (_, index) => {
    const refused: unknown[] = [];
    for (let round = 0; round < 40; round += 1) {
      const after = isForgotten;
      const merged = await send(
        index % 2 === 0 ? { userId, sessionId } : { userId, lessonId: `lesson-${index}-${round}` }
      );
      await writeNote({ userId }).catch((error: { code?: string }) => refused.push(error.code));
      if (after) expect(merged).toBeNull();
    }
    return refused;
  });
  await forgetPerson({ db, userId });
  isForgotten = true;
  const refused = (await Promise.all(going)).flat();
  expect(refused.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set(['23503']));
  expect(await countRows({ userId })).toEqual({
    ...Object.fromEntries(TABLES_OF_A_PERSON.map((table) => [table, 0])),
    forgotten: 1,
  });
  expect(await hasLearner({ db, userId })).toBe(false);
  expect(await markLesson({ db, userId, lessonId: 'lesson', done: true, by: 'learner' })).toBe(false);

  await db('up_users').where({ id: userId }).delete();
  expect(await countRows({ userId })).toEqual(Object.fromEntries(TABLES_OF_A_PERSON.map((table) => [table, 0])));
});

test('a report and a note that began before the forgetting, and end after it, are refused', async () => {
  const userId = await addLearner({ db });
  const forgetting = await db.transaction();
  await forgetting.raw('select 1 from up_users where id = ? for update', [userId]);
  await forgetting.raw('insert into learning.forgotten (user_id) values (?)', [userId]);
  const report = send({ userId });
  const note = writeNote({ userId }).then(
    () => 'kept',
    (error: { code?: string }) => error.code
  );
  await waitForLocks({ count: 2 });
  await forgetting.commit();
  expect([await report, await note]).toEqual([null, '23503']);
  expect(await countRows({ userId })).toMatchObject({ progress: 0, sessions: 0, notes: 0, forgotten: 1 });
});

test('people are forgotten many times, all at once, and also when they never were', async () => {
  const users = await Promise.all(Array.from({ length: 5 }, () => addLearner({ db })));
  await Promise.all(users.map((userId) => send({ userId })));
  await Promise.all([...users, ...users, 2_000_000_000].map((userId) => forgetPerson({ db, userId })));
  for (const userId of users) expect(await countRows({ userId })).toMatchObject({ progress: 0, forgotten: 1 });
});

test('an editor makes a lesson done or undone with a reason, told as such', async () => {
  const userId = await addLearner({ db });
  await addRow({ db, table: 'lessons', documentId: 'shown' });
  const order = { db, userId, lessonId: 'shown', by: 7 };
  expect(await overrideLesson({ ...order, done: true, reason: 'Knows it already' })).toBe(true);
  expect(await db('learning.progress').where({ user_id: userId })).toMatchObject([{ completed_by: 'editor' }]);
  expect(await overrideLesson({ ...order, done: false, reason: 'Cheated' })).toBe(true);
  expect(await db('learning.progress').where({ user_id: userId })).toMatchObject([{ completed_by: null }]);
  expect(await listInterventions({ db, userId })).toMatchObject([
    { kind: 'done', lessonId: 'shown', reason: 'Knows it already', by: 7 },
    { kind: 'undone', lessonId: 'shown', reason: 'Cheated', by: 7 },
  ]);
});

test('what the film made done stays the film\u2019s when an editor says so too', async () => {
  const userId = await addLearner({ db });
  await addRow({ db, table: 'lessons', documentId: 'watched' });
  await send({ userId, lessonId: 'watched' });
  await overrideLesson({ db, userId, lessonId: 'watched', done: true, reason: 'Sure', by: 7 });
  expect(await db('learning.progress').where({ user_id: userId })).toMatchObject([{ completed_by: 'film' }]);
});

test('a lesson or a course is reset with a reason, and nothing else is', async () => {
  const [userId, other] = [await addLearner({ db }), await addLearner({ db })];
  const course = await addRow({ db, table: 'courses', documentId: 'course-r' });
  const module = await addRow({ db, table: 'modules', documentId: 'module-r', parent: course });
  await addRow({ db, table: 'lessons', documentId: 'r1', parent: module });
  await addRow({ db, table: 'lessons', documentId: 'r2', isPublished: false, parent: module });
  await addRow({ db, table: 'lessons', documentId: 'elsewhere' });
  for (const lessonId of ['r1', 'r2', 'elsewhere']) {
    await send({ userId, lessonId });
    await send({ userId: other, lessonId });
  }
  const left = () => db('learning.progress').where({ user_id: userId }).orderBy('lesson_id').pluck('lesson_id');
  const order = { db, userId, reason: 'Begins anew', by: 7 };
  expect(await resetLessons({ ...order, lessonId: 'r1', courseId: null })).toBe(true);
  expect(await left()).toEqual(['elsewhere', 'r2']);
  expect(await resetLessons({ ...order, lessonId: null, courseId: 'course-r' })).toBe(true);
  expect(await left()).toEqual(['elsewhere']);
  expect(await db('learning.progress').where({ user_id: other })).toHaveLength(3);
  expect(await listInterventions({ db, userId })).toMatchObject([
    { kind: 'reset', lessonId: 'r1', courseId: null, reason: 'Begins anew' },
    { kind: 'reset', lessonId: null, courseId: 'course-r' },
  ]);
});

test('what is not there is neither overridden nor reset, and leaves no record', async () => {
  const userId = await addLearner({ db });
  const order = { db, userId, reason: 'x', by: null };
  expect(await overrideLesson({ ...order, lessonId: 'nowhere', done: true })).toBe(false);
  expect(await resetLessons({ ...order, lessonId: 'nowhere', courseId: null })).toBe(false);
  expect(await resetLessons({ ...order, lessonId: null, courseId: 'nowhere' })).toBe(false);
  await addRow({ db, table: 'lessons', documentId: 'there' });
  expect(await overrideLesson({ ...order, userId: 2_000_000_000, lessonId: 'there', done: true })).toBe(false);
  expect(await listInterventions({ db, userId })).toEqual([]);
});

test('sittings nobody was seen in for 30 days are cleaned, by one process, and progress stays', async () => {
  const userId = await addLearner({ db });
  const [old, long, fresh] = [randomUUID(), randomUUID(), randomUUID()];
  for (const sessionId of [old, long, fresh]) await send({ userId, sessionId });
  await db.raw(`update learning.sessions set started_at = now() - interval '31 days' where id in (?, ?)`, [old, long]);
  await db.raw(`update learning.sessions set last_seen_at = now() - interval '31 days' where id = ?`, [old]);
  const cleaned = await Promise.all([1, 2, 3].map(() => cleanSessions({ db, days: 30 })));
  expect(cleaned.reduce((sum, count) => sum + count)).toBe(1);
  const left = await db('learning.sessions').where({ user_id: userId }).pluck('id');
  expect(left.toSorted()).toEqual([long, fresh].toSorted());
  expect(await db('learning.progress').where({ user_id: userId })).toHaveLength(1);
});
