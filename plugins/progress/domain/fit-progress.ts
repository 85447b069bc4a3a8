import { filmLength, normaliseRanges, type SecondRange } from '../contract/index.ts';

/** Films whose lengths differ by this part or less are the same film, cut a little otherwise: seconds stay seconds. */
export const SAME_FILM = 0.02;

/**
 * What was watched of a film, and where to resume, told in seconds of the film that is there now: as it is when both are
 * about as long, else in proportion. In the store the same is said in SQL.
 *
 * @param from length in seconds of the film it was watched in
 * @param to length in seconds of the film there is now; null when that is not known
 */
export function fitProgress<Progress extends { position: number; watched: SecondRange[]; duration: number }>({
  progress,
  to,
}: {
  progress: Progress;
  to: number | null;
}): Progress {
  const from = progress.duration;
  if (to === null || to <= 0 || from <= 0 || to === from) return progress;
  if (Math.abs(to - from) <= SAME_FILM * from) return { ...progress, duration: to };
  const ratio = to / from;
  const scale = (second: number): number => Math.min(Math.floor(second * ratio + 0.5), filmLength(to));
  return {
    ...progress,
    duration: to,
    position: Math.min(progress.position * ratio, to),
    watched: normaliseRanges(progress.watched.map(([start, end]): SecondRange => [scale(start), scale(end)])),
  };
}
