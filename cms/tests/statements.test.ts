import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { call } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** Asks who the learner is and nothing else. */
const BASELINE = 'GET /api/accounts/me';

/**
 * What each route of ours asks of the database for a learner who is remembered. A number goes up only with a reason, since
 * a school's evening is these routes over and over.
 */
const STATEMENTS: Readonly<Record<string, number>> = {
  // The merge, sessions and progress in one; who may watch and how long the film is are remembered for seconds.
  'PUT /api/progress/lessons/:lessonId': 1,
  'GET /api/progress/lessons/:lessonId': 1,
  // Deciding · the mark · that figures are counted anew · the lesson after it.
  'PUT /api/progress/lessons/:lessonId/done': 4,
  // The merge, however many lessons.
  'POST /api/progress/sync': 1,
  'GET /api/progress/courses/:courseId': 1,
  'GET /api/progress/continue': 1,
  'GET /api/progress/notes': 1,
  'POST /api/progress/notes': 1,
  'GET /api/progress/notes/:noteId': 1,
  'PUT /api/progress/notes/:noteId': 1,
  // Which there are · the texts, one statement for each hundred.
  'GET /api/progress/notes/export': 2,
  'DELETE /api/progress/notes/:noteId': 1,
  'GET /api/progress/bookmarks': 1,
  'PUT /api/progress/bookmarks/lessons/:lessonId': 1,
  'DELETE /api/progress/bookmarks/lessons/:lessonId': 1,
  'GET /api/accounts/sessions': 1,
  'DELETE /api/accounts/sessions': 1,
  // Who asks, which the change before made forgotten (three) · Strapi's own update, in a transaction of its own.
  'PUT /api/accounts/me/language': 8,
  'GET /api/access/lessons/:lessonId': 1,
  'GET /api/access/courses/:courseId': 1,
  // Deciding · the body · its files.
  'GET /api/access/lessons/:lessonId/content': 3,
  // Which courses are open to the learner · the search.
  'GET /api/search?q=lesson': 2,
  // Admitting: the count, the screen, where to resume; who may watch and the film are remembered.
  'GET /api/mux/playback/:lessonId': 1,
};

/** Rounds of measuring: what the CMS does by itself meanwhile asks on the same connection, and only ever adds. */
const ROUNDS = 3;

let school: School;
let learner: Person;
let lesson: MadeLesson;
let lessonIds: string[];
/** A note of the learner's, and the version it has. */
const note = { id: randomUUID(), version: 0 };

beforeAll(async () => {
  school = await openSchool();
  learner = await signUpLearner({ school });
  const film = randomUUID();
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id: film, title: 'A film', status: 'ready', duration: 60, playback_id: 'film', truth: '{}' });
  // More than one of everything: a statement for each lesson or course would show.
  lesson = await publishLesson({ school, video: film });
  const second = await addLesson({ school, courseId: lesson.courseId, video: film, position: 1 });
  const elsewhere = await publishLesson({ school, video: film });
  lessonIds = [lesson.lessonId, second.lesson.documentId, elsewhere.lessonId];
  for (const lessonId of lessonIds) await ask('PUT /api/progress/lessons/:lessonId', { lessonId });
  await ask('PUT /api/progress/bookmarks/lessons/:lessonId');
  for (const id of [note.id, randomUUID()])
    await ask('POST /api/progress/notes', { body: { id, lessonId: lesson.lessonId, second: 1, body: 'A note.' } });
});
afterAll(async () => school.close());

/** A body each route that takes one accepts, however often it is asked. */
const BODIES: Readonly<Record<string, () => unknown>> = {
  'PUT /api/progress/lessons/:lessonId': () => ({
    position: 9,
    watched: [[0, 9]],
    sessionId: randomUUID(),
    sentAt: new Date().toISOString(),
  }),
  'PUT /api/progress/lessons/:lessonId/done': () => ({ done: true }),
  'POST /api/progress/sync': () => ({
    reports: lessonIds.map((lessonId) => ({
      lessonId,
      position: 9,
      watched: [[0, 9]],
      sessionId: randomUUID(),
      sentAt: new Date().toISOString(),
    })),
  }),
  'PUT /api/accounts/me/language': () => ({ language: 'es' }),
  'POST /api/progress/notes': () => ({ id: randomUUID(), lessonId: lesson.lessonId, second: 1, body: 'A note.' }),
  'PUT /api/progress/notes/:noteId': () => {
    note.version += 1;
    return { second: 2, body: `Version ${note.version}.`, version: note.version };
  },
};

async function ask(
  route: string,
  { lessonId = lesson.lessonId, body = BODIES[route]?.() }: { lessonId?: string; body?: unknown } = {}
): Promise<void> {
  const [method = '', path = ''] = route.split(' ');
  const answer = await call({
    url: `${school.url}${path.replace(':lessonId', lessonId).replace(':courseId', lesson.courseId).replace(':noteId', note.id)}`,
    method,
    token: learner.token,
    body,
  });
  if (answer.status >= 300) throw new Error(`${route} answered ${answer.status}: ${answer.text}`);
}

/** The statements of one call, the fewest of some rounds. */
async function measure(route: string, { before = () => {} }: { before?: () => void } = {}): Promise<string[]> {
  const rounds: string[][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const statements: string[] = [];
    before();
    const listen = ({ sql }: { sql: string }) => void statements.push(sql);
    school.strapi.db.connection.on('query', listen);
    try {
      await ask(route);
    } finally {
      school.strapi.db.connection.removeListener('query', listen);
    }
    rounds.push(statements);
  }
  return rounds.reduce((fewest, statements) => (statements.length < fewest.length ? statements : fewest));
}

test('a learner asked for lately is known without asking; one asked for first costs the session, the account and its role', async () => {
  await ask(BASELINE);
  expect(await measure(BASELINE)).toEqual([]);
  const asked = await measure(BASELINE, {
    before: () => school.strapi.plugin('accounts').service('principals').forget({ userId: learner.id }),
  });
  expect(asked.map((sql) => /from "?(\w+)"?/.exec(sql)?.[1])).toEqual(['strapi_sessions', 'up_users', 'up_roles']);
});

test('every learner route asks the database exactly as often as the table says', async () => {
  const counts: Record<string, number> = {};
  for (const route of Object.keys(STATEMENTS)) counts[route] = (await measure(route)).length;
  expect(counts).toEqual(STATEMENTS);
});
