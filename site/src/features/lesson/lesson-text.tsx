import Markdown from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';

/** A lesson's text. Editors write Markdown; raw HTML in it is not shown, and what is made of it is allow-listed. */
export default function LessonText({ markdown }: { markdown: string }) {
  return (
    <div className="prose mt-8 max-w-3xl">
      <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSanitize]}>
        {markdown}
      </Markdown>
    </div>
  );
}
