import type { Core } from '@strapi/strapi';
import type { Claim } from '../../../domain/truth.ts';
import { createStore, type StoredVideo } from '../store.ts';
import { announce, mergeClaim, NOTHING_CHANGED } from './merge-claim.ts';

/** What names a film at Mux. */
export type Film = Pick<StoredVideo, 'uploadId' | 'assetId'>;

/** Writes down one thing Mux said about one film: in the row that has it now, which need not be where it was found. */
export function createRecorder({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  return async ({ film, claim }: { film: Film; claim: Claim }): Promise<void> => {
    const merge = await store.inTransaction(async (queries) => {
      await queries.lockNames({
        uploadId: film.uploadId ?? claim.uploadId,
        assetId: film.assetId ?? claim.assetId,
      });
      const video = await queries.lockVideoOf(film);
      return video ? mergeClaim({ queries, video, claim }) : NOTHING_CHANGED;
    });
    announce({ strapi, merge });
  };
}
