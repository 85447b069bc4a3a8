import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { findFreeLesson } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

/**
 * Bytes each page is held to on a first visit, before anybody presses play: of scripts, and of everything with its
 * pictures. What is reached, and a little air. The goal for a lesson is 67,000 of scripts and 92,160 in all; React and
 * Gatsby's own code are 57,000 of these, and a film's poster is 16,000 (ADR 051).
 */
const MOST = {
  home: { scripts: 75_000, inAll: 123_000 },
  catalogue: { scripts: 75_000, inAll: 109_000 },
  course: { scripts: 77_000, inAll: 110_000 },
  lesson: { scripts: 79_500, inAll: 127_000 },
};
/** Bytes of a player and its engine, of which none come before they are wanted. */
const PLAYER = 100_000;

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

test('no page weighs more than it is held to, and none brings the player before somebody wants it', async () => {
  const { siteUrl } = findSchool();
  const lesson = (await findFreeLesson()).address;
  const course = lesson.replace(/[^/]+\/$/, '');
  const pages = { home: `${siteUrl}/`, catalogue: `${siteUrl}/courses/`, course, lesson };
  const heavy: string[] = [];
  for (const [name, url] of Object.entries(pages)) {
    const { scripts, inAll, files } = await weigh(url);
    const report = `${name}: scripts ${scripts}, in all ${inAll}\n${files.map((file) => `  ${file.join(' ')}`).join('\n')}`;
    process.stdout.write(`${name}: scripts ${scripts}, in all ${inAll}\n`);
    const most = MOST[name as keyof typeof pages];
    if (scripts > most.scripts || inAll > most.inAll) heavy.push(report);
    expect(files.filter(([, bytes]) => bytes > PLAYER)).toEqual([]);
  }
  expect(heavy).toEqual([]);
});
