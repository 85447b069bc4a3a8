import './src/styles/global.css';
import type { GatsbyBrowser } from 'gatsby';
import { guardWays } from './src/features/errors/lost-way.tsx';
import { announcePage } from './src/lib/announce-page.ts';
import { loadTexts } from './src/lib/load-texts.ts';
import { localeOf, toLocale, type Locale } from './src/lib/locale-path.ts';
import type { Speech } from './src/lib/locale.tsx';
import { wrapPageElement as wrapPage, wrapRoot } from './src/shell.tsx';

// One document, one language: in a browser this is no state that could be mixed up.
let speech: Speech;

export const onClientEntry: GatsbyBrowser['onClientEntry'] = async () => {
  const locale = readLocale();
  const { texts, loadLater } = await loadTexts(locale);
  speech = { locale, texts };
  // Other pages may need the words this one does without; where they cannot be had, the page itself says so.
  guardWays({ prepare: () => loadLater().catch(() => undefined) });
  if (needsLaterTexts()) await loadLater();
};

export const wrapRootElement: GatsbyBrowser['wrapRootElement'] = ({ element }) => wrapRoot({ element, speech });
export const wrapPageElement = wrapPage;

/** Another query of the same page (a filter, a search) leaves the page where it is. */
export const shouldUpdateScroll: GatsbyBrowser['shouldUpdateScroll'] = ({ prevRouterProps, routerProps }) =>
  prevRouterProps?.location.pathname !== routerProps.location.pathname;

/** Words of another language are not here: a step to one of its pages is a page load. */
export const onPreRouteUpdate: GatsbyBrowser['onPreRouteUpdate'] = ({ location, prevLocation }) => {
  if (prevLocation && localeOf(location.pathname) !== localeOf(prevLocation.pathname)) window.location.reload();
};

export const onRouteUpdate: GatsbyBrowser['onRouteUpdate'] = ({ prevLocation }) => {
  if (prevLocation) announcePage(speech.texts.common.arrived);
};

/** The built page names their file where it does. */
function needsLaterTexts(): boolean {
  return (
    process.env.NODE_ENV !== 'production' || document.querySelector('link[href^="/texts-"][href*="-later-"]') !== null
  );
}

/** The built page says it: at an address that does not exist its language need not be the address's. */
function readLocale(): Locale {
  const said = process.env.NODE_ENV === 'production' ? toLocale(document.documentElement.lang) : null;
  const locale = said ?? localeOf(window.location.pathname);
  document.documentElement.lang = locale;
  return locale;
}
