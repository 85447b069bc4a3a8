import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startBenchPostgres, startSchool, type SchoolPlace, type SchoolProcess } from '../../kit/bench/index.ts';
import type { LimitSettings } from '../local/src/limits.ts';
import { startLocalGhl, type LocalGhl } from '../local/src/server.ts';

const TOKEN = 'pit-of-the-bench';
const LOCATION = 'location-of-the-bench';
const CMS = resolve(import.meta.dirname, '../../../cms');
const USER = 'plugin::users-permissions.user';

/** Accounts made at once. */
const AT_ONCE = 8;

/** The school's own code in this process, which makes accounts and runs no job; GHL; and places for workers. */
export interface Stage {
  ghl: LocalGhl;
  client: Client;
  /** A CMS process that runs jobs. */
  startWorker: () => Promise<SchoolProcess>;
  /** So many accounts, as the school's code makes them. The first `changes` of them then change their first name, twice. */
  addLearners: (order: { count: number; changes?: number }) => Promise<{ id: number; email: string }[]>;
  /** Events that wait, run, or are tried again. */
  countWaiting: () => Promise<number>;
  stop: () => Promise<void>;
}

interface Strapi {
  load: () => Promise<unknown>;
  destroy: () => Promise<unknown>;
  db: {
    query: (uid: string) => {
      create: (order: object) => Promise<{ id: number }>;
      update: (order: object) => Promise<unknown>;
    };
  };
}

export async function openStage({
  limits,
  onAnswered,
}: {
  limits: LimitSettings;
  onAnswered?: (request: string) => void;
}): Promise<Stage> {
  const postgres = await startBenchPostgres({ database: 'school' });
  const ghl = await startLocalGhl({
    port: 0,
    dataDir: null,
    token: TOKEN,
    locationId: LOCATION,
    limits,
    ...(onAnswered ? { onAnswered } : {}),
  });
  const place: SchoolPlace = {
    database: { port: postgres.port, name: 'school', user: postgres.user, password: postgres.password },
    dataDir: join(postgres.folder, 'data'),
    jwtSecret: 'a secret of the bench that signs the sessions',
  };
  const crm = { GHL_BASE_URL: ghl.url, GHL_TOKEN: TOKEN, GHL_LOCATION_ID: LOCATION };
  // The first process makes the tables.
  const first = await startSchool({ place, environment: { ...crm, JOBS_WORKERS: 'none' } });
  await first.stop();
  const strapi = await loadStrapi({ place, environment: { ...crm, JOBS_WORKERS: 'none' } });
  const client = new Client(postgres.url);
  await client.connect();
  const workers: SchoolProcess[] = [];

  return {
    ghl,
    client,
    async startWorker() {
      const worker = await startSchool({ place, environment: { ...crm, JOBS_WORKERS: 'inline' } });
      workers.push(worker);
      return worker;
    },
    async addLearners({ count, changes = 0 }) {
      const made: { id: number; email: string }[] = [];
      const query = strapi.db.query(USER);
      const work = async () => {
        for (;;) {
          const email = `learner-${crypto.randomUUID()}@example.com`;
          if (made.length >= count) return;
          const learner = { id: 0, email };
          const place = made.push(learner) - 1;
          const data = {
            email,
            username: email,
            firstName: 'v0',
            lastName: 'Learner',
            provider: 'local',
            confirmed: true,
          };
          learner.id = (await query.create({ data })).id;
          if (place >= changes) continue;
          for (const firstName of ['v1', 'v2']) await query.update({ where: { id: learner.id }, data: { firstName } });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return made;
    },
    async countWaiting() {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from jobs.job where name = 'ghl-sync.event' and state in ('created', 'retry', 'active')`
      );
      return rows[0]?.count ?? 0;
    },
    async stop() {
      await client.end();
      for (const worker of workers) await worker.stop('SIGKILL');
      await strapi.destroy();
      await ghl.close();
      await postgres.stop();
    },
  };
}

async function loadStrapi({
  place,
  environment,
}: {
  place: SchoolPlace;
  environment: Record<string, string>;
}): Promise<Strapi> {
  const { database } = place;
  Object.assign(process.env, {
    NODE_ENV: 'production',
    SCHOOL_MODE: 'local',
    LOG_LEVEL: 'error',
    DATA_DIR: place.dataDir,
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(database.port),
    DATABASE_NAME: database.name,
    DATABASE_USERNAME: database.user,
    DATABASE_PASSWORD: database.password,
    STRAPI_TELEMETRY_DISABLED: 'true',
    ...environment,
  });
  // Strapi is CommonJS; its ESM build does not load.
  const { createStrapi } = createRequire(`${CMS}/package.json`)('@strapi/strapi') as {
    createStrapi: (options: object) => Strapi;
  };
  const strapi = createStrapi({ appDir: CMS, distDir: join(CMS, 'dist'), serveAdminPanel: false });
  await strapi.load();
  return strapi;
}

/** What must hold of learners at GHL, whatever happened on the way. */
export async function checkContacts({
  stage: { ghl, client },
  learners,
  changes,
}: {
  stage: Stage;
  learners: readonly { id: number; email: string }[];
  /** So many of them changed their first name twice. */
  changes: number;
}): Promise<{
  missing: number;
  doubled: number;
  untagged: number;
  stale: number;
  outOfOrder: number;
  tooMany: number;
}> {
  const contacts = Object.values(ghl.data.contacts);
  const byEmail = new Map<string, (typeof contacts)[number][]>();
  for (const contact of contacts) {
    const { email = '' } = contact;
    byEmail.set(email, [...(byEmail.get(email) ?? []), contact]);
  }
  const of = (email: string) => byEmail.get(email) ?? [];
  const isTagged = (tags: readonly string[]) => tags.join() === 'course-signup,watch-diamond-member';
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from (
       select user_id, event = 'registered' and lag(at) over (partition by user_id order by at) is not null as is_late
         from crm.events) as told where is_late`
  );
  return {
    missing: learners.filter(({ email }) => of(email).length === 0).length,
    doubled: learners.filter(({ email }) => of(email).length > 1).length,
    untagged: learners.filter(({ email }) => !of(email).every(({ tags }) => isTagged(tags))).length,
    stale: learners.slice(0, changes).filter(({ email }) => of(email)[0]?.firstName !== 'v2').length,
    outOfOrder: rows[0]?.count ?? Number.NaN,
    tooMany: ghl.counts.tooMany,
  };
}
