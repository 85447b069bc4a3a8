import { BRAND } from '@diamond/config/brand';
import type { GatsbySSR } from 'gatsby';
import { BRAND_STYLE, DISPLAY_FACE } from './src/brand-style.ts';
import { wrapPageElement as wrapPage, wrapRootElement as wrapRoot } from './src/shell.tsx';
import { THEME_SCRIPT } from './src/lib/theme.ts';

export const wrapRootElement = wrapRoot;
export const wrapPageElement = wrapPage;

export const onRenderBody: GatsbySSR['onRenderBody'] = ({ setHtmlAttributes, setHeadComponents }) => {
  setHtmlAttributes({ lang: 'en' });
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
 */
export const onPreRenderHTML: GatsbySSR['onPreRenderHTML'] = ({ getPostBodyComponents, replacePostBodyComponents }) => {
  replacePostBodyComponents(
    getPostBodyComponents().filter((component) => (component as { key?: unknown } | null)?.key !== 'script-loader')
  );
};
