import { DEFAULT_LOCALE, type Locale } from '../lib/locale-path.ts';
import { useLocale } from '../lib/locale.tsx';
import { readPageFacts } from '../lib/page-facts.ts';
import { findAddresses, readPageLanguages } from '../lib/page-languages.ts';
import { useSchool } from './use-school.ts';

const OG_LOCALES: Record<Locale, string> = { en: 'en_GB', es: 'es_ES' };

/** Title, description and address of a page; every page exports one as `Head`. */
export function PageHead({
  title,
  description,
  path,
  pageContext = null,
  isPrivate = false,
}: {
  title?: string;
  description?: string;
  /** The page's address as it is, with its language. */
  path: string;
  /** Of a page about content: what of it is in which language. */
  pageContext?: unknown;
  isPrivate?: boolean;
}) {
  const school = useSchool();
  const facts = readPageFacts(pageContext);
  const locale = useLocale();
  const { canonical, alternates } = findAddresses({ languages: readPageLanguages({ pageContext, path }), path });
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
          <link rel="canonical" href={`${school.siteUrl}${canonical}`} />
          <meta property="og:url" content={`${school.siteUrl}${canonical}`} />
          <meta property="og:site_name" content={school.name} />
          <meta property="og:image" content={`${school.siteUrl}${facts?.picture ?? '/share.png'}`} />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta name="twitter:card" content="summary_large_image" />
          {alternates.map((other) => (
            <link key={other.locale} rel="alternate" hrefLang={other.locale} href={`${school.siteUrl}${other.path}`} />
          ))}
          {alternates
            .filter((other) => other.locale === DEFAULT_LOCALE)
            .map((other) => (
              <link key="x" rel="alternate" hrefLang="x-default" href={`${school.siteUrl}${other.path}`} />
            ))}
        </>
      )}
      {facts?.structuredData && <script type="application/ld+json">{facts.structuredData}</script>}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    </>
  );
}
