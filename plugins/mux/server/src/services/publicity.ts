import type { Core } from '@strapi/strapi';
import { readFields, readPlaybackIds } from '../../../domain/read-mux.ts';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';

/** Films made private in one run; the budget ends it earlier. */
const AT_A_TIME = 3;

/** Seconds before a film that could not be made private is tried again. */
const AGAIN_AFTER = 300;

/**
 * Films that anyone may watch who knows one of their public playback ids. None made here is; but somebody with the Mux
 * dashboard can give one, and an imported film may have come with one. They are flagged wherever Mux's word about a film is
 * merged; here they are told of, looked for, and, where the settings say so, made private.
 */
export default function createPublicity({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });

  /** @throws NoBudget, Refusal */
  async function makePrivate({ videoId, assetId }: { videoId: string; assetId: string }): Promise<void> {
    const calls = getService(strapi, 'budget').calls();
    const asset = await calls.findAsset({ assetId });
    const playbackIds = readPlaybackIds(readFields(asset?.body)?.playback_ids);
    // A film that was public only would be left without any.
    if (asset && !playbackIds.some(({ policy }) => policy === 'signed')) await calls.addSignedPlaybackId({ assetId });
    for (const { id } of playbackIds.filter(({ policy }) => policy === 'public'))
      await calls.removePlaybackId({ assetId, playbackId: id });
    await getService(strapi, 'videos').refresh({ videoId, calls });
    strapi.log.warn(`mux: video ${videoId} was public, and is no longer`);
  }

  return {
    /** A film has turned out to be public: says so, and sees to it soon where the settings have it so. */
    notice({ videoId }: { videoId: string }): void {
      strapi.log.warn(`mux: video ${videoId} has a public playback id: anyone who knows it may watch the film`);
    },

    /** Looks through everything at Mux, from the next run on. @returns how many films are known to be public by now */
    async check(): Promise<{ found: number }> {
      await getService(strapi, 'sweep').start();
      return { found: await store.countPublicFilms() };
    },

    /** Makes some private, where the settings say so. @throws NoBudget, Refusal */
    async removeSome(): Promise<void> {
      if (!(await store.isPublicRemoved())) return;
      for (let films = 0; films < AT_A_TIME; films += 1) {
        const film = await store.claimPublicFilm({ seconds: AGAIN_AFTER });
        if (!film) return;
        await makePrivate({ videoId: film.id, assetId: film.assetId });
      }
    },
  };
}
