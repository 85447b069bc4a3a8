import type { Core } from '@strapi/strapi';
import { isSettled, VIDEO_READY, type VideoReady } from '../../../contract/index.ts';
import { applyClaim } from '../../../domain/apply-claim.ts';
import { describeTruth } from '../../../domain/describe-truth.ts';
import type { Claim } from '../../../domain/truth.ts';
import type { Queries, StoredVideo } from '../store.ts';

/** What merging a claim changed. `hasTurnedReady` is true for the one merge that did it. */
export interface Merge {
  isChanged: boolean;
  hasTurnedReady: VideoReady | null;
}

/** Merges a claim into a video whose row `queries` hold locked, and writes what follows from it. */
export async function mergeClaim({
  queries,
  video,
  claim,
}: {
  queries: Queries;
  video: StoredVideo;
  claim: Claim;
}): Promise<Merge> {
  const truth = applyClaim({ truth: video.truth, claim });
  if (isSame(truth, video.truth)) return { isChanged: false, hasTurnedReady: null };
  const view = describeTruth(truth);
  await queries.updateVideo({ videoId: video.id, truth, view, isSettled: isSettled(view.status) });
  const hasTurnedReady =
    video.status !== 'ready' && view.status === 'ready' ? { videoId: video.id, duration: view.duration ?? 0 } : null;
  return { isChanged: true, hasTurnedReady };
}

/** Tells the other plugins, after the commit. Mux and the editor do not wait for what they do with it. */
export function announce({ strapi, merge }: { strapi: Core.Strapi; merge: Merge }): void {
  if (!merge.hasTurnedReady) return;
  strapi.eventHub.emit(VIDEO_READY, merge.hasTurnedReady).catch((error: unknown) => {
    strapi.log.error(`mux: a listener of ${VIDEO_READY} failed`);
    strapi.log.error(error);
  });
}

/** Postgres hands jsonb back with its own order of keys, so both sides are compared in one order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)])
  );
}
