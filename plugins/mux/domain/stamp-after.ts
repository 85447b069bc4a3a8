import type { Stamp } from './stamp.ts';
import type { Truth } from './truth.ts';

/**
 * The stamp of an answer to something we had done just now. Mux's answers carry whole seconds, so what was known before we
 * asked may look newer; what follows from our own doing is newer all the same.
 *
 * @param trackId the track the answer is about, if it is about one
 */
export function stampAfter({ truth, trackId, stamp }: { truth: Truth; trackId?: string; stamp: Stamp }): Stamp {
  const known = trackId !== undefined && Object.hasOwn(truth.tracks, trackId) ? truth.tracks[trackId] : undefined;
  const times = [truth.facts?.stamp.at, known?.stamp.at].flatMap((at) => (at === undefined ? [] : [at + 1]));
  return { ...stamp, at: Math.max(stamp.at, ...times) };
}
