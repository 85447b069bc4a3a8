import { fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  addCourse,
  addLearners,
  findFreePort,
  startBenchPostgres,
  startSchool,
  type BenchCourse,
  type BenchLearner,
  type BenchPostgres,
  type SchoolPlace,
  type SchoolProcess,
} from '../../kit/bench/index.ts';

/** The school with learners who are signed in and a course for them to watch, on a Postgres of its own. */
export interface Stage {
  postgres: BenchPostgres;
  place: SchoolPlace;
  school: SchoolProcess;
  client: Client;
  learners: BenchLearner[];
  course: BenchCourse;
  stop: () => Promise<void>;
}

const JWT_SECRET = 'a secret of the bench that signs the sessions';

/** `BENCH_PROFILE=1` leaves the CMS's processor profile in the folder the bench is run from. */
const PROFILE = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];

export async function openStage({
  learners: count,
  lessons,
  environment = {},
}: {
  learners: number;
  lessons: number;
  environment?: Record<string, string>;
}): Promise<Stage> {
  const postgres = await startBenchPostgres({ database: 'school' });
  const place = {
    database: { port: postgres.port, name: 'school', user: postgres.user, password: postgres.password },
    dataDir: join(postgres.folder, 'data'),
    jwtSecret: JWT_SECRET,
  };
  const school = await startSchool({ place, environment, nodeFlags: PROFILE });
  const client = new Client(postgres.url);
  await client.connect();
  const learners = await addLearners({ client, jwtSecret: JWT_SECRET, count });
  const course = await addCourse({ client, lessons });
  await client.query('analyze');
  return {
    postgres,
    place,
    school,
    client,
    learners,
    course,
    async stop() {
      await client.end();
      await school.stop();
      await postgres.stop();
    },
  };
}

/** A contender in a process of its own that tells, once, that it is ready. */
export interface Contender<Ready> {
  pid: number;
  ready: Ready;
  stop: () => void;
}

export function startContender<Ready>({ file, words }: { file: string; words: string[] }): Promise<Contender<Ready>> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, file), words, { env: { ...process.env, NODE_ENV: 'production' } });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with code ${code}`)));
    child.once('message', (ready) =>
      resolve({ pid: child.pid ?? 0, ready: ready as Ready, stop: () => child.disconnect() })
    );
  });
}

/** The table the plain contenders write, with what Postgres needs to update rows in place. */
export async function addPlainTable({ client }: { client: Client }): Promise<void> {
  await client.query(`
    create schema plain;
    create table plain.progress (
      user_id integer not null, lesson_id text not null, position double precision not null,
      watched int4multirange not null, updated_at timestamptz not null default now(),
      primary key (user_id, lesson_id)
    ) with (fillfactor = 70)`);
}

/** Strapi as it comes, in a database of its own of the same Postgres. */
export async function startStock({
  stage,
}: {
  stage: Stage;
}): Promise<Contender<{ learners: { id: number; token: string; progressId: string }[] }> & { port: number }> {
  await stage.client.query('create database stock');
  const folder = join(stage.postgres.folder, 'stock');
  await mkdir(folder);
  const port = await findFreePort();
  const words = [folder, String(stage.postgres.port), 'stock', String(port)];
  return { ...(await startContender({ file: 'stock-process.ts', words })), port } as never;
}

/**
 * Pages that have been open for hours, as `report-traffic.ts` names them. A bench plays a film in seconds: without, most of
 * its seconds would be more than anyone can have watched, and that is another, rarer case.
 */
export async function openSittings({ client, learners, course }: Stage): Promise<void> {
  await client.query(
    `insert into learning.sessions (user_id, lesson_id, id, sent_at, position, opened_at)
     select told.user_id, ($2::text[])[(told.n - 1) % $3::int + 1], ('00000000-0000-4000-8000-' || lpad((told.n - 1)::text, 12, '0'))::uuid,
            now() - interval '1 hour', 0, now() - interval '6 hours'
       from unnest($1::int[]) with ordinality as told (user_id, n)`,
    [learners.map(({ id }) => id), course.lessonIds, course.lessonIds.length]
  );
}
