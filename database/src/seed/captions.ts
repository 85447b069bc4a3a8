/** Seconds one caption stands. */
const CUE_SECONDS = 4;
/** What can be read in that time, on two lines. */
const CUE_LENGTH = 84;

/**
 * The captions of a film: the sentences of a lesson's text in reading-sized pieces, one every four seconds from the
 * first second to the last, beginning again when the text is shorter than the film.
 *
 * @param markdown the lesson's text
 * @param seconds length of the film
 * @returns a file in SubRip's format
 */
export function makeCaptions({ markdown, seconds }: { markdown: string; seconds: number }): string {
  const pieces = cutIntoPieces({ text: toPlainText({ markdown }) });
  const count = Math.ceil(seconds / CUE_SECONDS);
  return Array.from({ length: count }, (_, index) => {
    const from = index * CUE_SECONDS;
    const to = Math.min(seconds, from + CUE_SECONDS);
    return `${index + 1}\n${formatTime(from)} --> ${formatTime(to)}\n${pieces[index % pieces.length] ?? ''}\n`;
  }).join('\n');
}

/** The words of a Markdown text as somebody would say them: no headings, tables, marks or addresses. */
export function toPlainText({ markdown }: { markdown: string }): string {
  return markdown
    .split('\n')
    .filter((line) => !/^\s*(#|\|)/.test(line))
    .map((line) => line.replace(/^\s*(>|[-*]|\d+\.)\s+/, '').trim())
    .join(' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cuts a text at the ends of sentences, and longer sentences between words. */
export function cutIntoPieces({ text }: { text: string }): string[] {
  return text
    .split(/(?<=[.!?])\s+/)
    .flatMap((sentence) => wrap({ sentence }))
    .filter(Boolean);
}

function wrap({ sentence }: { sentence: string }): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of sentence.split(' ')) {
    if (piece !== '' && piece.length + 1 + word.length > CUE_LENGTH) {
      pieces.push(piece);
      piece = word;
    } else {
      piece = piece === '' ? word : `${piece} ${word}`;
    }
  }
  return [...pieces, piece];
}

function formatTime(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)},000`;
}
