import type { Cue } from '@diamond/mux/contract/parse-vtt';

/** Seconds and characters of a passage. Long enough for the words of a question to stand together, short enough to read. */
const LONGEST_SECONDS = 30;
const LONGEST_TEXT = 400;

/** Seconds of silence after which somebody begins anew. */
const PAUSE = 4;

/** A few captions read together. */
export interface Passage {
  /** Seconds. */
  from: number;
  text: string;
  /** Where each caption begins: character of the text, and second. */
  places: [offset: number, seconds: number][];
}

/**
 * Puts neighbouring captions together: a caption is a piece of a sentence, and the words somebody remembers of one are
 * seldom in the same piece. A passage ends after a sentence where it is half full, before a pause, or when it is full.
 */
export function splitTranscript({ cues }: { cues: readonly Cue[] }): Passage[] {
  const passages: Passage[] = [];
  let open: Passage | null = null;
  let last: Cue | null = null;
  for (const cue of cues) {
    // Rolling captions say each line twice.
    if (last && cue.text === last.text) {
      last = cue;
      continue;
    }
    if (!open || !last || isOver({ open, last, cue })) {
      open = { from: cue.from, text: cue.text, places: [[0, cue.from]] };
      passages.push(open);
    } else {
      open.places.push([open.text.length + 1, cue.from]);
      open.text = `${open.text} ${cue.text}`;
    }
    last = cue;
  }
  return passages;
}

/** The second at which the caption begins that holds a character of a passage. */
export function findSecond({ places, offset }: { places: Passage['places']; offset: number }): number {
  let second = places[0]?.[1] ?? 0;
  for (const [begin, at] of places) {
    if (begin > offset) break;
    second = at;
  }
  return second;
}

function isOver({ open, last, cue }: { open: Passage; last: Cue; cue: Cue }): boolean {
  if (cue.from - last.to >= PAUSE) return true;
  if (cue.to - open.from > LONGEST_SECONDS || open.text.length + cue.text.length > LONGEST_TEXT) return true;
  const isHalf = last.to - open.from > LONGEST_SECONDS / 2 || open.text.length > LONGEST_TEXT / 2;
  return isHalf && /[.!?…]["')\]»”’]?$/.test(open.text);
}
