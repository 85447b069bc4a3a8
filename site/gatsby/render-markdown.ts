import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** Markdown of editors to safe HTML, at build time: raw HTML is dropped, links and attributes are allow-listed. */
export function renderMarkdown(markdown: string): string {
  if (markdown.trim() === '') return '';
  return renderToStaticMarkup(
    createElement(Markdown, { remarkPlugins: [remarkGfm], rehypePlugins: [rehypeSanitize] }, markdown)
  );
}
