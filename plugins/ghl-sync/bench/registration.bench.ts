import { join } from 'node:path';
import {
  compareRounds,
  countFailures,
  printGoal,
  runRounds,
  sendLoad,
  startBenchPostgres,
  startSchool,
  type Sample,
  type SchoolProcess,
} from '../../kit/bench/index.ts';
import { startLocalGhl } from '../local/src/server.ts';

/**
 * Registering without a CRM, with one, and with one that is away: three CMS processes on one Postgres, which take turns.
 * What a registration has to write is measured by itself (`collects`: nobody runs the jobs), and with all that follows.
 * BENCH_SECONDS a turn (8), BENCH_ROUNDS (5).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const TOKEN = 'pit-of-the-bench';
const LOCATION = 'location-of-the-bench';

const postgres = await startBenchPostgres({ database: 'school' });
const ghl = await startLocalGhl({ port: 0, dataDir: null, token: TOKEN, locationId: LOCATION });
const away = await startLocalGhl({ port: 0, dataDir: null, token: TOKEN, locationId: LOCATION });
away.faults.set({ fault: 'hang' });
const schools: SchoolProcess[] = [];

/** Each on a database of its own: jobs of one are no other's. */
async function open(name: string, environment: Record<string, string>): Promise<SchoolProcess> {
  const { Client } = await import('pg');
  if (name !== 'school') {
    const client = new Client(postgres.url);
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
  }
  const database = { port: postgres.port, name, user: postgres.user, password: postgres.password };
  const place = {
    database,
    dataDir: join(postgres.folder, name),
    jwtSecret: 'a secret of the bench that signs sessions',
  };
  const school = await startSchool({ place, environment: { TRUST_PROXY: 'true', ...environment } });
  schools.push(school);
  return school;
}

const crm = (url: string) => ({ GHL_BASE_URL: url, GHL_TOKEN: TOKEN, GHL_LOCATION_ID: LOCATION });
try {
  // One after another: two Strapis that make their tables at once would only be slow.
  const none = await open('school', { GHL_TOKEN: '', JOBS_WORKERS: 'none' });
  const collects = await open('collects', { ...crm(ghl.url), JOBS_WORKERS: 'none' });
  const tells = await open('tells', crm(ghl.url));
  const waits = await open('waits', crm(away.url));
  const register = (school: SchoolProcess) => async (): Promise<Sample> => {
    const load = await sendLoad({
      port: school.port,
      connections: 1,
      seconds: SECONDS,
      traffic: { module: join(import.meta.dirname, 'register-traffic.ts'), args: {} },
    });
    return { rate: load.rate, cpuMs: Number.NaN, p50: load.p50, p99: load.p99, failures: countFailures(load) };
  };
  const contenders = {
    'no CRM': register(none),
    'with a CRM': register(collects),
    'with a CRM that is told': register(tells),
    'with a CRM that hangs': register(waits),
  };
  for (const run of Object.values(contenders)) await run();
  const samples = await runRounds({ rounds: ROUNDS, contenders });
  for (const contender of ['with a CRM', 'with a CRM that is told', 'with a CRM that hangs'] as const) {
    for (const figure of ['p50', 'p99'])
      printGoal({
        what: `registering ${contender}, ${figure}, times without`,
        value: compareRounds({ samples, of: contender, to: 'no CRM', figure }),
        atMost: 1.1,
      });
  }
} finally {
  for (const school of schools) await school.stop();
  await ghl.close();
  await away.close();
  await postgres.stop();
}
