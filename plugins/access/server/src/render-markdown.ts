import { BoundedCache } from '@diamond/kit';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** Texts that are kept: a school's lessons that are read these days. */
const MOST_KEPT = 500;

const kept = new BoundedCache<string, string>({ maxEntries: MOST_KEPT });

/**
 * Markdown of editors to safe HTML: raw HTML is dropped, links and attributes are allow-listed. Here and not in the
 * learner's browser, where what reads Markdown weighs as much as the rest of a lesson's page. The same text is read once.
 */
export function renderMarkdown(markdown: string): string {
  if (markdown.trim() === '') return '';
  const known = kept.get(markdown);
  if (known !== undefined) return known;
  const html = renderToStaticMarkup(
    createElement(Markdown, { remarkPlugins: [remarkGfm], rehypePlugins: [rehypeSanitize] }, markdown)
  );
  kept.set(markdown, html);
  return html;
}
