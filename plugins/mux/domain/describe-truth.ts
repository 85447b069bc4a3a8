import type { Facts, Problem, Track, Truth } from './truth.ts';

/** What follows from a truth: the columns of a video. */
export interface Description extends Facts {
  status: Truth['status'];
  uploadId: string | null;
  assetId: string | null;
  problem: Problem | null;
}

/**
 * Reads a truth. The tracks are those of the newest whole description, corrected by what was said about single tracks
 * after it; a problem counts only while the video is errored.
 */
export function describeTruth(truth: Truth): Description {
  const { status, uploadId, assetId, facts, problem } = truth;
  return {
    status,
    uploadId,
    assetId,
    playbackId: facts?.playbackId ?? null,
    duration: facts?.duration ?? null,
    aspectRatio: facts?.aspectRatio ?? null,
    resolution: facts?.resolution ?? null,
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    inputNotes: facts?.inputNotes ?? [],
    posterTime: facts?.posterTime ?? null,
    isPublic: facts?.isPublic ?? false,
    tracks: listTracks(truth),
    problem: status === 'errored' && problem ? { type: problem.type, messages: problem.messages } : null,
  };
}

function listTracks({ facts, tracks }: Truth): Track[] {
  const byId = new Map<string, Track>((facts?.tracks ?? []).map((track) => [track.id, track]));
  for (const { stamp, ...track } of Object.values(tracks)) {
    if (facts && stamp.at <= facts.stamp.at) continue;
    byId.set(track.id, track);
  }
  return [...byId.values()]
    .filter(({ status }) => status !== 'deleted')
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
