/** Characters of a text that are searched. */
const LONGEST = 50_000;

/** The words of a Markdown text, for a search and its excerpts: no marks, no addresses, no HTML, one line. */
export function toPlainText(markdown: string | null): string {
  return (
    (markdown ?? '')
      .slice(0, LONGEST)
      .replace(/^```.*$/gm, ' ')
      .replace(/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s"[^"\n]{0,200}")?\)/g, '$1')
      .replace(/<\/?[a-z][^<>\n]{0,500}>/gi, ' ')
      // What follows a heading is no part of it.
      .replace(/^[ \t]{0,3}#{1,6}[ \t]+(\S[^\n]{0,300})$/gm, (_, title: string) => endLine(title))
      .replace(/^[ \t]{0,8}(?:#{1,6}|>+|[-*+]|\d{1,3}[.)])[ \t]+/gm, '')
      .replace(/[*_`~|]+/g, '')
      .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
      .trim()
  );
}

function endLine(title: string): string {
  const text = title.replace(/[\s#]+$/, '');
  return /[.!?:…]$/.test(text) ? text : `${text}:`;
}
