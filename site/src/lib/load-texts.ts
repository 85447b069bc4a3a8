import type { Texts } from '../texts/en.ts';
import type { FirstTexts } from '../texts/first/en.ts';
import type { LaterTexts } from '../texts/later/en.ts';
import type { Locale } from './locale-path.ts';

// Each language is a file of its own, in two halves; `gatsby-ssr.tsx` leaves in the page what it needs, to be there in time.
const FIRST: Record<Locale, () => Promise<{ texts: FirstTexts }>> = {
  en: () => import(/* webpackChunkName: "texts-en", webpackPreload: true */ '../texts/first/en.ts'),
  es: () => import(/* webpackChunkName: "texts-es", webpackPreload: true */ '../texts/first/es.ts'),
};
const LATER: Record<Locale, () => Promise<{ texts: LaterTexts }>> = {
  en: () => import(/* webpackChunkName: "texts-en-later", webpackPreload: true */ '../texts/later/en.ts'),
  es: () => import(/* webpackChunkName: "texts-es-later", webpackPreload: true */ '../texts/later/es.ts'),
};

/** A page's words, and what fetches those that are not there yet; the other language never reaches the browser. */
export interface LoadedTexts {
  texts: Texts;
  /** Fetches the later half, once. */
  loadLater: () => Promise<void>;
}

/**
 * The words of one language: those of the first look at once, the others when they are asked for. A part of a page that
 * reads one of those too early is suspended, as React calls it, until they are there.
 */
export async function loadTexts(locale: Locale): Promise<LoadedTexts> {
  const { texts: first } = await FIRST[locale]();
  return joinTexts({ first, load: async () => (await LATER[locale]()).texts });
}

export function joinTexts({ first, load }: { first: FirstTexts; load: () => Promise<LaterTexts> }): LoadedTexts {
  let later: LaterTexts | null = null;
  let coming: Promise<void> | null = null;
  let lost: unknown = null;
  const loadLater = () =>
    (coming ??= load().then(
      (texts) => {
        later = texts;
      },
      (error: unknown) => {
        coming = null;
        lost = error;
        throw error;
      }
    ));
  const read = (known: FirstTexts, name: string) => {
    if (name in known) return known[name as keyof FirstTexts];
    if (later) return later[name as keyof LaterTexts];
    // Told once, or React would ask again at once and for ever; who tries again later does.
    const problem = lost;
    lost = null;
    // What React waits for is thrown at it, and it is not an error.
    throw problem ?? loadLater();
  };
  return { texts: new Proxy(first, { get: read as ProxyHandler<FirstTexts>['get'] }) as Texts, loadLater };
}
