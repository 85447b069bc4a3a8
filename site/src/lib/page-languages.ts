import { LOCALES, localeOf, toLocale, toLocalPath, toPlainPath, type Locale } from './locale-path.ts';

/** What a page is in which language. */
export interface PageLanguages {
  /** Of what the page is about; English where it was not translated. */
  language: Locale;
  /** Its addresses in all languages. */
  twins: Record<Locale, string>;
  /** The languages it really is in: to a search engine the others are copies. */
  translations: readonly Locale[];
}

/** As the build noted it, for pages of content; every other page is in all languages, at the same address but the prefix. */
export function readPageLanguages({ pageContext, path }: { pageContext: unknown; path: string }): PageLanguages {
  const noted = (pageContext as { languages?: PageLanguages } | null)?.languages;
  if (noted) return noted;
  // What servers send for whatever does not exist has no twin of its own.
  const plain = /^\/404(\/|\.html)$/.test(toPlainPath(path)) ? '/' : toPlainPath(path);
  const toTwin = (locale: Locale) => [locale, toLocalPath({ locale, path: plain })] as const;
  return {
    language: localeOf(path),
    twins: Object.fromEntries(LOCALES.map(toTwin)) as PageLanguages['twins'],
    translations: LOCALES,
  };
}

/** The address a search engine shall know the page by, and its translations' where there are any. */
export function findAddresses({ languages, path }: { languages: PageLanguages; path: string }): {
  canonical: string;
  alternates: { locale: Locale; path: string }[];
} {
  const { language, twins, translations } = languages;
  const isCopy = language !== localeOf(path);
  return {
    canonical: isCopy ? twins[language] : path,
    alternates:
      isCopy || translations.length < 2 ? [] : translations.map((locale) => ({ locale, path: twins[locale] })),
  };
}

/** `lang` for words that are not in the page's language; nothing where they are. */
export function foreignLang({ language, locale }: { language: string; locale: Locale }): Locale | undefined {
  const known = toLocale(language);
  return known && known !== locale ? known : undefined;
}
