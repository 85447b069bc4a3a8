import { toLocale, type Locale } from './locale-path.ts';
import { readStored, writeStored } from './storage.ts';

/** Languages by their own names, which is how those who speak them find them. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', es: 'Español' };

const KEY = 'diamond.locale';

/** Remembers the language somebody chose here; it is suggested on pages in another one, never forced. */
export function chooseLocale(locale: Locale): void {
  writeStored({ key: KEY, value: locale });
}

export function readChosenLocale(): Locale | null {
  return toLocale(readStored(KEY));
}

/**
 * The language to suggest on a page, or null: the one chosen before, else the first one the browser asks for that the
 * site speaks.
 */
export function findSuggestedLocale({
  current,
  chosen,
  wanted,
}: {
  current: Locale;
  chosen: Locale | null;
  /** `navigator.languages` */
  wanted: readonly string[];
}): Locale | null {
  const best = chosen ?? wanted.map((tag) => toLocale(tag)).find((locale) => locale !== null) ?? null;
  return best === current ? null : best;
}
