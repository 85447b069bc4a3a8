import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from './harness/barriers.ts';
import { launchBrowser, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { findLongLesson, signIn, signUp, type LessonPage } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;
let lesson: LessonPage;
beforeAll(async () => {
  browser = await launchBrowser();
  lesson = await findLongLesson();
});
afterAll(async () => browser?.close());

/** A new learner on the lesson's page. */
async function openLesson({ colorScheme = 'light' }: { colorScheme?: 'light' | 'dark' } = {}): Promise<{
  context: BrowserContext;
  page: Page;
}> {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await signIn({ page, ...(await signUp()) });
  await page.goto(lesson.address);
  await page.getByRole('tab', { name: /^Notes/ }).waitFor();
  // The learner's own part of the page is there.
  await page.getByRole('button', { name: /^Mark as done|^Not done yet/ }).waitFor();
  return { context, page };
}

const takeNote = (page: Page) => page.getByRole('button', { name: /^Take a note/ }).click();
const editor = (page: Page) => page.getByRole('textbox', { name: /^Note, / });
/** Waits until the open editor says how its saving went. */
const says = (page: Page, status: string) => page.locator(`[data-note-status="${status}"]`).first().waitFor();

async function writeNote({ page, text }: { page: Page; text: string }): Promise<void> {
  await takeNote(page);
  await editor(page).first().fill(text);
  await says(page, 'saved');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await editor(page).waitFor({ state: 'detached' });
}

test('a note keeps its second: written beside the film, found by search, it leads back there', async () => {
  const { context, page } = await openLesson({ colorScheme: 'dark' });
  await waitForPlayer(page, { fact: 'it knows its film', is: ({ duration }) => duration > 0 });
  await tellPlayer(page, { pause: true, seekTo: 4 });
  await waitForPlayer(page, { fact: 'it rests at 4 s', is: ({ currentTime }) => Math.floor(currentTime) === 4 });
  await page.getByText('at 0:04').waitFor();
  await writeNote({ page, text: 'The *girdle* is what the setting holds.' });
  await page.locator('em', { hasText: 'girdle' }).waitFor();

  await tellPlayer(page, { pause: true, seekTo: 1 });
  await waitForPlayer(page, { fact: 'it rests at 1 s', is: ({ currentTime }) => Math.floor(currentTime) === 1 });
  await page.getByRole('button', { name: 'Go to 0:04' }).click();
  await waitForPlayer(page, { fact: 'it is at 4 s again', is: ({ currentTime }) => Math.floor(currentTime) === 4 });
  expect(await findBarriers(page)).toEqual([]);

  await page.goto(`${findSchool().siteUrl}/notes/`);
  await page.getByLabel('Search your notes').fill('pavilion');
  await page.getByRole('heading', { name: 'No note has all these words' }).waitFor();
  await page.getByLabel('Search your notes').fill('setting GIRDLE');
  const link = page.getByRole('link', { name: /0:04/ });
  await link.waitFor();
  expect(await findBarriers(page)).toEqual([]);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download all' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toContain(`[0:04](${lesson.address}?t=4)`);
  expect(text).toContain('> The *girdle* is what the setting holds.');

  await link.click();
  await page.waitForURL((url) => url.search === '?t=4');
  await waitForPlayer(page, { fact: 'the film begins at 4 s', is: ({ currentTime }) => Math.floor(currentTime) === 4 });
  await context.close();
});

test('a note is changed and deleted in its place, and brought back', async () => {
  const { context, page } = await openLesson();
  await writeNote({ page, text: 'First words' });
  await page.getByRole('button', { name: /^Edit: / }).click();
  await editor(page).fill('Better words');
  await editor(page).press('Control+Enter');
  await editor(page).waitFor({ state: 'detached' });
  await page.getByText('Better words').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Edit: /);

  await page.getByRole('button', { name: /^Delete: / }).click();
  await page.getByText('Note deleted.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Better words').waitFor();
  await page.reload();
  await page.getByRole('tab', { name: 'Notes (1)' }).click();
  await page.getByText('Better words').waitFor();
  await context.close();
});

test('two tabs that write one note: the second is shown both texts and keeps both', async () => {
  const { context, page } = await openLesson();
  await writeNote({ page, text: 'Base' });
  const other = await context.newPage();
  await other.goto(lesson.address);
  await other.getByRole('tab', { name: 'Notes (1)' }).click();
  for (const tab of [page, other]) await tab.getByRole('button', { name: /^Edit: / }).click();
  await editor(page).fill('From the first tab');
  await says(page, 'saved');
  await editor(other).fill('From the second tab');
  await other.getByText('This note was changed elsewhere meanwhile').waitFor();
  await other.getByText('From the first tab').waitFor();
  await other.getByText('From the second tab').waitFor();
  expect(await findBarriers(other)).toEqual([]);
  await other.getByRole('button', { name: 'Keep both' }).click();
  await says(other, 'saved');
  expect(await editor(other).inputValue()).toBe('From the first tab\n\n---\n\nFrom the second tab');
  await context.close();
});

test('words written while the school is away outlive the tab and are saved on the next visit', async () => {
  const { context, page } = await openLesson();
  await takeNote(page);
  await editor(page).fill('Before the tunnel');
  await says(page, 'saved');
  await context.setOffline(true);
  await editor(page).fill('Before the tunnel, and in it');
  await says(page, 'offline');
  await page.close();
  await context.setOffline(false);

  const later = await context.newPage();
  await later.goto(lesson.address);
  await says(later, 'saved');
  expect(await editor(later).inputValue()).toBe('Before the tunnel, and in it');
  await later.goto(`${findSchool().siteUrl}/notes/`);
  await later.getByText('Before the tunnel, and in it').waitFor();
  expect(await later.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('note-drafts')))).toEqual(
    []
  );
  await context.close();
});

test('a lesson and its course are bookmarked, found on "my learning" and taken off', async () => {
  const { context, page } = await openLesson({ colorScheme: 'dark' });
  const bookmark = () => page.getByRole('button', { name: 'Bookmark', exact: false }).first();
  // A list that was asked for before the click and comes after it takes nothing back.
  let answerList = () => {};
  const isClicked = new Promise<void>((resolve) => (answerList = resolve));
  const lists = '**/api/progress/bookmarks';
  await page.route(lists, async (route) => {
    const response = await route.fetch();
    await isClicked;
    // The page does not wait for it any more.
    await route.fulfill({ response }).catch(() => undefined);
  });
  await page.reload();
  await page.waitForRequest(lists);
  await bookmark().click();
  answerList();
  await page.unrouteAll({ behavior: 'wait' });
  await page.getByRole('button', { name: 'Bookmarked', pressed: true }).waitFor();
  await page.goto(new URL('..', lesson.address).href);
  await bookmark().click();
  await page.getByRole('button', { name: 'Bookmarked', pressed: true }).waitFor();
  await page.goto(`${findSchool().siteUrl}/my-learning/`);
  const shelf = page.getByRole('region', { name: 'Bookmarks' });
  await shelf.getByRole('listitem').nth(1).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await shelf
    .getByRole('button', { name: /^Remove the bookmark/ })
    .first()
    .click();
  await shelf.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
  await shelf.getByRole('link').click();
  await page.waitForURL(lesson.address);
  await page.getByRole('button', { name: 'Bookmarked', pressed: true }).waitFor();
  await context.close();
});

test('a visitor who wants to note or bookmark is shown the way in, and back', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const name of [/^Take a note/, /^Bookmark/]) {
    await page.goto(lesson.address);
    await page.getByRole('link', { name: 'Sign in', exact: true }).first().waitFor();
    await page.getByRole('button', { name }).click();
    await page.waitForURL((url) => url.pathname === '/login/');
    expect(new URL(page.url()).searchParams.get('from')).toBe(new URL(lesson.address).pathname);
  }
  await context.close();
});
