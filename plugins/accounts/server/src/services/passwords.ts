import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { ACCOUNT_CODES } from '../../../contract/index.ts';
import { USER } from '../user.ts';
import { openWorkerPool, PoolBusyError, type WorkerPool } from '../worker-pool.ts';

/** More would take the requests' share of a small machine. */
const THREADS = 2;

/** About two seconds of work; who would wait longer is told so at once. */
const MAX_WAITING = 32;

/** users-permissions' cost, unless the user type names another. */
const STOCK_ROUNDS = 10;

type Task = { password: string; rounds: number } | { password: string; hash: string };

/** Either task costs tens of milliseconds of computing, which is why it happens here and not among the requests. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const bcrypt = require(workerData.bcrypt);
parentPort.on('message', ({ password, hash, rounds }) => {
  try {
    const isComparison = hash !== undefined;
    parentPort.postMessage({
      result: isComparison ? bcrypt.compareSync(password, hash) : bcrypt.hashSync(password, rounds),
    });
  } catch (error) {
    parentPort.postMessage({ error: error.message });
  }
});`;

/**
 * Hashes and compares passwords on threads of their own, with the library and cost of users-permissions: in one thread
 * with the requests, a dozen sign-ins at once would hold up every learner.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let pool: WorkerPool<Task, string | boolean> | undefined;

  return {
    /** @throws Refusal 503 `busy` */
    async hash({ password }: { password: string }): Promise<string> {
      const { encryption } = strapi.getModel(USER).attributes.password as { encryption?: { rounds?: number } };
      return String(await run({ password, rounds: encryption?.rounds ?? STOCK_ROUNDS }));
    },

    /** @throws Refusal 503 `busy` */
    async matches({ password, hash }: { password: string; hash: string }): Promise<boolean> {
      return (await run({ password, hash })) === true;
    },

    async close(): Promise<void> {
      await pool?.close();
    },
  };

  async function run(task: Task): Promise<string | boolean> {
    pool ??= openWorkerPool({
      source: WORKER,
      workerData: { bcrypt: findBcrypt({ strapi }) },
      size: THREADS,
      maxWaiting: MAX_WAITING,
    });
    try {
      return await pool.run(task);
    } catch (error) {
      if (!(error instanceof PoolBusyError)) throw error;
      throw new Refusal({
        status: 503,
        code: ACCOUNT_CODES.busy,
        message: 'Too many people are signing in right now. Please try again in a moment.',
      });
    }
  }
};

/** The copy users-permissions itself uses, so that hashes are read by what wrote them. */
function findBcrypt({ strapi }: { strapi: Core.Strapi }): string {
  const app = createRequire(join(strapi.dirs.app.root, 'package.json'));
  return createRequire(app.resolve('@strapi/plugin-users-permissions/package.json')).resolve('bcryptjs');
}
