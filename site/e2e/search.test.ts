import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { signIn, signUp } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

/** A word of the demo school that stands in one members' lesson, in its text and its film, and in no title or summary. */
const GATED = 'eyebrow';
const LESSON = 'Clarity with a loupe';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const field = (page: Page) => page.getByRole('searchbox');
const results = (page: Page) => page.locator('[data-search-results] a');
const isDone = (page: Page, text: string | RegExp) =>
  page.locator('[data-search-state="done"]').filter({ hasText: text }).waitFor({ state: 'attached' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('a visitor finds a lesson from any page by keyboard alone, and the question is there on the way back', async () => {
  const page = await browser.newPage();
  await page.goto(findSchool().siteUrl, { waitUntil: 'networkidle' });
  await page.keyboard.press('/');
  await page.waitForURL('**/search/');
  await page.waitForFunction(() => document.activeElement?.id === 'search-field');
  await page.keyboard.type('loup');
  await isDone(page, /results? for “loup”/);
  expect(await results(page).first().textContent()).toContain(LESSON);
  // A slash is a letter where one writes.
  await page.keyboard.type('e');
  await isDone(page, '“loupe”');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toContain(LESSON);
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-field');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: LESSON }).waitFor();
  await page.goBack();
  await isDone(page, '“loupe”');
  expect(await field(page).inputValue()).toBe('loupe');
  await page.close();
});

test('what is said in a film is found by those who may watch it, and leads to the second', async () => {
  const { siteUrl, cmsUrl } = findSchool();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${siteUrl}/search/?q=${GATED}`);
  await isDone(page, `Nothing found for “${GATED}”`);
  await page.getByText('Once you are signed in').waitFor();

  const person = await signUp();
  // Captions are read within minutes after the school was made.
  const login = await fetch(`${cmsUrl}/api/auth/local`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: person.email, password: person.password }),
  });
  const { jwt } = (await login.json()) as { jwt: string };
  const readTotal = async (): Promise<number> => {
    const answer = await fetch(`${cmsUrl}/api/search?q=${GATED}&kind=transcript`, {
      headers: { authorization: `Bearer ${jwt}` },
    });
    return ((await answer.json()) as { meta: { total: number } }).meta.total;
  };
  await expect.poll(readTotal, { timeout: 240_000, interval: 1_000 }).toBeGreaterThan(0);

  await signIn({ page, ...person });
  await page.goto(`${siteUrl}/search/?q=${GATED}`);
  await isDone(page, /\d+ results? for/);
  const found = await results(page).allTextContents();
  expect(found[0]).toBe(LESSON);
  for (const moment of found.slice(1)) expect(moment).toMatch(new RegExp(`^${LESSON} at \\d+:\\d\\d$`));
  expect(new Set(await page.locator('[data-search-results] mark').allTextContents())).toEqual(new Set([GATED]));
  await page.getByRole('button', { name: 'Moments in films' }).click();
  await page.waitForFunction(() => document.querySelector('[data-search-results] a')?.textContent?.includes(' at '));
  await results(page).first().click();
  await page.waitForURL(/\/clarity-with-a-loupe\/\?t=\d+$/);
  await context.close();
});

test('with the CMS away the list that came with the site is searched, in both languages, and says so', async () => {
  const { siteUrl, cmsUrl } = findSchool();
  const page = await browser.newPage();
  let isAway = true;
  await page.route(`${cmsUrl}/**`, (route) => (isAway ? route.abort() : route.continue()));
  await page.goto(`${siteUrl}/search/?q=${GATED}`);
  await isDone(page, `Nothing found for “${GATED}”`);
  // One letter wrong, another half typed.
  await field(page).fill('lupe clar');
  await isDone(page, '1 result for “lupe clar”');
  await page.getByText('These are titles and summaries').waitFor();
  expect(await results(page).first().getAttribute('href')).toMatch(/^\/courses\/[\w-]+\/clarity-with-a-loupe\/$/);

  isAway = false;
  await field(page).fill('loupe');
  await isDone(page, '“loupe”');
  await page.getByText('These are titles and summaries').waitFor({ state: 'detached' });

  // An answer that is none, and no list either.
  await page.route('**/api/search?*', (route) => route.fulfill({ status: 200, body: '<html>Welcome</html>' }));
  await page.route('**/search-index.*', (route) => route.abort());
  await page.goto(`${siteUrl}/es/search/?q=diamante`);
  await page.getByText('El buscador no responde ahora mismo').waitFor();
  await page.unroute('**/search-index.*');
  await page
    .getByRole('button', { name: 'Reintentar' })

    .click();
  await results(page).first().waitFor();
  expect(await results(page).first().getAttribute('href')).toMatch(/^\/es\/courses\//);
  await page.close();
});
