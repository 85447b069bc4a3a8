import type { Cue } from '@diamond/mux/contract/parse-vtt';

/**
 * The caption that is said at a second, or was said last; -1 before the first. Captions are in the order they begin.
 * Looked for by halves: a film of hours has thousands.
 */
export function findCurrentCue({ cues, second }: { cues: readonly Pick<Cue, 'from'>[]; second: number }): number {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cues[middle]?.from ?? Number.POSITIVE_INFINITY) <= second) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** How far a box is to be scrolled so that a row stands a third from its top; where the row is well in sight it stays. */
export function placeRow({
  box,
  row,
}: {
  box: { top: number; height: number };
  row: { top: number; height: number };
}): number | null {
  const isInSight = row.top >= box.top + box.height * 0.15 && row.top + row.height <= box.top + box.height * 0.7;
  return isInSight ? null : Math.max(0, row.top - box.height / 3);
}

/** The caption in whose language one reads: the one that was chosen, or the page's, or the first there is. */
export function chooseTranscript<T extends { language: string }>({
  captions,
  chosen,
  locale,
}: {
  captions: readonly T[];
  chosen: string | null;
  locale: string;
}): T | null {
  const ofLanguage = (wanted: string | null) =>
    captions.find(({ language }) => language === wanted) ??
    captions.find(({ language }) => wanted !== null && language.split('-')[0] === wanted.split('-')[0]);
  return ofLanguage(chosen) ?? ofLanguage(locale) ?? captions[0] ?? null;
}
