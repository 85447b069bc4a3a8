import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type Postgres } from '../../database/src/postgres.ts';
import {
  addCourse,
  addLearners,
  findFreePort,
  readMemory,
  startSchool,
  type BenchLearner,
  type SchoolPlace,
  type SchoolProcess,
} from '../../plugins/kit/bench/index.ts';
import { waitFor } from './harness/http.ts';

/** How often each is killed: a few times in CI, ten times with SURVIVE_ROUNDS=10 (some five minutes). */
const ROUNDS = Number(process.env.SURVIVE_ROUNDS ?? 2);
const LEARNERS = 200;
const MINUTE = 60_000;
/** Between two reports of a learner, and before one is told again, in ms. */
const PAUSE = 300;
const RETRY = 100;

const CREDENTIALS = { user: 'school', password: 'school', database: 'school' };

/** What a player has sent, and what it was told is kept: the seconds up to here. */
interface Player extends BenchLearner {
  lessonId: string;
  sessionId: string;
  sent: number;
  kept: number;
}

let folder: string;
let postgres: Postgres;
let place: SchoolPlace;
let school: SchoolProcess;
let players: Player[];
let playing: Promise<unknown>;
let isOver = false;
/** Answers that were not 200, by status, with how many of them named no time to come again. */
const others = new Map<number, { count: number; withoutRetryAfter: number }>();
let broken = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'school-survive-'));
  // Postgres, started as root, runs as a user of its own who must get in.
  await chmod(folder, 0o755);
  postgres = await openPostgres({ port: 0 });
  const { database: name, ...login } = CREDENTIALS;
  place = {
    database: { ...login, port: postgres.port, name },
    dataDir: join(folder, 'data'),
    jwtSecret: 'a secret that signs the sessions of this test',
  };
  school = await startSchool({ place, port: await findFreePort() });
  await withClient(async (client) => {
    const learners = await addLearners({ client, jwtSecret: place.jwtSecret, count: LEARNERS });
    const { lessonIds } = await addCourse({ client, lessons: 10, duration: 36_000 });
    players = learners.map((learner, n) => ({
      ...learner,
      lessonId: lessonIds[n % lessonIds.length] ?? '',
      sessionId: crypto.randomUUID(),
      sent: 0,
      kept: 0,
    }));
  });
  playing = Promise.all(players.map(play));
}, 3 * MINUTE);

afterAll(async () => {
  isOver = true;
  await playing;
  await school?.stop();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
}, MINUTE);

const openPostgres = ({ port }: { port: number }): Promise<Postgres> =>
  startPostgres({ dataDir: join(folder, 'postgres'), port, ...CREDENTIALS });

async function withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(postgres.url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Plays second after second, telling each until it is kept. */
async function play(player: Player): Promise<void> {
  await pause(Math.random() * PAUSE);
  for (;;) {
    if (isOver) return;
    player.sent = player.kept + 1;
    if (await report(player)) {
      player.kept = player.sent;
      await pause(PAUSE);
    } else await pause(RETRY * (1 + Math.random()));
  }
}

async function report({ token, lessonId, sessionId, sent }: Player): Promise<boolean> {
  const body = { position: sent, watched: [[sent - 1, sent]], sessionId, sentAt: new Date().toISOString() };
  try {
    const answer = await fetch(`${school.url}/api/progress/lessons/${lessonId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) note(answer);
    return answer.status === 200;
  } catch {
    // The process it was sent to is gone, and with it what became of it: told again, as a player does.
    broken += 1;
    return false;
  }
}

function note(answer: Response): void {
  const known = others.get(answer.status) ?? { count: 0, withoutRetryAfter: 0 };
  known.count += 1;
  if (!answer.headers.get('retry-after')) known.withoutRetryAfter += 1;
  others.set(answer.status, known);
}

/** So many more reports are kept. */
function untilKept(count: number): Promise<unknown> {
  const kept = () => players.reduce((sum, player) => sum + player.kept, 0);
  const before = kept();
  return waitFor({ fact: `${count} more reports are kept`, ask: async () => kept() - before >= count });
}

/** No second that was told to be kept is missing, and none is there that was never sent. */
async function expectNothingLost(): Promise<void> {
  // What is known before asking must be there; what was sent until after asking may be.
  const kept = new Map(players.map(({ id, kept: seconds }) => [id, seconds]));
  const rows = await withClient(async (client) => {
    const answer = await client.query<{ userId: number; position: number; hasAll: boolean; last: number }>(
      `select p.user_id as "userId", p.position, upper(p.watched + p.surplus) as last,
              p.watched + p.surplus @> coalesce(int4multirange(int4range(0, known.seconds)), '{}') as "hasAll"
         from learning.progress p join unnest($1::int[], $2::int[]) as known (user_id, seconds) using (user_id)`,
      [[...kept.keys()], [...kept.values()]]
    );
    return answer.rows;
  });
  const wrong = rows.filter(({ userId, position, hasAll, last }) => {
    const player = players.find(({ id }) => id === userId);
    return !player || !hasAll || position < (kept.get(userId) ?? 0) || position > player.sent || last > player.sent;
  });
  expect(wrong).toEqual([]);
  expect(rows.length).toBe([...kept.values()].filter((seconds) => seconds > 0).length);
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

test(
  'a CMS that is killed while everybody reports loses nothing it said was kept',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await untilKept(2 * LEARNERS);
      await school.stop('SIGKILL');
      await expectNothingLost();
      school = await startSchool({ place, port: school.port });
      await untilKept(LEARNERS);
      await expectNothingLost();
    }
    expect(broken).toBeGreaterThan(0);
  },
  ROUNDS * MINUTE
);

test(
  'a Postgres that is stopped at once loses nothing; meanwhile everybody is told to come again, and it is back in two seconds',
  async () => {
    others.clear();
    await untilKept(LEARNERS);
    const memory = readMemory({ pid: school.pid });
    for (let round = 0; round < ROUNDS; round += 1) {
      const [pid] = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await postgres.exited;
      await expectLater();
      await postgres.stop();
      postgres = await openPostgres({ port: postgres.port });
      const startedAt = performance.now();
      await untilKept(1);
      // From when it takes connections again, which is a moment before it says so here.
      expect(performance.now() - startedAt).toBeLessThan(2_000);
      await untilKept(2 * LEARNERS);
      await expectNothingLost();
    }
    expect(school.isAlive()).toBe(true);
    // 503 and nothing else, each with when to come again.
    expect([...others.keys()], school.readOutput()).toEqual([503]);
    expect(others.get(503)?.withoutRetryAfter).toBe(0);
    expect(readMemory({ pid: school.pid }) - memory).toBeLessThan(150 * 1024 * 1024);
  },
  ROUNDS * MINUTE
);

/** Every kind of request a learner makes, by one who is known and by one who is not. */
async function expectLater(): Promise<void> {
  const [known] = players;
  const stranger = { ...known, token: `${known?.token.slice(0, -1)}` };
  const requests: [string, string, string | undefined, unknown][] = [
    ['GET', '/api/progress/continue', known?.token, undefined],
    ['GET', '/api/progress/notes', known?.token, undefined],
    ['GET', `/api/access/lessons/${known?.lessonId}`, known?.token, undefined],
    ['GET', `/api/mux/playback/${known?.lessonId}`, known?.token, undefined],
    ['GET', '/api/courses', undefined, undefined],
    ['GET', '/api/progress/continue', stranger.token, undefined],
    ['POST', '/api/auth/local', undefined, { identifier: 'learner@example.com', password: 'Some-password-1' }],
  ];
  for (const [method, path, token, body] of requests) {
    const answer = await fetch(`${school.url}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    expect([method, path, answer.status, text.includes('"code":"away"')], school.readOutput()).toEqual([
      method,
      path,
      503,
      true,
    ]);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  }
}
