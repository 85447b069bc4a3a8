import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A page that search engines may list. */
export interface ListedPage {
  url: string;
  /** ISO time of its last change, where the page tells one. */
  modifiedAt: string | null;
  /** The same page in every language it is there in, itself included; none for a page without twins. */
  twins: { language: string; url: string }[];
}

/** The most addresses one sitemap may have, by the protocol (sitemaps.org). */
const MOST = 50_000;

/**
 * Writes `robots.txt` and `sitemap.xml` into a built folder. What is listed is read from the pages themselves: a page says
 * by its canonical address that it is one, and by `noindex` that it is nobody's business.
 *
 * @returns how many pages are listed
 */
export function indexPages({
  folder,
  siteUrl,
  isIndexed,
}: {
  folder: string;
  siteUrl: string;
  isIndexed: boolean;
}): number {
  writeFileSync(join(folder, 'robots.txt'), makeRobots({ siteUrl, isIndexed }));
  if (!isIndexed) return 0;
  const pages = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === 'index.html')
    .flatMap((entry) => {
      const page = readPage(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      const path = relative(folder, entry.parentPath).replaceAll('\\', '/');
      // A copy names its original, which is listed by itself.
      return page && page.url === `${siteUrl}/${path === '' ? '' : `${path}/`}` ? [page] : [];
    })
    .toSorted((one, other) => (one.url < other.url ? -1 : 1));
  if (pages.length > MOST) throw new Error(`A sitemap has at most ${MOST} addresses, and there are ${pages.length}.`);
  writeFileSync(join(folder, 'sitemap.xml'), makeSitemap(pages));
  return pages.length;
}

/** What the head of a page says; null for one that is not to be listed. */
export function readPage(html: string): ListedPage | null {
  const head = html.slice(0, html.indexOf('</head>'));
  const links = [...head.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);
  const url = links
    .filter((tag) => readAttribute(tag, 'rel') === 'canonical')
    .map((tag) => readAttribute(tag, 'href'))[0];
  if (!url || /<meta\b[^>]*name="robots"[^>]*noindex/.test(head)) return null;
  const twins = links.flatMap((tag) => {
    const language = readAttribute(tag, 'hreflang');
    const twin = readAttribute(tag, 'href');
    return language && twin && readAttribute(tag, 'rel') === 'alternate' ? [{ language, url: twin }] : [];
  });
  return { url, modifiedAt: /"dateModified":"([^"]+)"/.exec(head)?.[1] ?? null, twins };
}

export function makeSitemap(pages: readonly ListedPage[]): string {
  const entries = pages.map(({ url, modifiedAt, twins }) =>
    [
      '  <url>',
      `    <loc>${toXml(url)}</loc>`,
      ...(modifiedAt ? [`    <lastmod>${toXml(modifiedAt)}</lastmod>`] : []),
      ...twins.map(
        (twin) => `    <xhtml:link rel="alternate" hreflang="${toXml(twin.language)}" href="${toXml(twin.url)}"/>`
      ),
      '  </url>',
    ].join('\n')
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
}

/** Pages for signed-in learners may be read, so that their `noindex` is; they hold nothing of anybody. */
export function makeRobots({ siteUrl, isIndexed }: { siteUrl: string; isIndexed: boolean }): string {
  if (!isIndexed) return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *\nAllow: /\n\nSitemap: ${siteUrl}/sitemap.xml\n`;
}

function readAttribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
  return value === undefined ? null : value.replaceAll('&amp;', '&');
}

function toXml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
