import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * `npm test`: builds what is stale, then every suite: unit, the local Mux, integration against a real Strapi, and end
 * to end in a real browser. Words after `--` go to the test runner (`npm test -- --project unit`).
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
  numFailedTestSuites: number;
  testResults: { status: string; name: string; message: string; assertionResults: unknown[] }[];
}

// Everything temporary of every program of the run, the browser's and Gatsby's too, lands here and goes with it.
const folder = mkdtempSync(join(tmpdir(), 'school-test-'));
// Postgres, started as root, runs as a user of its own who must get in.
chmodSync(folder, 0o755);
const environment = { ...process.env, TMPDIR: folder, DATA_DIR: join(folder, 'data') };
process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const built = await run({ program: process.execPath, words: [join(ROOT, 'config/local/build.ts'), '--only=cms'] });
if (built !== 0) process.exit(built);

const file = join(folder, 'report.json');
const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
const code = await run({
  program: process.execPath,
  words: [
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...process.argv.slice(2),
  ],
});
const counts = readCounts(file);
if (process.env.TEST_REPORT)
  writeFileSync(process.env.TEST_REPORT, `${counts.passed} ${counts.failed} ${counts.skipped}\n`);
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`
);
process.exitCode = code !== 0 || counts.failed > 0 ? 1 : 0;

function readCounts(path: string): { passed: number; failed: number; skipped: number } {
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
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

function run({ program, words }: { program: string; words: string[] }): Promise<number> {
  return new Promise((done, reject) => {
    const child = spawn(program, words, { cwd: ROOT, env: environment, stdio: 'inherit' });
    // Ctrl-C reaches the child as well; this process waits for it to clean up.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (status) => done(status ?? 1));
  });
}
