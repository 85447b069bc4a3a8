import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { decideNextCheck } from '../../../domain/decide-next-check.ts';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';
import { NoBudget } from './budget.ts';

/** Videos claimed in one run; as many as the budget lets be asked about. */
const AT_A_TIME = 10;

/**
 * Finds out what no webhook told, within the budget that all cms processes share: asks about videos that wait, are being
 * prepared or failed lately, each less and less often; makes private what must not be public; and reads Mux's whole list at
 * night. With no webhooks at all videos still become ready, uploads that ran out end, and films deleted at Mux are noticed.
 */
export default function createReconciler({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  let isRunning = false;

  async function checkDue({ now }: { now: () => Date }): Promise<number> {
    const calls = getService(strapi, 'budget').calls();
    const due = await store.inTransaction((queries) => queries.claimDueVideos({ limit: AT_A_TIME }));
    let asked = 0;
    for (const { id: videoId, checks } of due) {
      const plan = (isAsked: boolean) =>
        store.planCheck({ videoId, isAsked, at: decideNextCheck({ checks, now: now() }) });
      try {
        await getService(strapi, 'videos').refresh({ videoId, calls });
        await plan(true);
      } catch (error) {
        // Mux has something against this one question; the next may fare better.
        if (!(error instanceof Refusal) || error.details.code !== 'mux-refused') throw error;
        strapi.log.warn(`mux: could not check video ${videoId}: ${error.message}`);
        await plan(false);
      }
      asked += 1;
    }
    return asked;
  }

  async function run({ now = () => new Date() }: { now?: () => Date } = {}): Promise<{ asked: number }> {
    let asked = 0;
    try {
      asked = await checkDue({ now });
      await getService(strapi, 'publicity').removeSome();
      await getService(strapi, 'sweep').readSome({ now });
    } catch (error) {
      // What is claimed is due again in minutes. A Mux that is down or busy is not asked nine more times.
      if (error instanceof Refusal) strapi.log.warn(`mux: asking stops for now: ${error.message}`);
      else if (!(error instanceof NoBudget)) throw error;
    }
    await getService(strapi, 'streams').sweep();
    return { asked };
  }

  return {
    /** One run; a run that is asked for while one is under way does nothing. */
    async run(options: { now?: () => Date } = {}): Promise<{ asked: number }> {
      if (isRunning) return { asked: 0 };
      isRunning = true;
      try {
        return await run(options);
      } finally {
        isRunning = false;
      }
    },
  };
}
