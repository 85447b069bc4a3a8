import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../src/lib/locale-path.ts';
import type { Entry } from './entry.ts';

/** An entry as a page in `locale` shows it; its words are in `language`. */
export type LocalEntry = Entry & { locale: Locale; language: Locale };

/**
 * What pages of each language show of a type: an entry in that language where it is published, else as it is in the
 * default one. A translation that was never given its place (its course, its cover) has the original's.
 *
 * @param places fields that say where an entry belongs or how it looks, not what it says
 */
export function fillLocales({
  entries,
  places,
}: {
  entries: Readonly<Record<Locale, readonly Entry[]>>;
  places: readonly string[];
}): LocalEntry[] {
  const originals = new Map(entries[DEFAULT_LOCALE].map((entry) => [entry.documentId, entry]));
  return LOCALES.flatMap((locale): LocalEntry[] => {
    const own = entries[locale].map((entry): LocalEntry => {
      const original = originals.get(entry.documentId);
      const inherited = places.filter((place) => isNothing(entry[place])).map((place) => [place, original?.[place]]);
      return { ...entry, ...Object.fromEntries(inherited), locale, language: locale };
    });
    const known = new Set(own.map(({ documentId }) => documentId));
    const borrowed = entries[DEFAULT_LOCALE].filter(({ documentId }) => !known.has(documentId)).map(
      (entry): LocalEntry => ({ ...entry, locale, language: DEFAULT_LOCALE })
    );
    return [...own, ...borrowed];
  });
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
