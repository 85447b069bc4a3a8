import { BRAND } from '@diamond/config/brand';
import type { GatsbySSR, HeadProps } from 'gatsby';
import type { ReactElement } from 'react';
import { BRAND_STYLE, DISPLAY_FACE } from './src/brand-style.ts';
import { localeOf, LOCALES, toPlainPath, type Locale } from './src/lib/locale-path.ts';
import { THEME_SCRIPT } from './src/lib/theme.ts';
import { wrapPageElement as wrapPage, wrapRoot } from './src/shell.tsx';
import { texts as en, type Texts } from './src/texts/en.ts';
import { texts as es } from './src/texts/es.ts';

const TEXTS: Record<Locale, Texts> = { en, es };

export const wrapRootElement: GatsbySSR['wrapRootElement'] = ({ element, pathname }) => {
  // Gatsby wraps a page's `Head` as well and does not say where it is; its element knows.
  const path = (pathname as string | undefined) ?? (element as ReactElement<HeadProps>).props.location.pathname;
  const locale = localeOf(path);
  return wrapRoot({ element, speech: { locale, texts: TEXTS[locale] } });
};
export const wrapPageElement = wrapPage;

export const onRenderBody: GatsbySSR['onRenderBody'] = ({ pathname, setHtmlAttributes, setHeadComponents }) => {
  setHtmlAttributes({ lang: localeOf(pathname) });
  setHeadComponents([
    <script key="theme" dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />,
    <style key="brand" dangerouslySetInnerHTML={{ __html: BRAND_STYLE }} />,
    <meta key="theme-color" name="theme-color" content={BRAND.themeColor} />,
    <link key="font" rel="preload" as="font" type="font/woff2" href={DISPLAY_FACE} crossOrigin="anonymous" />,
  ]);
};

/**
 * The page's own path, written inline into every page, would need a policy of its own for every page. It only serves
 * to correct an address that leads to another page's file, which this site's servers never do.
 *
 * Gatsby puts the words of all languages into every page's scripts; here the others are taken out again, and of the
 * page's own language the later half where the first look does without it.
 */
export const onPreRenderHTML: GatsbySSR['onPreRenderHTML'] = ({
  pathname,
  getHeadComponents,
  replaceHeadComponents,
  getPostBodyComponents,
  replacePostBodyComponents,
}) => {
  const isWanted = (component: unknown) => !isForeignTexts({ component, pathname });
  replaceHeadComponents(getHeadComponents().filter(isWanted));
  replacePostBodyComponents(
    getPostBodyComponents().filter(
      (component) => isWanted(component) && (component as { key?: unknown } | null)?.key !== 'script-loader'
    )
  );
};

/** Pages whose parts say nothing of the later words until somebody does something: most visits begin here. */
const FIRST_LOOK = /^\/(courses\/.*|terms\/|privacy\/)?$/;

function isForeignTexts({ component, pathname }: { component: unknown; pathname: string }): boolean {
  const { href, src } = (component as ReactElement<{ href?: string; src?: string }> | null)?.props ?? {};
  const address = href ?? src ?? '';
  const locale = localeOf(pathname);
  if (address.startsWith(`/texts-${locale}-later-`)) return FIRST_LOOK.test(toPlainPath(pathname));
  return LOCALES.some((other) => other !== locale && address.startsWith(`/texts-${other}-`));
}
