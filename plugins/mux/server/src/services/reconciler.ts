import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { decideNextCheck } from '../../../domain/decide-next-check.ts';
import { createStore } from '../store.ts';
import type { VideosService } from './videos.ts';

/** Most videos asked about in one period, over all cms processes. Mux limits what an environment may ask. */
const BUDGET = 10;

/** Seconds between two runs. */
export const PERIOD = 30;

/**
 * Finds out what no webhook told: asks Mux about videos that wait or are being prepared, each less and less often. With no
 * webhooks at all videos still become ready, and uploads that ran out end.
 */
export default function createReconciler({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  const videos = (): VideosService => strapi.plugin('mux').service('videos');
  let isRunning = false;

  /** Returns the code of what went wrong, null when nothing did. */
  async function check({ videoId }: { videoId: string }): Promise<string | null> {
    try {
      await videos().refresh({ videoId });
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      strapi.log.warn(`mux: could not check video ${videoId}: ${error.message}`);
      return error.details.code;
    }
  }

  async function run({ now = () => new Date() }: { now?: () => Date } = {}): Promise<{ asked: number }> {
    const due = await store.inTransaction((queries) => queries.claimDueVideos({ budget: BUDGET, seconds: PERIOD }));
    let asked = 0;
    for (const videoId of due) {
      const problem = await check({ videoId });
      asked += 1;
      const video = await store.findVideo({ videoId });
      await store.planCheck({ videoId, at: decideNextCheck({ checks: video?.checks ?? 0, now: now() }) });
      // The rest stays claimed and is due again later: a Mux that is down or busy is not asked nine more times.
      if (problem && problem !== 'mux-refused') break;
    }
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
