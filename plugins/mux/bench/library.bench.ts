import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Client } from 'pg';
import {
  measureCpu,
  median,
  printGoal,
  printLine,
  readLoad,
  startBenchPostgres,
  startSchool,
  waitForQuiet,
  type SchoolProcess,
} from '../../kit/bench/index.ts';
import { fillLibrary } from './fill-library.ts';

/**
 * The library at 10,000 videos, asked through the real CMS with an admin's session. Arguments: videos, rounds. Beside each
 * list stands, as a ratio within each round, what a route of one row costs.
 */
const [VIDEOS = 10_000, ROUNDS = 15] = process.argv.slice(2).map(Number);
/** Milliseconds a list may take. */
const BAR = 300;
const ADMIN = { ADMIN_EMAIL: 'bench@example.com', ADMIN_PASSWORD: 'Bench-password-1' };
const LEAST = 'settings, one row';
const PAGES: Record<string, string> = {
  [LEAST]: 'settings',
  'newest first': 'videos',
  'a page in the middle': `videos?page=${Math.max(1, Math.floor(VIDEOS / 40))}`,
  'by title': 'videos?sort=title',
  'by length': 'videos?sort=duration',
  'by size, smallest first': 'videos?sort=size&direction=asc',
  'of one status': 'videos?status=errored',
  unused: 'videos?usage=unused',
  'used, by length': 'videos?usage=used&sort=duration',
  'without captions': 'videos?captions=without',
  'outside the rules': 'videos?flag=any',
  'too short': 'videos?flag=too-short&sort=size',
  'search: a common word': 'videos?search=facets',
  'search: one title': `videos?search=part%20${VIDEOS - 1}`,
  'search: two letters, unused, outside the rules': 'videos?search=ar&usage=unused&flag=any&sort=title',
  'search: nothing': 'videos?search=qzx',
};

const postgres = await startBenchPostgres();
const place = {
  database: { port: postgres.port, name: 'bench', user: postgres.user, password: postgres.password },
  dataDir: join(postgres.folder, 'data'),
  jwtSecret: randomBytes(16).toString('hex'),
};
const client = new Client({ connectionString: postgres.url });
await client.connect();
let school: SchoolProcess | undefined;
try {
  // Once to make the tables, and again when they are full.
  await (await startSchool({ place, environment: ADMIN })).stop();
  await fillLibrary({ client, videos: VIDEOS });
  school = await startSchool({ place, environment: ADMIN });
  await measurePages({ school, token: await signIn(school) });
} finally {
  await school?.stop();
  await client.end();
  await postgres.stop();
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

/** List after list, round after round, so that what the machine does meanwhile hits all of them. */
async function measurePages({ school: { url, pid }, token }: { school: SchoolProcess; token: string }): Promise<void> {
  const samples = new Map(Object.keys(PAGES).map((name) => [name, [] as { ms: number; cpuMs: number }[]]));
  // The first round fills caches and counts for nothing.
  for (let round = 0; round <= ROUNDS; round += 1) {
    await waitForQuiet({ say: printLine });
    for (const [name, path] of Object.entries(PAGES)) {
      const { ms, cpuMs } = await measureCpu({ pids: [pid, postgres.pid], work: () => ask(`${url}/mux/${path}`) });
      if (round > 0) samples.get(name)?.push({ ms, cpuMs });
    }
  }
  printLine(`load ${readLoad().toFixed(1)}, ${VIDEOS} videos`);
  const least = samples.get(LEAST) ?? [];
  for (const [name, all] of samples) {
    const slow = all.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1] ?? Number.NaN;
    const ratio = median(all.map(({ ms }, round) => ms / (least[round]?.ms ?? Number.NaN)));
    printLine(
      `${name.padEnd(48)} median ${median(all.map(({ ms }) => ms))
        .toFixed(0)
        .padStart(4)} ms  p95 ${slow.toFixed(0).padStart(4)} ms` +
        `  cpu ${median(all.map(({ cpuMs }) => cpuMs))
          .toFixed(0)
          .padStart(4)} ms  ${ratio.toFixed(1).padStart(5)} × one row`
    );
    if (name !== LEAST) printGoal({ what: `p95 of "${name}", of ${BAR} ms`, value: slow / BAR, atMost: 1 });
  }

  async function ask(address: string): Promise<{ done: number; ms: number }> {
    const started = performance.now();
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
    return { done: 1, ms: performance.now() - started };
  }
}
