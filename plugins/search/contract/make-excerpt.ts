import type { TextPart } from './search.ts';
import { foldText } from './words.ts';

/** Characters of an excerpt, and of what stands before its first hit. */
const LENGTH = 180;
const LEAD = 50;

/** Letters a stem may have lost: a longer word begins like it by chance. */
const LONGEST_ENDING = 6;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

interface Word {
  begin: number;
  end: number;
  /** Which of the stems it is; -1 for none. */
  stem: number;
}

/** The stems in the text form of a `tsquery`, such as `'kubernet':* & 'string'`. */
export function readStems(query: string): string[] {
  return [...query.matchAll(/'((?:[^']|'')+)'/g)].map(([, stem = '']) => stem.replaceAll("''", "'"));
}

/**
 * Cuts out of a text the place where most of what was asked for stands together, as parts that a page shows as text.
 * Which words they are is guessed from their stems: the database found the text by the same stems, here they are only
 * marked.
 *
 * @param offset character of the text at which the first hit stands, 0 where there is none
 */
export function makeExcerpt({ text, stems }: { text: string; stems: readonly string[] }): {
  excerpt: TextPart[];
  offset: number;
} {
  const words = findWords({ text, stems });
  const hits = words.filter(({ stem }) => stem >= 0);
  const first = chooseHit(hits);
  const begin = first === null || first.begin <= LEAD ? 0 : wordAt(words, first.begin - LEAD);
  const end = text.length - begin <= LENGTH ? text.length : endBefore(words, begin + LENGTH, first?.end ?? 0);
  const parts: TextPart[] = begin > 0 ? [{ text: '… ', isHit: false }] : [];
  let at = begin;
  for (const hit of hits) {
    if (hit.begin < at || hit.end > end) continue;
    if (hit.begin > at) parts.push({ text: text.slice(at, hit.begin), isHit: false });
    parts.push({ text: text.slice(hit.begin, hit.end), isHit: true });
    at = hit.end;
  }
  if (at < end) parts.push({ text: text.slice(at, end), isHit: false });
  if (end < text.length) parts.push({ text: ' …', isHit: false });
  return { excerpt: parts, offset: first?.begin ?? 0 };
}

function findWords({ text, stems }: { text: string; stems: readonly string[] }): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const folded = foldText(match[0]);
    return {
      begin: match.index,
      end: match.index + match[0].length,
      stem: stems.findIndex((stem) => hasStem({ word: folded, stem })),
    };
  });
}

/** English makes `studi` of "study". */
function hasStem({ word, stem }: { word: string; stem: string }): boolean {
  const isLong = word.length > stem.length + LONGEST_ENDING;
  return !isLong && (word.startsWith(stem) || (stem.endsWith('i') && word.startsWith(`${stem.slice(0, -1)}y`)));
}

/** The hit after which the most different stems come within one excerpt. */
function chooseHit(hits: readonly Word[]): Word | null {
  let best: Word | null = null;
  let most = 0;
  for (const [index, hit] of hits.entries()) {
    const near = new Set<number>();
    for (const other of hits.slice(index, index + 40)) {
      if (other.end > hit.begin + LENGTH - LEAD) break;
      near.add(other.stem);
    }
    if (near.size > most) {
      best = hit;
      most = near.size;
    }
  }
  return best;
}

function wordAt(words: readonly Word[], offset: number): number {
  return words.find(({ begin }) => begin >= offset)?.begin ?? offset;
}

/** The end of the last word that fits, of a hit in any case. */
function endBefore(words: readonly Word[], offset: number, least: number): number {
  return Math.max(least, words.findLast(({ end }) => end <= offset)?.end ?? offset);
}
