import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, readPlayer, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { findLongLesson, signIn, signUp, type LessonPage } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;
let lesson: LessonPage;
/** One learner for all: what one likes is kept by the browser, and each test has its own. */
let state: Awaited<ReturnType<BrowserContext['storageState']>>;
beforeAll(async () => {
  browser = await launchBrowser();
  lesson = await findLongLesson();
  const context = await browser.newContext();
  await signIn({ page: await context.newPage(), ...(await signUp()) });
  state = await context.storageState();
  await context.close();
});
afterAll(async () => browser?.close());

/** The lesson's page with its film offered, for the learner; every script it asks for is noted. */
async function openLesson({ search = '' }: { search?: string } = {}) {
  const context = await browser.newContext({ storageState: state, viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url());
  });
  await page.goto(`${lesson.address}${search}`, { waitUntil: 'networkidle' });
  await page.locator('[data-film="offered"]').waitFor();
  // The cookie is another one after each visit.
  const close = async () => {
    state = await context.storageState();
    state.origins = state.origins.map((origin) => ({
      ...origin,
      localStorage: origin.localStorage.filter(({ name }) => name === 'diamond.session'),
    }));
    await context.close();
  };
  return { page, scripts, close };
}

const hasCaptions = (page: Page) =>
  page.evaluate(() => {
    const player = document.querySelector('mux-player') as unknown as HTMLVideoElement | null;
    return [...(player?.textTracks ?? [])].some(({ kind, mode }) => kind === 'subtitles' && mode === 'showing');
  });

const readFilm = (page: Page) =>
  page.evaluate(() => {
    const { muted, playbackRate } = document.querySelector('mux-player') as unknown as HTMLVideoElement;
    return { muted, playbackRate };
  });

/** The caption that is marked as said, by its time. */
const said = (page: Page) => page.locator('[role=tabpanel] [aria-current=true]').first();

test('the player is fetched by the first wish for it, and every key does what the overlay says', async () => {
  const { page, scripts, close } = await openLesson();
  const before = new Set(scripts);
  expect(await page.evaluate(() => customElements.get('mux-player') === undefined)).toBe(true);
  await page.keyboard.press('Shift+?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await help.getByText('10 seconds back').waitFor();
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  expect(await readPlayer(page), 'a key in the overlay is not the film’s').toBeNull();

  await page.keyboard.press('k');
  await waitForPlayer(page, { fact: 'k plays', is: ({ paused, currentTime }) => !paused && currentTime > 0.2 });
  expect([...scripts].some((url) => !before.has(url))).toBe(true);
  await page.keyboard.press('k');
  await waitForPlayer(page, { fact: 'k pauses', is: ({ paused }) => paused });
  await page.keyboard.press('5');
  const half = await waitForPlayer(page, {
    fact: '5 is the middle',
    is: ({ currentTime, duration }) => Math.abs(currentTime - duration / 2) < 0.5,
  });
  const at = half.currentTime;
  for (const [key, second] of [
    ['l', at + 10],
    ['j', at],
    ['ArrowRight', at + 5],
    ['ArrowLeft', at],
  ] as const) {
    await page.keyboard.press(key);
    await waitForPlayer(page, { fact: `${key} moves`, is: (film) => Math.abs(film.currentTime - second) < 0.5 });
  }
  await page.keyboard.press('m');
  await expect.poll(async () => (await readFilm(page)).muted).toBe(true);
  await page.keyboard.press('Shift+>');
  await expect.poll(async () => (await readFilm(page)).playbackRate).toBe(1.25);
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement?.id === 'film-stage');
  await page.keyboard.press('f');
  await page.waitForFunction(() => !document.fullscreenElement);

  // Words are words.
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: /^Note, / });
  await note.pressSequentially('kjlm');
  expect(await note.inputValue()).toBe('kjlm');
  expect((await readPlayer(page))?.paused).toBe(true);
  await page.locator('[data-note-status="saved"]').waitFor();
  await close();
});

test('speed and captions are as they were left, after a reload', async () => {
  const { page, close } = await openLesson();
  await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  await page.keyboard.press('k');
  await waitForPlayer(page, { fact: 'it plays', is: ({ currentTime }) => currentTime > 0.5 });
  await expect.poll(() => hasCaptions(page)).toBe(true);
  await page.keyboard.press('Shift+>');
  await page.keyboard.press('c');
  // Not by what is shown for a moment: a slow machine may miss it.
  await expect.poll(() => hasCaptions(page)).toBe(false);
  await page.reload({ waitUntil: 'networkidle' });
  await waitForPlayer(page, { fact: 'it is loaded again', is: ({ duration }) => duration > 0 });
  await expect.poll(async () => (await readFilm(page)).playbackRate).toBe(1.25);
  expect(await hasCaptions(page)).toBe(false);
  await page.keyboard.press('c');
  await expect.poll(() => hasCaptions(page)).toBe(true);
  await close();
});

test('the transcript follows, is searched, leads into the film, and lets a reader be', async () => {
  const { page, close } = await openLesson();
  await page.keyboard.press('t');
  const rows = page.locator('[role=tabpanel] ol button');
  await rows.nth(3).click();
  const from = await waitForPlayer(page, { fact: 'it plays from there', is: ({ currentTime }) => currentTime > 12 });
  expect(from.currentTime).toBeLessThan(20);
  await tellPlayer(page, { pause: true, seekTo: 61 });
  await expect.poll(() => said(page).textContent()).toMatch(/^1:00/);
  expect(await said(page).isVisible()).toBe(true);

  // Who scrolls away is left alone, until they want to follow again.
  const box = page.locator('[role=tabpanel] ol').locator('xpath=..');
  await box.hover();
  await page.mouse.wheel(0, -5_000);
  await page.getByRole('button', { name: 'Follow the film' }).waitFor();
  await expect.poll(() => box.evaluate((element) => element.scrollTop)).toBe(0);
  await tellPlayer(page, { seekTo: 81 });
  await expect.poll(() => said(page).textContent()).toMatch(/^1:20/);
  expect(await box.evaluate((element) => element.scrollTop)).toBe(0);
  await page.getByRole('button', { name: 'Follow the film' }).click();
  await expect.poll(() => box.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);

  const word = ((await rows.nth(2).textContent()) ?? '').match(/[a-z]{5,}/)?.[0] ?? '';
  await page.getByLabel('Search the transcript').fill(word.toUpperCase());
  await page.getByText(/^1 of \d+$/).waitFor();
  expect((await page.locator('[role=tabpanel] mark').first().textContent())?.toLowerCase()).toBe(word);
  await page.getByLabel('Search the transcript').fill('zirconium oxide');
  await page.getByText('Not found').waitFor();
  await close();
});

test('a link to a second starts there, and is made from where the film is', async () => {
  const { page, close } = await openLesson({ search: '?t=30' });
  await page.getByRole('button', { name: /^Start at 0:30: / }).click();
  await waitForPlayer(page, { fact: 'it starts at 30 s', is: ({ currentTime }) => currentTime >= 30 });
  await tellPlayer(page, { pause: true, seekTo: 42 });
  await page.getByText('at 0:42').waitFor();
  await page.getByRole('button', { name: 'Share' }).click();
  expect(await page.getByLabel('Link to this lesson').inputValue()).toBe(`${lesson.address}?t=42`);
  await page.getByLabel('Start at 0:42').uncheck();
  expect(await page.getByLabel('Link to this lesson').inputValue()).toBe(lesson.address);
  await close();
});

test('after a film the next one begins by itself, unless one stays or does not like that', async () => {
  const { page, close } = await openLesson();
  const { duration } = await waitForPlayer(page, { fact: 'it is loaded', is: (film) => film.duration > 0 });
  const end = async () => {
    await tellPlayer(page, { seekTo: duration - 1, play: true });
    await page.getByText('Next lesson', { exact: true }).first().waitFor();
  };
  await end();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await end();
  await page.getByLabel('Go on to the next lesson by itself').uncheck();
  await page.getByRole('button', { name: 'Play it' }).waitFor();
  await page.getByLabel('Go on to the next lesson by itself').check();
  await page.getByRole('button', { name: /^Play now/ }).waitFor();
  await page.waitForURL((url) => url.href !== lesson.address, { timeout: 60_000 });
  await waitForPlayer(page, {
    fact: 'the next film plays',
    is: ({ paused, currentTime }) => !paused && currentTime > 0,
  });
  await close();
});

test('a lesson one may not watch says what it is and how to get it, and nothing of a player comes', async () => {
  const { siteUrl } = findSchool();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(lesson.address, { waitUntil: 'networkidle' });
  const stage = page.getByRole('region', { name: /^Film: / });
  await stage.getByRole('heading', { name: 'Sign in to watch' }).waitFor();
  await stage.getByText(/^\d+ lessons$/).waitFor();
  expect(await stage.getByRole('link', { name: 'Join free' }).getAttribute('href')).toContain(
    encodeURIComponent(new URL(lesson.address).pathname)
  );
  expect(await page.evaluate(() => customElements.get('mux-player') === undefined)).toBe(true);
  await page.getByRole('tab', { name: 'Transcript' }).click();
  await page.getByText('There is no transcript to read here.').waitFor();

  // What the CMS may answer besides, each in words of its own.
  const answers: [number, string, string][] = [
    [403, 'not-granted', 'This course is by invitation'],
    [403, 'not-a-member', 'This lesson is for members'],
    [404, 'lesson-not-found', 'This lesson is not published any more'],
    [409, 'video-not-ready', 'The film is still being prepared'],
    [404, 'no-video', 'Nothing to watch here'],
    [429, 'too-many-leases', 'A lot is going on just now'],
    [500, 'oops', 'The film stopped'],
  ];
  for (const [status, code, title] of answers) {
    await page.route('**/api/mux/playback/**', (route) =>
      route.fulfill({
        status,
        headers: { 'access-control-allow-origin': siteUrl },
        json: { data: null, error: { status, name: 'X', message: code, details: { code } } },
      })
    );
    await page.reload();
    await stage.getByRole('heading', { name: title }).waitFor();
    await page.unrouteAll();
  }
  await page.route('**/api/mux/playback/**', (route) => route.abort());
  await page.reload();
  await stage.getByRole('heading', { name: 'We cannot reach the school just now' }).waitFor();
  await page.unrouteAll();
  await stage.getByRole('button', { name: 'Try again' }).click();
  await stage.getByRole('heading', { name: 'Sign in to watch' }).waitFor();
  await context.close();
});
