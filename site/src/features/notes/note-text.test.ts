import type { Browser, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../../e2e/harness/browser.ts';
import { renderMarkdown } from '../../../gatsby/render-markdown.ts';
import NoteText from './note-text.tsx';
import { makeVectors } from './xss-corpus.ts';

/** What a note may be made of; anything else in the page is somebody's way in. */
const ALLOWED =
  'div p br hr strong em del code pre blockquote a h4 h5 h6 ul ol li input table thead tbody tr th td'.split(' ');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

const render = (markdown: string): string => renderToStaticMarkup(createElement(NoteText, { markdown }));

interface Seen {
  fired: number[];
  requests: string[];
  elements: string[];
  attributes: string[];
  links: string[];
}

/**
 * What a browser makes of these pieces of HTML in one page that no policy protects: parsed as a page is, with everything
 * in it pointed at, focused and clicked.
 */
async function open(pieces: readonly string[]): Promise<Seen> {
  const context = await browser.newContext();
  const page: Page = await context.newPage();
  const requests: string[] = [];
  await context.route('**/*', (route) => {
    requests.push(route.request().url());
    return route.request().url() === 'https://notes.example/'
      ? route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><script>var all=[];function fired(n){all.push(n)};alert=function(){all.push(-1)}</script>${pieces
            .map((html) => `<section>${html}</section>`)
            .join('\n')}`,
        })
      : route.abort();
  });
  await page.goto('https://notes.example/', { waitUntil: 'load' });
  const seen = await page.evaluate(async () => {
    const parts = [...document.querySelectorAll<HTMLElement>('section *')];
    for (const part of parts) {
      // A link may leave the page: that is its right, and would end the test.
      part.addEventListener('click', (event) => {
        if (part instanceof HTMLAnchorElement && /^(https?|mailto):/.test(part.href)) event.preventDefault();
      });
      for (const type of ['mouseover', 'mouseenter', 'focus', 'toggle', 'error', 'load']) {
        part.dispatchEvent(new Event(type));
      }
      part.click?.();
    }
    // What a `javascript:` link runs, it runs in a task of its own; what loads, fails or starts, in later ones.
    for (let turn = 0; turn < 10; turn += 1) await new Promise((done) => setTimeout(done, 20));
    const names = new Set<string>();
    const attributes = new Set<string>();
    for (const part of parts) {
      names.add(part.localName);
      for (const { name } of part.attributes) attributes.add(`${part.localName} ${name}`);
    }
    const links = parts.filter((part) => part instanceof HTMLAnchorElement).map((link) => link.href);
    return {
      fired: (globalThis as unknown as { all: number[] }).all,
      elements: [...names],
      attributes: [...attributes],
      links,
    };
  });
  await context.close();
  return { ...seen, requests: requests.filter((url) => url !== 'https://notes.example/') };
}

test('of a thousand notes that try, none runs, none asks another address, none leads to a script', async () => {
  const vectors = makeVectors();
  expect(vectors.length).toBeGreaterThan(1_000);
  expect(new Set(vectors.map(({ markdown }) => markdown)).size).toBe(vectors.length);
  const seen = await open(vectors.map(({ markdown }) => render(markdown)));
  expect(seen.fired).toEqual([]);
  expect(seen.requests).toEqual([]);
  expect(seen.elements.filter((name) => !ALLOWED.includes(name))).toEqual([]);
  expect(seen.attributes.toSorted()).toEqual(
    [
      'a href',
      'a rel',
      'a target',
      'div class',
      'input aria-hidden',
      'input checked',
      'input disabled',
      'input readonly',
      'input type',
    ].filter((name) => seen.attributes.includes(name))
  );
  // What was not an address of a known kind is a path of this site at most.
  const led = seen.links.filter((href) => href !== '' && !/^(https?|mailto):/.test(href));
  expect(led).toEqual([]);
});

test('a lesson’s text, which editors write, runs nothing either', async () => {
  const seen = await open(makeVectors().map(({ markdown }) => renderMarkdown(markdown)));
  expect(seen.fired).toEqual([]);
  expect(seen.links.filter((href) => /^(javascript|data|vbscript|file):/i.test(href))).toEqual([]);
  expect(
    seen.elements.filter((name) => ['script', 'iframe', 'object', 'embed', 'form', 'style'].includes(name))
  ).toEqual([]);
});

test('the attempts are real: put into a page as HTML, they run', async () => {
  const vectors = makeVectors();
  const raw = vectors.flatMap(({ html }, number) => (html === null ? [] : [{ html, number }]));
  const running = new Set<number>();
  // Each alone, since one may swallow those after it.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.exposeFunction('fired', (number: number) => void running.add(number));
  await page.route('**/*', (route) => route.abort());
  for (const { html } of raw.filter(({ html: text }) => !/<(meta|base)\b/.test(text))) {
    await page.setContent(html, { waitUntil: 'domcontentloaded' }).catch(() => undefined);
    await page
      .evaluate(() => {
        for (const part of document.querySelectorAll<HTMLElement>('body *')) {
          part.dispatchEvent(new Event('mouseover'));
          part.click?.();
        }
      })
      .catch(() => undefined);
  }
  await context.close();
  expect(running.size).toBeGreaterThan(40);
});

test('what Markdown is for is there', () => {
  const html = render(
    '# Cut\n\nOn the **beat**, _not_ ~~after~~ `it`.\n\n1. one\n2. two\n\n- [x] done\n\n> said\n\n| a |\n| :-: |\n| b |\n\n[more](https://example.com)'
  );
  for (const part of [
    '<h4>Cut</h4>',
    '<strong>beat</strong>',
    '<em>not</em>',
    '<del>after</del>',
    '<code>it</code>',
    '<ol>',
    'type="checkbox"',
    '<blockquote>',
    '<td',
    '<a href="https://example.com" target="_blank" rel="noopener noreferrer nofollow">more</a>',
  ])
    expect(html).toContain(part);
});
