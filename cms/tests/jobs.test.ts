import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { number, object, string, type Schema } from 'yup';
import { call, waitFor } from './harness/http.ts';
import { signInAdmin, signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school?.close());

const service = (name: string) => school.strapi.plugin('jobs').service(name);
const anything = object({ n: number(), email: string() }).noUnknown();

/** A kind of job of one test's own, being worked on. */
async function declare({
  run,
  ...definition
}: {
  run: (job: { payload: { n?: number }; jobId: string; attempt: number }) => Promise<void>;
  payload?: Schema;
  every?: number;
  isOrdered?: boolean;
  concurrency?: number;
  retry?: { limit: number; delay: number; longest: number };
}): Promise<string> {
  const name = `test.${randomUUID()}`;
  service('queue').declare({ name, payload: anything, run, ...definition });
  await service('queue').open();
  await service('workers').followPauses();
  return name;
}

async function findJobs(queue: string) {
  return (await service('overview').list({ queue })).data as {
    id: string;
    state: string;
    error: string | null;
    tries: number;
  }[];
}

test('a job is made with the transaction it belongs to, or not at all', async () => {
  const done: number[] = [];
  const name = await declare({ run: async ({ payload }) => void done.push(payload.n ?? 0) });
  const knex = school.strapi.db.connection;
  const enqueue = (n: number, isKept: boolean) =>
    knex.transaction(async (trx) => {
      await service('queue').enqueue({ name, payload: { n }, trx });
      if (!isKept) throw new Error('changed my mind');
    });
  await expect(enqueue(1, false)).rejects.toThrow('changed my mind');
  await enqueue(2, true);
  await waitFor({ fact: 'the job is done', ask: async () => (await findJobs(name))[0]?.state === 'done' });
  expect(await findJobs(name)).toHaveLength(1);
  expect(done).toEqual([2]);
});

test('the same words are one job, however often it is enqueued', async () => {
  const name = await declare({ run: async () => undefined });
  const once = randomUUID();
  const ids = await Promise.all(
    [1, 2, 3].map((n) => service('queue').enqueue({ name, payload: { n }, once }) as Promise<string>)
  );
  expect(new Set(ids).size).toBe(1);
  expect(await findJobs(name)).toHaveLength(1);
});

test('a payload that is not what was declared is not taken', async () => {
  const name = await declare({ run: async () => undefined });
  await expect(service('queue').enqueue({ name, payload: { n: 'seven' } })).rejects.toThrow('n must be');
  await expect(service('queue').enqueue({ name: 'test.nobody', payload: {} })).rejects.toThrow('Nobody declared');
  expect(await findJobs(name)).toEqual([]);
});

test('jobs of one key run one after another, also when one fails on the way; keys do not wait for each other', async () => {
  const seen: string[] = [];
  const running = new Set<string>();
  const name = await declare({
    isOrdered: true,
    concurrency: 4,
    retry: { limit: 2, delay: 1, longest: 1 },
    run: async ({ payload: { n = 0 }, attempt }) => {
      const key = n < 100 ? 'a' : 'b';
      expect(running.has(key)).toBe(false);
      running.add(key);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running.delete(key);
      if (n === 1 && attempt === 1) throw new Error('not yet');
      seen.push(`${key}${n % 100}`);
    },
  });
  for (let n = 0; n < 60; n += 1) {
    await service('queue').enqueue({ name, payload: { n }, key: 'a' });
    await service('queue').enqueue({ name, payload: { n: n + 100 }, key: 'b' });
  }
  // Resting between two jobs, as a worker does that finds none, would take minutes.
  await waitFor({ fact: 'all are done', ask: async () => seen.length === 120 });
  const inOrder = (key: string) => Array.from({ length: 60 }, (_, n) => `${key}${n}`);
  expect(seen.filter((one) => one.startsWith('a'))).toEqual(inOrder('a'));
  expect(seen.filter((one) => one.startsWith('b'))).toEqual(inOrder('b'));
});

test('a job that keeps failing is kept with its error, without the address in it, and may be retried', async () => {
  let isBroken = true;
  const attempts: number[] = [];
  const name = await declare({
    retry: { limit: 1, delay: 1, longest: 1 },
    run: async ({ attempt }) => {
      attempts.push(attempt);
      if (isBroken) throw new Error('550 no such mailbox ada@example.com');
    },
  });
  await service('queue').enqueue({ name, payload: { n: 1 } });
  const failed = await waitFor({
    fact: 'the job has failed',
    ask: async () => (await findJobs(name)).find(({ state }) => state === 'failed'),
  });
  expect(failed).toMatchObject({ tries: 2, error: '550 no such mailbox •••@•••' });
  expect(attempts).toEqual([1, 2]);
  await service('overview').retryFailed({ queue: name });
  await waitFor({
    fact: 'it failed again',
    ask: async () => attempts.length === 3 && (await findJobs(name))[0]?.state === 'failed',
  });
  isBroken = false;
  await service('overview').retry({ queue: name, jobId: failed.id });
  await waitFor({ fact: 'it is done', ask: async () => (await findJobs(name))[0]?.state === 'done' });
});

test('a paused queue collects, and goes on when it is resumed', async () => {
  const done: number[] = [];
  const name = await declare({ run: async ({ payload }) => void done.push(payload.n ?? 0) });
  await service('overview').pause({ queue: name });
  await service('queue').enqueue({ name, payload: { n: 1 } });
  expect(
    (await service('overview').measure()).queues.find((queue: { name: string }) => queue.name === name)
  ).toMatchObject({
    isPaused: true,
    waiting: 1,
  });
  expect(done).toEqual([]);
  await service('overview').resume({ queue: name });
  await waitFor({ fact: 'it is done', ask: async () => done.length === 1 });
});

test('a recurring job comes again and again, also after a failure, and never twice at once', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const name = await declare({
    every: 1,
    concurrency: 4,
    retry: { limit: 0, delay: 1, longest: 1 },
    run: async () => {
      running += 1;
      most = Math.max(most, running);
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      if (runs === 2) throw new Error('not this time');
    },
  });
  // Whoever boots meanwhile makes no second chain of them.
  await Promise.all([service('queue').open(), service('queue').open()]);
  await waitFor({ fact: 'it ran four times', ask: async () => runs >= 4 });
  expect(most).toBe(1);
  expect((await findJobs(name)).filter(({ state }) => state === 'waiting').length).toBeLessThanOrEqual(1);
  await service('overview').pause({ queue: name });
});

test('a budget promises its tries one after another, to all who ask at once', async () => {
  const { createStore } = await import('../../plugins/jobs/server/src/store.ts');
  const store = createStore({ knex: () => school.strapi.db.connection });
  const name = randomUUID();
  const waits = await Promise.all(Array.from({ length: 12 }, () => store.takeTry({ name, burst: 4, perSecond: 2 })));
  const sorted = waits.toSorted((one, other) => one - other);
  expect(sorted.slice(0, 4)).toEqual([0, 0, 0, 0]);
  // Eight beyond the burst at two a second: the last is promised for about four seconds from now.
  expect(sorted.at(-1)).toBeGreaterThan(3);
  expect(sorted.at(-1)).toBeLessThanOrEqual(4);
});

test('admins with the right see jobs with people masked and may act on them; editors and learners do not', async () => {
  const name = await declare({ run: async () => undefined });
  await service('overview').pause({ queue: name });
  await service('queue').enqueue({ name, payload: { n: 7, email: 'ada@example.com' } });
  const [admin, editor, learner] = await Promise.all([
    signInAdmin({ school, role: 'strapi-super-admin' }),
    signInAdmin({ school, role: 'strapi-editor' }),
    signUpLearner({ school }),
  ]);
  const ask = (path: string, token: string, method = 'GET') => call({ url: `${school.url}${path}`, token, method });
  const list = await ask(`/jobs/jobs?queue=${name}`, admin.token);
  expect(list.body.data).toMatchObject([{ state: 'waiting', payload: { n: 7, email: '••• (15)' } }]);
  expect(list.text).not.toContain('ada@example.com');
  expect((await ask('/jobs/overview', admin.token)).body.data.lastHour).toHaveLength(60);

  const job = list.body.data[0].id as string;
  for (const [path, method] of [
    ['/jobs/overview', 'GET'],
    ['/jobs/jobs', 'GET'],
    [`/jobs/queues/${name}/jobs/${job}/cancel`, 'POST'],
    [`/jobs/queues/${name}/pause`, 'POST'],
  ] as const) {
    expect((await ask(path, editor.token, method)).status, path).toBe(403);
    expect((await ask(path, learner.token, method)).status, path).toBe(401);
  }
  expect((await ask('/jobs/jobs?state=lost', admin.token)).status).toBe(400);
  expect((await ask(`/jobs/queues/test.nobody/pause`, admin.token, 'POST')).status).toBe(404);
  expect((await ask(`/jobs/queues/${name}/jobs/${randomUUID()}/retry`, admin.token, 'POST')).status).toBe(404);
  expect((await ask(`/jobs/queues/${name}/jobs/${job}/cancel`, admin.token, 'POST')).status).toBe(200);
  expect((await findJobs(name))[0]?.state).toBe('cancelled');
});
