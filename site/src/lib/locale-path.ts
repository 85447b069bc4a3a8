/** The languages the site speaks; the first one lives at plain addresses, each other one under its own code. */
export const LOCALES = ['en', 'es'] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = LOCALES[0];

/** The language of the page at an address: `/es/courses/` is Spanish, `/courses/` is English. */
export function localeOf(path: string): Locale {
  return LOCALES.find((locale) => locale !== DEFAULT_LOCALE && isUnder({ path, locale })) ?? DEFAULT_LOCALE;
}

/** The same page's address without its language: `/es/courses/?level=beginner` → `/courses/?level=beginner`. */
export function toPlainPath(path: string): string {
  const locale = localeOf(path);
  if (locale === DEFAULT_LOCALE) return path;
  const rest = path.slice(locale.length + 1);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** A plain address as it is in a language. An address that names its language already, or is no path, stays as it is. */
export function toLocalPath({ locale, path }: { locale: Locale; path: string }): string {
  if (locale === DEFAULT_LOCALE || !path.startsWith('/') || localeOf(path) !== DEFAULT_LOCALE) return path;
  return `/${locale}${path}`;
}

/** Any tag of a language (`es-MX`) as one the site speaks, if it does. */
export function toLocale(tag: string | null | undefined): Locale | null {
  const language = tag?.toLowerCase().split('-', 1)[0];
  return LOCALES.find((locale) => locale === language) ?? null;
}

function isUnder({ path, locale }: { path: string; locale: Locale }): boolean {
  return new RegExp(`^/${locale}(?=[/?#]|$)`).test(path);
}
