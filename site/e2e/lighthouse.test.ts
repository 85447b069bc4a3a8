import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { findFreeLesson } from './harness/learners.ts';
import { judge } from './harness/lighthouse.ts';
import { findFreePort } from './harness/ports.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;
let port: number;

beforeAll(async () => {
  port = await findFreePort();
  browser = await launchBrowser({ debuggingPort: port });
});
afterAll(async () => browser?.close());

// How fast a page is depends on what else the machine does: `npm run bench -- lighthouse` judges that, five times.
test('Lighthouse finds nothing wrong with home, catalogue, course and lesson', async () => {
  const { siteUrl } = findSchool();
  const lesson = (await findFreeLesson()).address;
  const pages = [`${siteUrl}/`, `${siteUrl}/courses/`, lesson.replace(/[^/]+\/$/, ''), lesson];
  const found: string[] = [];
  for (const url of pages) {
    const { pathname } = new URL(url);
    const { scores, faults, shift } = await judge({ url, port, isHurried: true });
    process.stdout.write(`${pathname} ${JSON.stringify(scores)} shift ${shift}\n`);
    found.push(...faults.map((fault) => `${pathname} ${fault}`));
    expect(shift, url).toBe(0);
  }
  expect(found).toEqual([]);
});
