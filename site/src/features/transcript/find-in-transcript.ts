import type { Cue } from '@diamond/mux/contract/parse-vtt';
import type { TextPart } from '@diamond/search/contract/search';
import { foldText } from '@diamond/search/contract/words';

/** A place of a text, in characters; `to` is not part of it. */
export interface TextRange {
  from: number;
  to: number;
}

/** A piece of one caption. */
interface Place {
  cue: number;
  range: TextRange;
}

/** One place where the words stand: the captions it runs through, and where in each. */
export interface Hit {
  parts: Place[];
}

/** Most hits that are looked for: nobody goes through more, and a single letter would mark the whole film. */
const MOST_HITS = 500;

export type FindIn = (wanted: string) => Hit[];

/**
 * Makes a search of captions as if they were one text: a sentence is found across the captions it was cut into. Capitals
 * and accents do not count, nor does how much space is between the words.
 */
export function createTranscriptSearch(cues: readonly Pick<Cue, 'text'>[]): FindIn {
  let all = '';
  /** Of each character of `all`: its caption and where it is there; null for the space between two captions. */
  const places: (Place | null)[] = [];
  for (const [cue, { text }] of cues.entries()) {
    for (const { letter, range } of foldLetters(text)) {
      all += letter;
      places.push({ cue, range });
    }
    all += ' ';
    places.push(null);
  }
  return (wanted) => {
    const needle = foldText(wanted).replace(/\s+/g, ' ').trim();
    const hits: Hit[] = [];
    if (needle === '') return hits;
    for (let at = all.indexOf(needle); at !== -1 && hits.length < MOST_HITS; at = all.indexOf(needle, at)) {
      hits.push({ parts: toParts(places.slice(at, at + needle.length)) });
      at += needle.length;
    }
    return hits;
  };
}

/** A text in pieces, those in `ranges` marked. The ranges are in order and do not meet. */
export function splitText({ text, ranges }: { text: string; ranges: readonly TextRange[] }): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const { from, to } of ranges) {
    if (from > done) parts.push({ text: text.slice(done, from), isHit: false });
    parts.push({ text: text.slice(from, to), isHit: true });
    done = to;
  }
  if (done < text.length) parts.push({ text: text.slice(done), isHit: false });
  return parts;
}

function toParts(places: readonly (Place | null)[]): Hit['parts'] {
  const parts: Hit['parts'] = [];
  for (const place of places) {
    if (!place) continue;
    const last = parts.at(-1);
    if (last?.cue === place.cue) last.range = { from: last.range.from, to: place.range.to };
    else parts.push({ ...place });
  }
  return parts;
}

/** The letters of a text as they are compared, one a UTF-16 unit, each with the piece of the text it is made from. */
function foldLetters(text: string): { letter: string; range: TextRange }[] {
  const letters: { letter: string; range: TextRange }[] = [];
  let at = 0;
  for (const symbol of text) {
    const folded = foldText(symbol);
    const range = { from: at, to: at + symbol.length };
    at = range.to;
    const last = letters.at(-1);
    // An accent of its own belongs to the letter before it.
    if (folded === '' && last) last.range.to = range.to;
    for (const letter of folded.split('')) letters.push({ letter, range });
  }
  return letters;
}
