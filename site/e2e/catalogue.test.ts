import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { asLearner, findLongLesson, signIn, signUp } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1366, height: 900 };

test('courses are chosen by filters that live in the address, with the CMS away', async () => {
  const { siteUrl, cmsUrl } = findSchool();
  const context = await browser.newContext({ viewport: DESK });
  await context.route(`${cmsUrl}/**`, (route) => route.abort());
  const page = await context.newPage();
  const cards = page.getByRole('article');
  const says = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
  const queryIs = (query: string) => page.waitForURL((url) => decodeURIComponent(url.search) === query);

  await page.goto(`${siteUrl}/courses/`);
  await says('2 courses');
  // The count beside a choice is what it will show.
  await page.getByRole('checkbox', { name: 'Beginner 1' }).check();
  await queryIs('?level=beginner');
  await says('1 course');
  expect(await cards.allTextContents()).toEqual([expect.stringContaining('Reading Diamonds')]);
  // What would show nothing cannot be chosen.
  expect(await page.getByRole('checkbox', { name: 'Bench craft 0' }).isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /^Has free lessons/ }).check();
  await queryIs('?level=beginner&free=1');

  await page.goBack();
  await queryIs('?level=beginner');
  await page.getByRole('checkbox', { name: /^Has free lessons/, checked: false }).waitFor();
  await page.goBack();
  await says('2 courses');

  // A link somebody sent, to nothing: it says so, and the way out keeps the focus in the page.
  await page.goto(`${siteUrl}/courses/?category=gemmology&level=intermediate&tag=gone`);
  await page.getByRole('heading', { name: 'No course is all of that' }).waitFor();
  await page.getByRole('button', { name: 'Without “Intermediate” (1)' }).click();
  await queryIs('?category=gemmology');
  await says('1 course');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('1 course');
  await context.close();
});

test('on a phone the filters are folded away, and open by the keyboard', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  await page.goto(`${findSchool().siteUrl}/es/courses/?level=beginner`);
  const fold = page.getByRole('button', { name: 'Filtros (1)' });
  await fold.waitFor();
  const beginner = page.getByRole('checkbox', { name: /^Inicial/ });
  expect(await beginner.isVisible()).toBe(false);
  await fold.focus();
  await page.keyboard.press('Enter');
  await beginner.waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('checkbox');
  await context.close();
});

test('nothing moves when what a learner brings arrives late, on the first page and a course, on a phone and a desk', async () => {
  const person = await signUp();
  await (await asLearner(person)).markDone((await findLongLesson()).id);
  for (const viewport of [PHONE, DESK]) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await signIn({ page, ...person });
    const home = await measureLateShift({ page, path: '/', fact: 'Pick up where you left off' });
    expect(home, `the first page at ${viewport.width}`).toEqual([]);
    const course = await measureLateShift({ page, path: '/courses/reading-diamonds/', fact: 'Your progress' });
    expect(course, `the course at ${viewport.width}`).toEqual([]);
    await context.close();
  }
});

/** Holds back all answers of the CMS until the page stands without them, lets go, and names what moved since it was opened. */
async function measureLateShift({ page, path, fact }: { page: Page; path: string; fact: string }): Promise<string[]> {
  const { siteUrl, cmsUrl } = findSchool();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(`${cmsUrl}/**`, async (route) => {
    await held;
    await route.continue();
  });
  // The first thing a returning learner's page asks for: by then it has been drawn and is alive.
  const asked = page.waitForRequest((request) => request.url().startsWith(cmsUrl));
  await page.goto(`${siteUrl}${path}`);
  await asked;
  await page.evaluate(() => {
    type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
    const moved: string[] = [];
    const note = (entries: PerformanceEntryList) => {
      // Cumulative layout shift is told to the thousandth; a hundredth of a pixel of rounded text is no move.
      for (const { value, sources } of (entries as Shift[]).filter((entry) => entry.value >= 0.001))
        moved.push(
          ...sources.map(({ node }) => `${value.toFixed(4)} ${node?.nodeName} ${node?.textContent?.slice(0, 60)}`)
        );
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    const read = () => {
      note(observer.takeRecords());
      return moved;
    };
    Object.assign(window, { read });
  });
  letGo();
  await page.getByText(fact).first().waitFor();
  await page.unroute(`${cmsUrl}/**`);
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
    return (window as unknown as { read: () => string[] }).read();
  });
}
