import { LOCALES, DEFAULT_LOCALE, toPlainPath, type Locale } from '../lib/locale-path.ts';
import { useLocale } from '../lib/locale.tsx';
import { readTwins } from '../lib/twins.ts';
import { useSchool } from './use-school.ts';

const OG_LOCALES: Record<Locale, string> = { en: 'en_GB', es: 'es_ES' };

/** Title, description and address of a page; every page exports one as `Head`. */
export function PageHead({
  title,
  description,
  path,
  twins = readTwins({ pageContext: null, path: toPlainPath(path) }),
  isPrivate = false,
}: {
  title?: string;
  description?: string;
  /** The page's address as it is, with its language. */
  path: string;
  /** Its addresses in all languages, where they differ in more than the prefix. */
  twins?: Record<Locale, string>;
  isPrivate?: boolean;
}) {
  const school = useSchool();
  const locale = useLocale();
  const shown = title ? `${title} · ${school.name}` : `${school.name}: ${school.tagline}`;
  const text = description || school.tagline;
  return (
    <>
      <title>{shown}</title>
      <meta name="description" content={text} />
      <meta property="og:title" content={title || school.name} />
      <meta property="og:description" content={text} />
      <meta property="og:type" content="website" />
      <meta property="og:locale" content={OG_LOCALES[locale]} />
      {isPrivate ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={`${school.siteUrl}${path}`} />
          {LOCALES.map((other) => (
            <link key={other} rel="alternate" hrefLang={other} href={`${school.siteUrl}${twins[other]}`} />
          ))}
          <link rel="alternate" hrefLang="x-default" href={`${school.siteUrl}${twins[DEFAULT_LOCALE]}`} />
        </>
      )}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    </>
  );
}
