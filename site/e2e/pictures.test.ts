import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { asLearner, findLongLesson, signIn, signUp } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

/** Where the README shows them from; written with `WRITE_PICTURES=1` only, so that a run leaves the checkout as it was. */
const FOLDER = resolve(import.meta.dirname, '../../.github/pictures');
const isWanted = process.env.WRITE_PICTURES === '1';

const DESK = { width: 1360, height: 850 };
const PHONE = { width: 390, height: 844 };
const LOOKS = [
  { look: '-phone', viewport: PHONE, colorScheme: 'light' },
  ...(isWanted
    ? ([
        { look: '', viewport: DESK, colorScheme: 'light' },
        { look: '-dark', viewport: DESK, colorScheme: 'dark' },
      ] as const)
    : []),
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('home, course and lesson are no wider than a phone and squeeze nobody, in both languages; the README has their pictures', async () => {
  const person = await signUp();
  const lesson = await findLongLesson();
  await (await asLearner(person)).markDone(lesson.id);
  const { siteUrl } = findSchool();
  const first = await browser.newContext();
  await signIn({ page: await first.newPage(), ...person });
  let storageState = await first.storageState();
  await first.close();
  const pages = {
    home: '/',
    course: '/courses/reading-diamonds/',
    lesson: new URL(lesson.address).pathname,
  };
  for (const { look, viewport, colorScheme } of LOOKS) {
    const context = await browser.newContext({ storageState, viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      for (const language of ['/es', '']) {
        await page.goto(`${siteUrl}${language}${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await measureOverflow(page), `${language}${path} at ${viewport.width}`).toBeLessThanOrEqual(0);
        expect(await listSqueezed(page), `${language}${path} at ${viewport.width}`).toEqual([]);
      }
      if (isWanted) await takePicture({ page, name: `${name}${look}`, hasFilm: name === 'lesson' });
    }
    // The session was renewed on the way: the next context goes on from there.
    storageState = await context.storageState();
    await context.close();
  }
});

/** Pixels by which a page is wider than its window. */
function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Portraits that are not as wide as they are high, or that something unseen of theirs pushes aside. */
function listSqueezed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLImageElement>('main img.rounded-full'))
      .filter(
        ({ offsetWidth, offsetHeight, parentElement }) =>
          offsetWidth !== offsetHeight ||
          Array.from(parentElement?.querySelectorAll('source') ?? []).some(
            (source) => source.getClientRects().length > 0
          )
      )
      .map(({ alt, offsetWidth, offsetHeight }) => `${alt}: ${offsetWidth} x ${offsetHeight}`)
  );
}

async function takePicture({ page, name, hasFilm }: { page: Page; name: string; hasFilm: boolean }): Promise<void> {
  await page.waitForLoadState('networkidle');
  if (hasFilm) {
    await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
    await tellPlayer(page, { seekTo: 20, play: true });
    // Played for a while: a film that was only moved may show nothing yet.
    await waitForPlayer(page, { fact: 'it plays', is: ({ currentTime, frames }) => currentTime > 23 && frames > 20 });
    await tellPlayer(page, { pause: true });
    await waitForPlayer(page, { fact: 'it rests', is: ({ paused }) => paused });
  }
  await page.screenshot({ path: resolve(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 82 });
}
