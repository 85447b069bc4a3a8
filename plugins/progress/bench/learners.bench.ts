import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import knex from 'knex';
import { Client } from 'pg';
import {
  addCourse,
  measureCpu,
  median,
  printGoal,
  printLine,
  readCpuMs,
  readLoad,
  readMemory,
  startBenchPostgres,
  startSchool,
  waitForQuiet,
  type SchoolProcess,
} from '../../kit/bench/index.ts';
import { lookForNews, refreshNextGroup } from '../server/src/store/admin/refresh.ts';
import { fillSchool } from './fill-school.ts';

/**
 * The admin's pages about learners at 100,000 learners × 50 lessons. Arguments: learners, lessons, rounds.
 * Every page is asked through the real CMS with an admin's session.
 */
const [LEARNERS = 100_000, LESSONS = 50, ROUNDS = 15] = process.argv.slice(2).map(Number);
const COURSES = 5;
/** Milliseconds a page may take. */
const BAR = 300;
const ADMIN = { ADMIN_EMAIL: 'bench@example.com', ADMIN_PASSWORD: 'Bench-password-1' };

const postgres = await startBenchPostgres();
const place = {
  database: { port: postgres.port, name: 'bench', user: postgres.user, password: postgres.password },
  dataDir: join(postgres.folder, 'data'),
  jwtSecret: randomBytes(16).toString('hex'),
};
const client = new Client({ connectionString: postgres.url });
const db = knex({ client: 'pg', connection: postgres.url, pool: { min: 0, max: 4 } });
await client.connect();
let school: SchoolProcess | undefined;
try {
  // Once to make the tables, and again when they are full.
  await (await startSchool({ place, environment: ADMIN })).stop();
  const courses = [];
  for (let count = 0; count < COURSES; count += 1)
    courses.push(await addCourse({ client, lessons: LESSONS / COURSES, duration: 600 }));
  await fillSchool({ client, learners: LEARNERS, lessonIds: courses.flatMap(({ lessonIds }) => lessonIds) });
  await measureRefresh();
  school = await startSchool({ place, environment: ADMIN });
  const token = await signIn(school);
  const { rows } = await client.query<{ id: number; email: string }>(
    'select id, email from up_users order by id offset $1 limit 1',
    [Math.floor(LEARNERS / 2)]
  );
  const [learner] = rows;
  const [course] = courses;
  if (!learner || !course) throw new Error('The school is empty');
  await measurePages({
    school,
    token,
    pages: {
      'learners, newest first': 'learners',
      'learners by name': 'learners?sort=name&order=asc',
      'learners by last activity': 'learners?sort=active',
      'learners by lessons begun': 'learners?sort=begun',
      'learners by lessons done': 'learners?sort=done',
      'learners by what they watched': 'learners?sort=watched',
      'learners, a page in the middle': `learners?page=${Math.max(1, Math.floor(LEARNERS / 40))}`,
      'search: one e-mail': `learners?search=${learner.email}`,
      'search: a common name': 'learners?search=garcia&sort=done',
      'search: two letters': 'learners?search=ia',
      'search: nobody': 'learners?search=qzx',
      'one learner': `learners/${learner.id}`,
      'overview and widget, 30 days': 'overview',
      'overview, 90 days': 'overview?days=90',
      'watching now': 'live',
      'watching now, one course': `live?courseId=${course.courseId}`,
      courses: 'courses',
      'funnel of a course': `courses/${course.courseId}`,
      'heat-map of a film': `courses/${course.courseId}/lessons/${course.lessonIds[0]}`,
    },
  });
  for (const path of ['learners', `courses/${course.courseId}`])
    for (const format of ['csv', 'xlsx']) await measureExport({ school, token, path, format });
} finally {
  await school?.stop();
  await client.end();
  await db.destroy();
  await postgres.stop();
}

/** All groups once, as after an upgrade, then again one by one: what a group costs while the school runs. */
async function measureRefresh(): Promise<void> {
  const started = performance.now();
  await lookForNews({ db });
  printLine(`looking for news: ${Math.round(performance.now() - started)} ms`);
  const times: number[] = [];
  for (;;) {
    const begun = performance.now();
    const group = await refreshNextGroup({ db, pause: 0, atLatest: 3_600 });
    if (group === null) break;
    times.push(performance.now() - begun);
  }
  await client.query('vacuum analyze');
  printLine(
    `figures of ${times.length} groups made in ${((performance.now() - started) / 1_000).toFixed(1)} s, ` +
      `a group in ${median(times).toFixed(0)} ms`
  );
}

async function signIn({ url }: SchoolProcess): Promise<string> {
  const response = await fetch(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD }),
  });
  const { data } = (await response.json()) as { data: { token: string } };
  return data.token;
}

/** Page after page, round after round, so that what the machine does meanwhile hits all of them. */
async function measurePages({
  school: { url, pid },
  token,
  pages,
}: {
  school: SchoolProcess;
  token: string;
  pages: Record<string, string>;
}): Promise<void> {
  const times = new Map(Object.keys(pages).map((name) => [name, [] as number[]]));
  // Of the CMS and Postgres: what a busy machine does to the clock it does not do to these.
  const costs = new Map(Object.keys(pages).map((name) => [name, 0]));
  const pids = [pid, postgres.pid];
  // The first round fills caches and counts for nothing.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await waitForQuiet({ say: printLine });
    for (const [name, path] of Object.entries(pages)) {
      const cpu = readCpuMs({ pids });
      const started = performance.now();
      const response = await fetch(`${url}/progress/${path}`, { headers: { authorization: `Bearer ${token}` } });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      if (round === 0) continue;
      times.get(name)?.push(performance.now() - started);
      costs.set(name, (costs.get(name) ?? 0) + readCpuMs({ pids }) - cpu);
    }
  }
  for (const [name, all] of times) {
    const slow = all.toSorted((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1] ?? Number.NaN;
    printLine(
      `${name.padEnd(34)} median ${median(all).toFixed(0).padStart(4)} ms  p95 ${slow.toFixed(0).padStart(4)} ms  ` +
        `processor ${((costs.get(name) ?? 0) / all.length).toFixed(0).padStart(4)} ms  load ${readLoad().toFixed(1)}`
    );
    printGoal({ what: `p95 of "${name}", of ${BAR} ms`, value: slow / BAR, atMost: 1 });
  }
}

/** Reads a file to its end and looks at the CMS's memory meanwhile. */
async function measureExport({
  school: { url, pid },
  token,
  path,
  format,
}: {
  school: SchoolProcess;
  token: string;
  path: string;
  format: string;
}): Promise<void> {
  const before = readMemory({ pid });
  let most = before;
  const { seconds, done, cpuMs } = await measureCpu({
    pids: [pid, postgres.pid],
    work: async () => {
      const started = performance.now();
      const response = await fetch(`${url}/progress/exports/${path}?format=${format}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!response.body) throw new Error('An export without a body');
      let bytes = 0;
      for await (const chunk of response.body) {
        bytes += chunk.length;
        most = Math.max(most, readMemory({ pid }));
      }
      return { seconds: (performance.now() - started) / 1_000, done: bytes };
    },
  });
  const megabyte = 1_024 ** 2;
  printLine(
    `export ${path} as ${format}: ${(done / megabyte).toFixed(1)} MB in ${seconds.toFixed(1)} s, ` +
      `${((cpuMs * done) / 1_000).toFixed(1)} s of processor, memory ${Math.round(before / megabyte)} MB and at most ${Math.round(most / megabyte)} MB`
  );
}
