import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  addCourse,
  addLearners,
  startBenchPostgres,
  startSchool,
  type BenchLearner,
  type BenchPostgres,
  type SchoolProcess,
} from '../../kit/bench/index.ts';

/** A school with learners, and lessons whose films are all different. */
export interface Stage {
  postgres: BenchPostgres;
  school: SchoolProcess;
  client: Client;
  learners: BenchLearner[];
  lessonIds: string[];
  /** What signs tokens and webhooks. */
  pem: string;
  webhookSecret: string;
  stop: () => Promise<void>;
}

/** `BENCH_PROFILE=1` leaves the CMS's processor profile in the folder the bench is run from. */
const PROFILE = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.cwd()}`] : [];

export async function openStage({ learners: count, films }: { learners: number; films: number }): Promise<Stage> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const webhookSecret = randomBytes(16).toString('hex');
  const jwtSecret = randomBytes(16).toString('hex');
  const postgres = await startBenchPostgres();
  const school = await startSchool({
    place: {
      database: { port: postgres.port, name: 'bench', user: postgres.user, password: postgres.password },
      dataDir: join(postgres.folder, 'data'),
      jwtSecret,
    },
    environment: {
      MUX_PRIVATE_KEY: Buffer.from(pem).toString('base64'),
      MUX_SIGNING_KEY: 'bench-key',
      MUX_WEBHOOK_SECRET: webhookSecret,
    },
    nodeFlags: PROFILE,
  });
  const client = new Client(postgres.url);
  await client.connect();
  const learners = await addLearners({ client, jwtSecret, count });
  const lessonIds: string[] = [];
  for (let film = 0; film < films; film += 1) {
    const course = await addCourse({ client, lessons: 1, duration: 120 + ((film * 37) % 3_600) });
    lessonIds.push(...course.lessonIds);
  }
  await client.query('analyze');
  return {
    postgres,
    school,
    client,
    learners,
    lessonIds,
    pem,
    webhookSecret,
    async stop() {
      await client.end();
      await school.stop();
      await postgres.stop();
    },
  };
}
