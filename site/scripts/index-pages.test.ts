import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { indexPages, makeSitemap, readPage } from './index-pages.ts';

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function makeFolder(heads: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  made.push(folder);
  for (const [path, head] of Object.entries(heads)) {
    const file = join(folder, path, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `<html><head>${head}</head><body><link rel="canonical" href="https://evil/"/></body></html>`);
  }
  return folder;
}

const canonical = (path: string) =>
  `<link rel="canonical" href="https://school.example${path}" data-gatsby-head="true"/>`;

test('a page with a canonical address is listed, with its languages and its last change', () => {
  const page = readPage(
    `<head>${canonical('/courses/a/')}<link data-gatsby-head="true" rel="alternate" hreflang="es" href="https://school.example/es/courses/a/"/>` +
      '<link rel="alternate" hreflang="x-default" href="https://school.example/courses/a/"/>' +
      '<script type="application/ld+json">[{"@type":"Course","dateModified":"2026-11-01T10:00:00.000Z"}]</script></head>'
  );
  expect(page).toEqual({
    url: 'https://school.example/courses/a/',
    modifiedAt: '2026-11-01T10:00:00.000Z',
    twins: [
      { language: 'es', url: 'https://school.example/es/courses/a/' },
      { language: 'x-default', url: 'https://school.example/courses/a/' },
    ],
  });
});

test('a page for learners alone, and one that names no address, are not listed', () => {
  expect(readPage('<head><meta name="robots" content="noindex"/></head>')).toBeNull();
  expect(
    readPage(`<head>${canonical('/account/')}<meta data-gatsby-head="true" name="robots" content="noindex"/></head>`)
  ).toBeNull();
});

test('signs of XML in an address end no element', () => {
  const page = { url: 'https://x/?a=1&b=<', modifiedAt: null, twins: [] };
  expect(makeSitemap([page])).toContain('<loc>https://x/?a=1&#38;b=&#60;</loc>');
});

test('the folder gets both files, and the sitemap lists in order what may be listed', () => {
  const folder = makeFolder({
    b: canonical('/b/'),
    a: canonical('/a/'),
    'es/a': canonical('/a/'),
    account: '<meta name="robots" content="noindex"/>',
  });
  expect(indexPages({ folder, siteUrl: 'https://school.example', isIndexed: true })).toBe(2);
  expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toContain('Sitemap: https://school.example/sitemap.xml');
  const listed = [...readFileSync(join(folder, 'sitemap.xml'), 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, url]) => url
  );
  expect(listed).toEqual(['https://school.example/a/', 'https://school.example/b/']);
});

test('a school that is not to be found has no sitemap and turns robots away', () => {
  const folder = makeFolder({ a: canonical('/a/') });
  indexPages({ folder, siteUrl: 'https://school.example', isIndexed: false });
  expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('User-agent: *\nDisallow: /\n');
  expect(existsSync(join(folder, 'sitemap.xml'))).toBe(false);
});
