import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { CleanResult } from '../../../contract/index.ts';
import { readText } from '../../../domain/read-mux.ts';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';
import type { DoomedFilm } from '../store/takes.ts';

/** Films one run deletes at most: Mux limits what an environment may ask. */
const FILMS_A_RUN = 5;

/**
 * How videos and films go: at Mux first, then here, so that nothing is left there that nobody knows of. Every step may be
 * repeated, and what a process that died left half done is finished by `sweep`.
 */
export default function createRemoval({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });

  /** @throws Refusal, when Mux cannot be asked or will not */
  async function removeAtMux({ uploadId, assetId }: DoomedFilm): Promise<void> {
    const client = getService(strapi, 'mux-client');
    if (assetId !== null) return client.deleteAsset({ assetId });
    if (uploadId === null) return;
    const upload = await client.findUpload({ uploadId });
    // No webhook has told yet that the file has arrived.
    const made = readText(upload?.body.asset_id);
    if (made) return client.deleteAsset({ assetId: made });
    if (upload?.body.status === 'waiting') await client.cancelUpload({ uploadId });
  }

  async function remove({ film }: { film: DoomedFilm }): Promise<void> {
    await removeAtMux(film);
    await store.inTransaction((queries) => queries.deleteFilm(film));
  }

  async function isUnused({ videoId }: { videoId: string }): Promise<boolean> {
    return (await getService(strapi, 'usage').whereUsed({ videoId })).count === 0;
  }

  /**
   * Deletes a video that nothing shows, with the films behind it. When Mux fails on the way the video stands as before.
   *
   * @throws Refusal 404; 409 `video-in-use` with the places; or when Mux cannot or will not
   */
  async function removeVideo({ videoId, adminId }: { videoId: string; adminId: number }): Promise<void> {
    const { title } = await getService(strapi, 'videos').find({ videoId });
    await getService(strapi, 'usage').assertUnused({ videoId });
    const films = await store.inTransaction((queries) => queries.markDoomed({ videoId }));
    if (films.length === 0)
      throw new Refusal({ status: 404, code: 'video-not-found', message: 'There is no such video.' });
    try {
      // Asked again: once it is marked nobody finds it in the library to put it anywhere.
      await getService(strapi, 'usage').assertUnused({ videoId });
      for (const film of films.filter(({ replaces }) => replaces !== null)) await remove({ film });
      for (const film of films.filter(({ replaces }) => replaces === null)) await remove({ film });
    } catch (error) {
      await store.unmarkDoomed({ videoId });
      throw error;
    }
    strapi.log.info(`mux: admin ${adminId} deleted video ${videoId} ${JSON.stringify(title)}`);
  }

  /** Deletes a film that was given up; when Mux fails `sweep` does it later. */
  async function finish({ film }: { film: DoomedFilm }): Promise<boolean> {
    try {
      await remove({ film });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      strapi.log.warn(`mux: film ${film.id} is deleted later: ${error.message}`);
      return false;
    }
  }

  return {
    remove: removeVideo,

    /** Deletes those that nothing shows; one that is refused does not stop the others, a Mux that is away does. */
    async clean({ videoIds, adminId }: { videoIds: readonly string[]; adminId: number }): Promise<CleanResult[]> {
      const results: CleanResult[] = [];
      let away: Refusal | null = null;
      for (const videoId of new Set(videoIds)) {
        const refusal: Refusal | null =
          away ??
          (await removeVideo({ videoId, adminId }).then(
            () => null,
            (error: unknown) => {
              if (error instanceof Refusal) return error;
              throw error;
            }
          ));
        if (refusal && refusal.details.code.startsWith('mux-') && refusal.details.code !== 'mux-refused')
          away = refusal;
        results.push({
          videoId,
          outcome: refusal ? 'refused' : 'deleted',
          code: refusal?.details.code ?? null,
          message: refusal?.message ?? null,
        });
      }
      return results;
    },

    finish,

    /** One run over what is due to go: kept films whose days are over, and what was left half done. */
    async sweep(): Promise<{ deleted: number }> {
      const films = await store.claimDoomed({ limit: FILMS_A_RUN });
      let deleted = 0;
      for (const film of films) {
        if (film.replaces === null && !(await isUnused({ videoId: film.id }))) {
          await store.unmarkDoomed({ videoId: film.id });
          continue;
        }
        if (!(await finish({ film }))) break;
        deleted += 1;
        if (film.replaces !== null)
          await store.insertAction({ videoId: film.replaces, action: 'old-film-deleted', details: {} });
      }
      return { deleted };
    },
  };
}
