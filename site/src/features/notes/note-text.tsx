import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { NOTE_MARKUP } from './note-markup.ts';

/** Headings of a note are below the headings of the page it is on; its links leave the page alone. */
const PARTS: Components = {
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h5>{children}</h5>,
  h3: ({ children }) => <h6>{children}</h6>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  input: ({ checked }) => <input type="checkbox" disabled checked={checked === true} readOnly aria-hidden="true" />,
};

/** A note as it reads; what is wide is broken, so that nothing scrolls sideways. Loaded where there is one: Markdown costs more than the page around it. */
export default function NoteText({ markdown }: { markdown: string }) {
  return (
    <div className="prose max-w-none break-words [&_pre]:break-words [&_li:has(>input)]:list-none [&_pre]:whitespace-pre-wrap [&_table]:table-fixed">
      <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[[rehypeSanitize, NOTE_MARKUP]]} components={PARTS}>
        {markdown}
      </Markdown>
    </div>
  );
}
