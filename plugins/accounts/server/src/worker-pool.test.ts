import { expect, onTestFinished, test } from 'vitest';
import { openWorkerPool, PoolBusyError } from './worker-pool.ts';

/** Doubles numbers once the gate is open; `throw` fails the task, `die` the thread. */
const SOURCE = `
const { parentPort, workerData } = require('node:worker_threads');
parentPort.on('message', (task) => {
  Atomics.wait(workerData, 0, 0);
  if (task === 'die') throw new Error('died');
  parentPort.postMessage(task === 'throw' ? { error: 'no' } : { result: task * 2 });
});`;

function open({ size, maxWaiting }: { size: number; maxWaiting: number }) {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const pool = openWorkerPool<number | string, number>({ source: SOURCE, workerData: gate, size, maxWaiting });
  const release = () => {
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
  };
  onTestFinished(() => {
    release();
    return pool.close();
  });
  return { pool, release };
}

test('as many tasks as there are threads and places are taken, in order, and the next is refused at once', async () => {
  const { pool, release } = open({ size: 2, maxWaiting: 3 });
  const taken = [1, 2, 3, 4, 5].map((task) => pool.run(task));
  await expect(pool.run(6)).rejects.toBeInstanceOf(PoolBusyError);
  release();
  expect(await Promise.all(taken)).toEqual([2, 4, 6, 8, 10]);
  expect(await pool.run(6)).toBe(12);
});

test('a failing task fails alone, and a thread that dies is replaced', async () => {
  const { pool, release } = open({ size: 1, maxWaiting: 9 });
  release();
  const answers = await Promise.allSettled(['throw', 1, 'die', 2].map((task) => pool.run(task)));
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message))).toEqual([
    'no',
    2,
    'died',
    4,
  ]);
});

test('closing fails what is not answered and takes nothing more', async () => {
  const { pool } = open({ size: 1, maxWaiting: 9 });
  const asked = Promise.allSettled([pool.run(1), pool.run(2)]);
  await pool.close();
  expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(pool.run(3)).rejects.toBeInstanceOf(PoolBusyError);
});
