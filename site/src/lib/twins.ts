import { LOCALES, toLocalPath, type Locale } from './locale-path.ts';

/** A page's addresses in all languages: as the build noted them where slugs differ, else the plain one prefixed. */
export function readTwins({ pageContext, path }: { pageContext: unknown; path: string }): Record<Locale, string> {
  const noted = (pageContext as { twins?: Record<Locale, string> } | null)?.twins;
  if (noted) return noted;
  return Object.fromEntries(LOCALES.map((locale) => [locale, toLocalPath({ locale, path })])) as Record<Locale, string>;
}
