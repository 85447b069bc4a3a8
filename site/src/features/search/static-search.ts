import { makeExcerpt } from '@diamond/search/contract/make-excerpt';
import type { HitKind, SearchLocale } from '@diamond/search/contract/search';
import { staticIndexPath, type StaticEntry } from '@diamond/search/contract/static-index';
import { foldText, splitWords } from '@diamond/search/contract/words';
import MiniSearch from 'minisearch';
import type { Found, FoundPage } from './found.ts';

/** Results of one question: this is for finding the way while the CMS is away. */
const MOST = 20;

/** Letters of a word that one may be wrong of. */
const LETTERS_A_MISTAKE = 4;

/** Milliseconds for the file to come. */
const TIMEOUT = 10_000;

export type StaticSearch = (question: { question: string; kind: HitKind | null }) => FoundPage;

/**
 * Fetches the file the site was built with and makes it searchable. @throws when it does not come
 */
export async function openStaticSearch({ locale }: { locale: SearchLocale }): Promise<StaticSearch> {
  const response = await fetch(staticIndexPath(locale), { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`The list of pages answered ${response.status}`);
  return makeStaticSearch({ entries: (await response.json()) as StaticEntry[] });
}

/** Searches entries as the CMS searches its own: without accents, half typed, with a mistake or two, titles first. */
export function makeStaticSearch({ entries }: { entries: readonly StaticEntry[] }): StaticSearch {
  const index = new MiniSearch<StaticEntry & { id: number }>({
    fields: ['title', 'summary', 'words', 'courseTitle'],
    tokenize: (text) => splitAll(text),
    processTerm: (term) => foldText(term),
  });
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));

  return ({ question, kind }) => {
    const hits = index.search(splitWords(question).join(' '), {
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) =>
        term.length >= LETTERS_A_MISTAKE ? Math.min(2, Math.floor(term.length / LETTERS_A_MISTAKE)) : false,
      boost: { title: 6, summary: 2, courseTitle: 0.5 },
    });
    const found = hits.flatMap(({ id, terms }): Found[] => {
      const entry = entries[Number(id)];
      if (!entry || (kind !== null && entry.kind !== kind)) return [];
      const { path, summary, title, courseTitle } = entry;
      const { excerpt } = makeExcerpt({ text: summary, stems: terms });
      return [{ kind: entry.kind, to: path, title, courseTitle, excerpt, seconds: null }];
    });
    return { found: found.slice(0, MOST), total: found.length };
  };
}

/** As `splitWords`, but of a text every word. */
function splitAll(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
