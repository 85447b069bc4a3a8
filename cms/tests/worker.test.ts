import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { waitFor } from './harness/http.ts';
import { signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';
import { startSlowMailServer, type SlowMailServer } from './harness/slow-mail-server.ts';

const CMS = resolve(import.meta.dirname, '..');

let mail: SlowMailServer;
let school: School;
const children: ChildProcess[] = [];

beforeAll(async () => {
  mail = await startSlowMailServer();
  // This process enqueues and works on nothing.
  school = await openSchool({
    environment: { JOBS_WORKERS: 'none', SMTP_HOST: '127.0.0.1', SMTP_PORT: String(mail.port) },
  });
});
afterEach(async () => {
  mail.release();
  await Promise.all(
    children.splice(0).map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    })
  );
});
afterAll(async () => {
  await school?.close();
  await mail?.close();
});

function startProcess(script: string): ChildProcess {
  const child = spawn(process.execPath, [resolve(CMS, script)], { cwd: CMS, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function readFirstLine(child: ChildProcess): Promise<string> {
  let text = '';
  let trouble = '';
  child.stderr?.on('data', (piece: Buffer) => (trouble += piece));
  for await (const piece of child.stdout ?? []) {
    text += String(piece);
    if (text.includes('\n')) return text.slice(0, text.indexOf('\n'));
  }
  throw new Error(`The process said nothing: ${trouble}`);
}

async function startWorker(): Promise<ChildProcess> {
  const worker = startProcess('worker.mjs');
  expect(await readFirstLine(worker)).toBe('The worker runs jobs');
  return worker;
}

async function findJobs(queue: string): Promise<{ id: string; state: string }[]> {
  return (await school.strapi.plugin('jobs').service('overview').list({ queue })).data;
}

const stateOfMail = async (email: string) => {
  const jobs = await findJobs('accounts.welcome-mail');
  const { id } = await school.strapi.db.query('plugin::users-permissions.user').findOne({ where: { email } });
  const rows: { id: string }[] = (
    await school.strapi.db.connection.raw(`select id from jobs.job where (data->>'userId')::int = ?`, [id])
  ).rows;
  return jobs.find((job) => rows.some((row) => row.id === job.id))?.state;
};

test('a job that was committed is done, though its process was killed at once', async () => {
  const id = await readFirstLine(startProcess('tests/harness/commit-and-die.mjs'));
  expect((await findJobs('jobs.clean')).find((job) => job.id === id)?.state).toBe('waiting');
  await startWorker();
  await waitFor({
    fact: 'the job is done',
    ask: async () => (await findJobs('jobs.clean')).find((job) => job.id === id)?.state === 'done',
  });
});

test('a worker that is told to stop finishes what it has in hand, and begins nothing', async () => {
  mail.hold();
  const worker = await startWorker();
  const { email } = await signUpLearner({ school });
  await waitFor({ fact: 'the mail is on its way', ask: async () => mail.received.includes(email) });
  const exit = once(worker, 'exit');
  worker.kill('SIGTERM');
  const later = await signUpLearner({ school });
  mail.release();
  expect(await exit).toEqual([0, null]);
  expect(await stateOfMail(email)).toBe('done');
  expect(mail.received.filter((one) => one === email)).toHaveLength(1);
  expect(await stateOfMail(later.email)).toBe('waiting');

  await startWorker();
  await waitFor({
    fact: 'the next worker does the rest',
    ask: async () => (await stateOfMail(later.email)) === 'done',
  });
});

test('what a killed worker had in hand is done by another', async () => {
  mail.hold();
  const first = await startWorker();
  const { email } = await signUpLearner({ school });
  await waitFor({ fact: 'the mail is on its way', ask: async () => mail.received.includes(email) });
  first.kill('SIGKILL');
  await once(first, 'exit');
  mail.release();
  await startWorker();
  await waitFor({
    fact: 'it was sent again, and kept',
    ask: async () => (await stateOfMail(email)) === 'done',
    timeout: 100_000,
  });
  expect(mail.received.filter((one) => one === email)).toHaveLength(2);
});
