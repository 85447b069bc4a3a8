/** More words than anyone remembers of what they look for. */
const MOST_WORDS = 8;
const LONGEST_WORD = 40;

/** The words of a question: letters and digits, small, each once, in their order. */
export function splitWords(question: string): string[] {
  const words =
    question
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
}

/** A text without accents and in small letters, as searches compare it. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
