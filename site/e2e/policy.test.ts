import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { findFreeLesson, findLongLesson, signIn, signUp } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

/** Everything the policy of a page of this browser keeps from happening, or that a page complains of. */
async function listenForViolations(context: BrowserContext): Promise<string[]> {
  const heard: string[] = [];
  await context.exposeFunction('noteViolation', (text: string) => heard.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
      (window as unknown as { noteViolation: (text: string) => void }).noteViolation(
        `${location.pathname}: ${effectiveDirective} ${blockedURI} (${sourceFile}:${lineNumber})`
      )
    );
  });
  context.on('console', (message) => {
    if (/Content.Security.Policy|Permissions.Policy/i.test(message.text())) heard.push(message.text());
  });
  context.on('weberror', (error) => heard.push(String(error.error())));
  return heard;
}

async function play(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  await tellPlayer(page, { play: true });
  await waitForPlayer(page, { fact: 'it plays', is: ({ currentTime, frames }) => currentTime > 2 && frames > 5 });
}

test('a whole walk, with films, words, files and notes, breaks the policy nowhere', async () => {
  const { siteUrl } = findSchool();
  const context = await browser.newContext();
  const heard = await listenForViolations(context);
  const page = await context.newPage();
  const free = await findFreeLesson();
  const pages = ['/', '/courses/', new URL(free.address).pathname.replace(/[^/]+\/$/, ''), '/es/', '/register/'];
  for (const path of [...pages, '/forgot-password/', '/nowhere/']) {
    await page.goto(`${siteUrl}${path}`);
    await page.getByRole('main').getByRole('heading').first().waitFor();
  }
  await play(page, free.address);
  await signIn({ page, ...(await signUp()) });
  for (const path of ['/my-learning/', '/account/', '/notes/', '/courses/']) {
    await page.goto(`${siteUrl}${path}`);
    await page.getByRole('main').getByRole('heading').first().waitFor();
  }
  await play(page, (await findLongLesson()).address);
  await page.getByRole('button', { name: /Take a note/ }).click();
  await page.getByPlaceholder('Write it down…').fill('**Seen** under a [loupe](https://example.com/)');
  await page.getByText('Saved', { exact: true }).first().waitFor();
  expect(heard).toEqual([]);

  // It would have been heard: a script of somebody else's making does not run, and is told of.
  const hasRun = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasInjected = true';
    document.body.append(script);
    return 'wasInjected' in window;
  });
  expect(hasRun).toBe(false);
  await expect.poll(() => heard.join()).toContain('script-src-elem inline');
  await context.close();
});
