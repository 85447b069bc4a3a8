import { VIDEO_STATUSES, type VideoStatus } from '../contract/video.ts';
import { isNewer } from './stamp.ts';
import type { Claim, Truth } from './truth.ts';

/**
 * Merges what Mux said into what is known. Any order and any number of repetitions of the same claims end in the same
 * truth: statuses are compared by rank and never by arrival, so `deleted` stays deleted and `ready` survives a late
 * `preparing`.
 */
export function applyClaim({ truth, claim }: { truth: Truth; claim: Claim }): Truth {
  return {
    status: claim.status === null ? truth.status : pickStatus(truth.status, claim.status),
    uploadId: truth.uploadId ?? claim.uploadId,
    assetId: truth.assetId ?? claim.assetId,
    facts: mergeFacts({ truth, claim }),
    tracks: mergeTracks({ truth, claim }),
    problem: mergeProblem({ truth, claim }),
  };
}

/** Place of a status in the order of `VIDEO_STATUSES`. */
export function rankStatus(status: VideoStatus): number {
  return VIDEO_STATUSES.indexOf(status);
}

function pickStatus(known: VideoStatus, claimed: VideoStatus): VideoStatus {
  return rankStatus(claimed) > rankStatus(known) ? claimed : known;
}

/** The description of a more final film wins over a later one of an unfinished film: clocks differ, ranks do not. */
function mergeFacts({ truth, claim }: { truth: Truth; claim: Claim }): Truth['facts'] {
  if (!claim.facts) return truth.facts;
  const rank = claim.status === null ? 0 : rankStatus(claim.status);
  const isBetter =
    truth.facts === null ||
    rank > truth.facts.rank ||
    (rank === truth.facts.rank && isNewer({ a: claim.stamp, b: truth.facts.stamp }));
  return isBetter ? { ...claim.facts, stamp: claim.stamp, rank } : truth.facts;
}

function mergeTracks({ truth, claim }: { truth: Truth; claim: Claim }): Truth['tracks'] {
  if (!claim.track) return truth.tracks;
  const known = Object.hasOwn(truth.tracks, claim.track.id) ? truth.tracks[claim.track.id] : undefined;
  if (known && !isNewer({ a: claim.stamp, b: known.stamp })) return truth.tracks;
  return { ...truth.tracks, [claim.track.id]: { ...claim.track, stamp: claim.stamp } };
}

function mergeProblem({ truth, claim }: { truth: Truth; claim: Claim }): Truth['problem'] {
  if (!claim.problem) return truth.problem;
  if (truth.problem && !isNewer({ a: claim.stamp, b: truth.problem.stamp })) return truth.problem;
  return { ...claim.problem, stamp: claim.stamp };
}
