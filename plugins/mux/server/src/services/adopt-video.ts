import { isSettled } from '../../../contract/index.ts';
import { applyClaim } from '../../../domain/apply-claim.ts';
import { describeTruth } from '../../../domain/describe-truth.ts';
import { readEvent } from '../../../domain/read-event.ts';
import type { Truth } from '../../../domain/truth.ts';
import type { NewVideo, Queries } from '../store.ts';

/**
 * Makes a film known: writes its row, and applies what Mux said about it before, in whatever order it came. Call it in a
 * transaction, first.
 */
export async function adoptVideo({ queries, video }: { queries: Queries; video: NewVideo }): Promise<void> {
  const { uploadId, assetId } = video.truth;
  await queries.lockNames({ uploadId, assetId });
  await queries.insertVideo(video);
  let truth = await absorb({ queries, videoId: video.id, truth: video.truth });
  // An upload that was heard of may have told its asset, and the asset's parts name the asset alone.
  if (truth.assetId !== assetId) {
    await queries.lockNames({ uploadId: null, assetId: truth.assetId });
    truth = await absorb({ queries, videoId: video.id, truth });
  }
  if (truth === video.truth) return;
  const view = describeTruth(truth);
  await queries.updateVideo({ videoId: video.id, truth, view, isSettled: isSettled(view.status) });
}

async function absorb({
  queries,
  videoId,
  truth,
}: {
  queries: Queries;
  videoId: string;
  truth: Truth;
}): Promise<Truth> {
  const { uploadId, assetId } = truth;
  const waiting = await queries.takeWaitingEvents({ videoId, uploadId, assetId });
  return waiting
    .flatMap((body) => readEvent(body)?.claim ?? [])
    .reduce((known, claim) => applyClaim({ truth: known, claim }), truth);
}
