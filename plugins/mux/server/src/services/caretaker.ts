import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';
import { NoBudget } from './budget.ts';

/** Most videos asked about in one run, and seconds until one is asked about again. */
const ASKED_A_RUN = 5;
const SECONDS_BETWEEN = 25;

/**
 * What has to be done some time and waits for nobody: captions Mux prepares become known without a webhook, edited ones
 * take their places, next films that could not be put on at once are, and films that are due to go are deleted.
 */
export default function createCaretaker({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  let isRunning = false;

  /** A Mux that is away, or has been asked enough by all processes together, is asked again next time. */
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      if (error instanceof NoBudget) return;
      if (!(error instanceof Refusal)) throw error;
      strapi.log.warn(`mux: the caretaker could not do everything: ${error.message}`);
    });
  }

  return {
    /** One run; a run that is asked for while one is under way does nothing. */
    async run(): Promise<void> {
      if (isRunning) return;
      isRunning = true;
      try {
        await attempt(async () => {
          const calls = getService(strapi, 'budget').calls();
          for (const { id } of await store.claimPreparing({ limit: ASKED_A_RUN, seconds: SECONDS_BETWEEN }))
            await getService(strapi, 'videos').refresh({ videoId: id, calls });
        });
        await attempt(() => getService(strapi, 'captions').settle({ assetId: null }));
        await attempt(() => getService(strapi, 'takes').putOnReady());
        await attempt(() => getService(strapi, 'removal').sweep());
      } finally {
        isRunning = false;
      }
    },

    /** The same for the captions of one video, while an editor looks at it. */
    async lookAfter({ videoId }: { videoId: string }): Promise<void> {
      await attempt(async () => {
        const video = await store.findVideo({ videoId });
        if (video?.status !== 'ready' || video.assetId === null) return;
        const isPreparing = video.tracks.some(({ type, status }) => type === 'text' && status === 'preparing');
        if (isPreparing && (await store.claimToLook({ videoId, seconds: 3 })))
          await getService(strapi, 'videos').refresh({ videoId });
        await getService(strapi, 'captions').settle({ assetId: video.assetId });
      });
    },
  };
}
