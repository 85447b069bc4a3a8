import { splitWords } from '../contract/index.ts';

/** A shorter beginning of a word begins too many. */
const SHORTEST_BEGINNING = 3;

/** A question as Postgres is asked it. */
export interface BuiltQuery {
  /** For `to_tsquery`: every word, the last one being perhaps still typed. */
  terms: string;
  /** The same one by one, for what was misspelt. */
  words: string[];
}

/**
 * Builds what `to_tsquery` reads. Words are letters and digits only, so nothing in a question can be an operator.
 *
 * @returns null where a question has no word to look for
 */
export function buildQuery({ question }: { question: string }): BuiltQuery | null {
  const words = splitWords(question);
  if (words.length === 0) return null;
  const isTyping = /[\p{L}\p{N}\p{M}]$/u.test(question);
  const terms = words.map((word, index) =>
    isTyping && index === words.length - 1 && word.length >= SHORTEST_BEGINNING ? `'${word}':*` : `'${word}'`
  );
  return { terms: terms.join(' & '), words };
}
