import type { Core } from '@strapi/strapi';
import {
  isSettled,
  VIDEO_READY,
  VIDEO_REPLACED,
  type VideoReady,
  type VideoReplaced,
} from '../../../contract/index.ts';
import { applyClaim } from '../../../domain/apply-claim.ts';
import { describeTruth, type Description } from '../../../domain/describe-truth.ts';
import { readEvent } from '../../../domain/read-event.ts';
import type { Claim } from '../../../domain/truth.ts';
import { getService } from '../get-service.ts';
import type { Queries, StoredVideo } from '../store.ts';

/** What merging a claim changed. `hasTurnedReady` and `hasReplaced` are there for the one merge that did it. */
export interface Merge {
  isChanged: boolean;
  /** A film that anyone may watch from now on. */
  hasTurnedPublic: { videoId: string } | null;
  hasTurnedReady: VideoReady | null;
  hasReplaced: VideoReplaced | null;
}

export const NOTHING_CHANGED: Merge = {
  isChanged: false,
  hasTurnedPublic: null,
  hasTurnedReady: null,
  hasReplaced: null,
};

/**
 * Merges a claim into a video whose row `queries` hold locked, its names before it, and writes what follows from it. A next film that can be
 * played takes the place of the one that is on in the same transaction.
 */
export async function mergeClaim({
  queries,
  video,
  claim,
}: {
  queries: Queries;
  video: StoredVideo;
  claim: Claim;
}): Promise<Merge> {
  const claims = [claim, ...(await findWaiting({ queries, video, claim }))];
  const truth = claims.reduce((known, next) => applyClaim({ truth: known, claim: next }), video.truth);
  if (isSame(truth, video.truth)) return NOTHING_CHANGED;
  const view = describeTruth(truth);
  await queries.updateVideo({ videoId: video.id, truth, view, isSettled: isSettled(view.status) });
  const hasTurnedPublic = view.isPublic && !video.isPublic ? { videoId: video.id } : null;
  if (video.replaces !== null) {
    const replaced = await replaceFilm({ queries, take: video, videoId: video.replaces, view });
    return { isChanged: true, hasTurnedPublic, ...replaced };
  }
  const hasTurnedReady =
    video.status !== 'ready' && view.status === 'ready' ? { videoId: video.id, duration: view.duration ?? 0 } : null;
  return { isChanged: true, hasTurnedPublic, hasTurnedReady, hasReplaced: null };
}

/** What was said about an asset before anyone knew whose it is: by parts of it, which name no upload. */
async function findWaiting({
  queries,
  video,
  claim,
}: {
  queries: Queries;
  video: StoredVideo;
  claim: Claim;
}): Promise<Claim[]> {
  const { assetId } = claim;
  if (video.assetId !== null || assetId === null) return [];
  const waiting = await queries.takeWaitingEvents({ videoId: video.id, uploadId: null, assetId });
  return waiting.flatMap((body) => readEvent(body)?.claim ?? []);
}

/** Puts the next film on once it can be played. Nobody but its video knows of a take, so its own turning ready is no news. */
export async function replaceFilm({
  queries,
  take,
  videoId,
  view,
}: {
  queries: Queries;
  take: StoredVideo;
  videoId: string;
  view: Pick<Description, 'status' | 'playbackId' | 'duration'>;
}): Promise<Pick<Merge, 'hasTurnedReady' | 'hasReplaced'>> {
  const isPlayable = view.status === 'ready' && view.playbackId !== null && view.duration !== null;
  // One that is being deleted takes nothing in any more.
  const isWanted = take.keptUntil === null && isPlayable && (await queries.lockStanding({ videoId }));
  const video = isWanted ? await queries.lockVideo({ videoId }) : null;
  if (!video) return { hasTurnedReady: null, hasReplaced: null };
  const hasReplaced = await queries.switchFilms({ videoId, takeId: take.id });
  await queries.insertAction({
    videoId,
    action: 'replaced',
    details: { from: hasReplaced.fromDuration, to: hasReplaced.toDuration },
  });
  const hasTurnedReady = video.status === 'ready' ? null : { videoId, duration: hasReplaced.toDuration };
  return { hasTurnedReady, hasReplaced };
}

/** Tells the other plugins, after the commit. Mux and the editor do not wait for what they do with it. */
export function announce({ strapi, merge }: { strapi: Core.Strapi; merge: Merge }): void {
  if (merge.isChanged) getService(strapi, 'films').forget();
  if (merge.hasTurnedPublic) getService(strapi, 'publicity').notice(merge.hasTurnedPublic);
  if (merge.hasTurnedReady) emit({ strapi, event: VIDEO_READY, facts: merge.hasTurnedReady });
  if (merge.hasReplaced) emit({ strapi, event: VIDEO_REPLACED, facts: merge.hasReplaced });
}

function emit({
  strapi,
  event,
  facts,
}: {
  strapi: Core.Strapi;
  event: string;
  facts: VideoReady | VideoReplaced;
}): void {
  strapi.eventHub.emit(event, facts).catch((error: unknown) => {
    strapi.log.error(`mux: a listener of ${event} failed`);
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
