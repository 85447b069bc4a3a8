import { LocalLink } from '../../components/local-link.tsx';
import { TEXT_LINK } from '../../components/text-link.ts';
import { useTexts } from '../../lib/locale.tsx';

/** A text of the school's own, as its editors wrote it. */
export function LegalPage({
  title,
  html,
  other,
}: {
  title: string;
  html: string;
  other: { title: string; to: string };
}) {
  const texts = useTexts();
  return (
    <article className="shell max-w-3xl pt-12 sm:pt-16">
      <h1 className="text-4xl sm:text-5xl">{title}</h1>
      {html === '' ? (
        <p className="mt-8 text-lg text-ink-soft">{texts.legal.empty}</p>
      ) : (
        <div className="prose mt-8 max-w-none sm:text-lg" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      <p className="mt-12 border-t border-line pt-6">
        <LocalLink to={other.to} className={TEXT_LINK}>
          {other.title}
        </LocalLink>
      </p>
    </article>
  );
}
