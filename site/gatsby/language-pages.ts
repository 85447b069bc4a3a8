import type { CreatePageArgs } from 'gatsby';
import { DEFAULT_LOCALE, LOCALES, toLocalPath } from '../src/lib/locale-path.ts';

/** Each page of `src/pages` once a language; the page knows its own from `pageContext.locale`. */
export function createLanguagePages({ page, actions }: Pick<CreatePageArgs, 'page' | 'actions'>): void {
  const { path, component, matchPath, context } = page;
  actions.deletePage(page);
  for (const locale of isPlain(path) ? LOCALES : [DEFAULT_LOCALE]) {
    actions.createPage({
      path: toLocalPath({ locale, path }),
      component,
      ...(matchPath ? { matchPath: toLocalPath({ locale, path: matchPath }) } : {}),
      context: { ...context, locale },
    });
  }
}

/** Gatsby's own copies (`/404.html`, `/dev-404-page/`) stay what they are. */
function isPlain(path: string): boolean {
  return path.endsWith('/') && !path.startsWith('/dev-404-page');
}
