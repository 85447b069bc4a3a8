import type { Texts } from '../texts/en.ts';
import type { Locale } from './locale-path.ts';

// Each language is a file of its own; `gatsby-ssr.tsx` leaves the page's own one in the page, to be there in time.
const LOADERS: Record<Locale, () => Promise<{ texts: Texts }>> = {
  en: () => import(/* webpackChunkName: "texts-en", webpackPreload: true */ '../texts/en.ts'),
  es: () => import(/* webpackChunkName: "texts-es", webpackPreload: true */ '../texts/es.ts'),
};

/** The words of one language; the other one never reaches the browser. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  return (await LOADERS[locale]()).texts;
}
