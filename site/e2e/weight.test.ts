import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { findFreeLesson } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

/** Bytes of scripts a lesson page may load before anybody presses play: 1.15 times a bare Gatsby. */
const MOST_SCRIPTS = 67_000;
/** Bytes a lesson page may load in all. */
const MOST_IN_ALL = 90 * 1_024;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

interface Weight {
  /** Bytes of scripts, as they came: compressed. */
  scripts: number;
  inAll: number;
  /** Of each file, to see what it is that weighs. */
  files: [string, number][];
}

/** What a first visit to a page loads for itself until nothing more comes; what it fetches ahead for others is not it. */
async function weigh(url: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const loads: Promise<{ url: string; bytes: number; isScript: boolean }>[] = [];
  page.on('requestfinished', (request) => {
    const isAhead = request.headers()['sec-purpose']?.startsWith('prefetch') || isOfOthers(request.url(), url);
    if (isAhead || request.url().startsWith('data:') || request.url().startsWith('blob:')) return;
    const isScript = request.resourceType() === 'script';
    loads.push(
      request.sizes().then(({ responseBodySize }) => ({ url: request.url(), bytes: responseBodySize, isScript }))
    );
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const files = await Promise.all(loads);
  await context.close();
  const sum = (kept: typeof files) => kept.reduce((all, { bytes }) => all + bytes, 0);
  return {
    scripts: sum(files.filter(({ isScript }) => isScript)),
    inAll: sum(files),
    files: files.map(({ url: file, bytes }) => [new URL(file).pathname, bytes]),
  };
}

/** Data of pages somebody may go to next. */
function isOfOthers(url: string, own: string): boolean {
  const [, page] = /\/page-data\/(.+)\/page-data\.json$/.exec(url) ?? [];
  return page !== undefined && `/${page === 'index' ? '' : `${page}/`}` !== new URL(own).pathname;
}

test('a lesson page weighs what it may before anybody presses play, and the pages that lead to it less', async () => {
  const { siteUrl } = findSchool();
  const lesson = (await findFreeLesson()).address;
  const course = lesson.replace(/[^/]+\/$/, '');
  const weights: Record<string, Weight> = {};
  for (const url of [`${siteUrl}/`, `${siteUrl}/courses/`, course, lesson]) weights[url] = await weigh(url);
  const report = Object.entries(weights).map(
    ([url, { scripts, inAll, files }]) =>
      `${new URL(url).pathname}: scripts ${scripts}, in all ${inAll}\n${files.map((file) => `  ${file.join(' ')}`).join('\n')}`
  );
  process.stdout.write(`${report.join('\n')}\n`);
  for (const [url, { scripts, inAll }] of Object.entries(weights)) {
    expect(scripts, url).toBeLessThanOrEqual(MOST_SCRIPTS);
    if (url === lesson) expect(inAll, url).toBeLessThanOrEqual(MOST_IN_ALL);
    else expect(scripts, url).toBeLessThan(weights[lesson]?.scripts ?? 0);
  }
});
