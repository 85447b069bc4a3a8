import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import chromium from '@sparticuz/chromium';

/**
 * `npm test`: builds what is stale, then every suite: unit, the local Mux, integration against a real Strapi, and end
 * to end in a real browser. Words after `--` go to the test runner (`npm test -- --project unit`), which then is the
 * only one; otherwise two run side by side.
 *
 * With `TEST_REPORT` set, writes "passed failed skipped" to that file, for CI's sum.
 */
const ROOT = resolve(import.meta.dirname, '../..');

interface Report {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    status: string;
    name: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Outcome {
  code: number;
  counts: Counts;
  /** A line or more for each. */
  secondTries: string[];
}

// Everything temporary of every program of the run, the browser's and Gatsby's too, lands here and goes with it.
const folder = mkdtempSync(join(tmpdir(), 'school-test-'));
// Postgres, started as root, runs as a user of its own who must get in.
chmodSync(folder, 0o755);
process.env.TMPDIR = folder;
const environment = { ...process.env, DATA_DIR: join(folder, 'data') };
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const built = await run({ program: process.execPath, words: [join(ROOT, 'config/local/build.ts'), '--only=cms'] });
if (built !== 0) process.exit(built);

// Suites side by side would unpack the browser at the same time, and one would start it while another still writes.
if (!process.env.CHROMIUM_PATH) await chromium.executablePath();

const asked = process.argv.slice(2);
// The browser waits for films most of the time, the other suites compute: side by side they take two thirds of the time.
const lanes =
  asked.length > 0
    ? [{ name: '', words: asked }]
    : [
        { name: 'code', words: ['--project=unit', '--project=local-mux', '--project=integration'] },
        { name: 'browser', words: ['--project=e2e*'] },
      ];
const outcomes = await Promise.all(lanes.map(runLane));
for (const line of outcomes.flatMap(({ secondTries }) => secondTries)) console.log(line);

const sum = (key: keyof Counts): number => outcomes.reduce((total, { counts }) => total + counts[key], 0);
const counts = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
if (process.env.TEST_REPORT)
  writeFileSync(process.env.TEST_REPORT, `${counts.passed} ${counts.failed} ${counts.skipped}\n`);
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`
);
process.exitCode = outcomes.some(({ code }) => code !== 0) || counts.failed > 0 ? 1 : 0;

/** One test runner over some of the suites. With a name, its lines say whose they are. */
async function runLane({ name, words }: { name: string; words: string[] }): Promise<Outcome> {
  const file = join(folder, `report-${name || 'asked'}.json`);
  const code = await run({
    program: process.execPath,
    words: [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...words,
    ],
    name,
  });
  // A lane that broke before any test (its set-up, say) leaves no report, and is a failure of its own.
  if (!existsSync(file)) return { code, counts: { passed: 0, failed: 1, skipped: 0 }, secondTries: [] };
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return { code, counts: countTests(report), secondTries: listSecondTries(report) };
}

/** What passed after it had failed is no failure, and no secret. */
function listSecondTries({ testResults }: Report): string[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) => `passed at the second try: ${fullName}\n  ${failureMessages.join('\n  ')}`);
}

function countTests(report: Report): Counts {
  // A file that could not even be loaded holds no test that could fail: it counts as one failure.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function run({ program, words, name = '' }: { program: string; words: string[]; name?: string }): Promise<number> {
  return new Promise((done, reject) => {
    const child = spawn(program, words, {
      cwd: ROOT,
      env: environment,
      stdio: name ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => console.log(`${name} | ${line}`));
    // Ctrl-C reaches the child as well; this process waits for it to clean up.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', (status) => done(status ?? 1));
  });
}
