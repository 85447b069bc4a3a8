import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { findLongLesson, signIn, signUp, type LessonPage } from './harness/learners.ts';
import { startSecondCms, type SecondCms } from './harness/second-cms.ts';
import { stayAtTheEnd } from './harness/watching.ts';

/** Seconds a lease lives here. */
const LEASE = 20;
const SPEED = 1.25;

let browser: Browser;
let cms: SecondCms;
let lesson: LessonPage;

beforeAll(async () => {
  browser = await launchBrowser();
  cms = await startSecondCms({ settings: { MUX_LEASE_MAXIMUM: String(LEASE) } });
  lesson = await findLongLesson();
});
afterAll(async () => {
  await cms?.stop();
  await browser?.close();
});

interface Notes {
  /** Times the film was loaded. */
  loads: number;
  /** Errors the player's own dialog was shown for. */
  dialogs: number;
  /** Milliseconds it had nothing to play though it was to play. */
  stood: number;
  /** Seconds of the film that were skipped or shown again. */
  jumped: number;
}

/** Watches the film from inside its page, ten times a second. */
async function takeNotes(page: Page): Promise<() => Promise<Notes>> {
  await page.addInitScript(() => {
    const notes = { loads: 0, dialogs: 0, stood: 0, jumped: 0 };
    Object.assign(window, { notes });
    addEventListener(
      'loadstart',
      ({ target }) => {
        if ((target as Element).tagName === 'MUX-PLAYER') notes.loads += 1;
      },
      { capture: true }
    );
    let before: { at: number; film: number } | null = null;
    setInterval(() => {
      const film = document.querySelector('mux-player') as unknown as HTMLVideoElement | null;
      if (film?.shadowRoot?.querySelector('media-error-dialog[open]')) notes.dialogs += 1;
      // Little ahead in the buffer, so that pieces are asked for all along, by addresses of a lease that is over.
      Object.assign((film as unknown as { _hls?: { config: object } } | null)?._hls?.config ?? {}, {
        maxBufferLength: 6,
        maxMaxBufferLength: 6,
      });
      if (!film || film.paused || film.ended || film.currentTime < 1) {
        before = null;
        return;
      }
      const now = { at: performance.now(), film: film.currentTime };
      if (before) {
        const passed = now.at - before.at;
        const played = now.film - before.film;
        // A busy machine may be late with pictures it has; what counts is a film that has none, or is elsewhere.
        if (film.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) notes.stood += passed;
        notes.jumped += Math.max(0, played - (passed / 1_000) * film.playbackRate - 0.25, -played);
      }
      before = now;
    }, 100);
  });
  return () => page.evaluate(() => (window as unknown as { notes: Notes }).notes);
}

test('tokens of 20 seconds carry a film of 90: no dialog, no second load, speed and captions as they were', async () => {
  const context = await browser.newContext();
  await cms.serve({ context, path: '/api/mux/playback/' });
  const page = await context.newPage();
  await stayAtTheEnd(page);
  const readNotes = await takeNotes(page);
  const renewals: string[] = [];
  const refused: string[] = [];
  /** Statuses of the film's pieces that came when the first lease was long over. */
  const pieces: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes('playing=')) renewals.push(response.url());
    if (response.status() === 403) refused.push(response.url());
    if (renewals.length >= 2 && /\.ts\?/.test(response.url())) pieces.push(response.status());
  });
  await signIn({ page, ...(await signUp()) });
  await page.goto(lesson.address);
  const { duration } = await waitForPlayer(page, { fact: 'the film is loaded', is: (film) => film.duration > 0 });
  expect(duration).toBeGreaterThan(89);

  await tellPlayer(page, { rate: SPEED, play: true });
  await waitForPlayer(page, { fact: 'it plays', is: ({ currentTime }) => currentTime > 2 });
  const captions = await page.evaluate(() => {
    const film = document.querySelector('mux-player') as unknown as HTMLVideoElement;
    const track = Array.from(film.textTracks).find(({ kind }) => kind === 'subtitles' || kind === 'captions');
    if (track) track.mode = 'showing';
    return track?.language ?? null;
  });
  expect(captions).not.toBeNull();

  // A rest longer than a lease, and on again where it was.
  const half = await waitForPlayer(page, { fact: 'it plays on', is: ({ currentTime }) => currentTime > duration / 2 });
  await tellPlayer(page, { pause: true });
  await page.waitForTimeout((LEASE + 2) * 1_000);
  await tellPlayer(page, { play: true });
  const on = await waitForPlayer(page, {
    fact: 'it goes on',
    is: ({ currentTime }) => currentTime > half.currentTime + 1,
  });
  expect(on.currentTime - half.currentTime).toBeLessThan(4);

  await waitForPlayer(page, { fact: 'it ended', is: ({ ended }) => ended, timeout: 120_000 });
  const notes = await readNotes();
  expect(renewals.length).toBeGreaterThanOrEqual(3);
  expect(refused).toEqual([]);
  expect(pieces.length).toBeGreaterThan(3);
  expect(new Set(pieces)).toEqual(new Set([200]));
  expect(notes).toMatchObject({ loads: 1, dialogs: 0 });
  expect(notes.stood).toBeLessThan(500);
  expect(notes.jumped).toBeLessThan(0.5);
  const kept = await page.evaluate(() => {
    const film = document.querySelector('mux-player') as unknown as HTMLVideoElement;
    const shown = Array.from(film.textTracks).filter(({ kind, mode }) => kind === 'subtitles' && mode === 'showing');
    return { rate: film.playbackRate, captions: shown.map(({ language }) => language) };
  });
  expect(kept).toEqual({ rate: SPEED, captions: [captions] });
  await context.close();
});

test('a learner on one screen too many is told kindly on the oldest, and may take the film back', async () => {
  const person = await signUp();
  const screens: Page[] = [];
  for (let count = 0; count < 3; count += 1) {
    const context = await browser.newContext();
    await cms.serve({ context, path: '/api/mux/playback/' });
    const page = await context.newPage();
    screens.push(page);
    await signIn({ page, ...person });
    await page.goto(lesson.address);
    await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
    await tellPlayer(page, { play: true });
    await waitForPlayer(page, { fact: 'it plays', is: ({ currentTime }) => currentTime > 1 });
  }
  const [oldest, , newest] = screens;
  if (!oldest || !newest) throw new Error('Three screens are open');
  await oldest.getByText('You are watching on another screen').waitFor();
  expect(await oldest.locator('mux-player').count()).toBe(0);
  expect(await newest.locator('mux-player').count()).toBe(1);

  await oldest.getByRole('button', { name: 'Watch here instead' }).click();
  await waitForPlayer(oldest, {
    fact: 'it plays here again',
    is: ({ paused, currentTime }) => !paused && currentTime > 1,
  });
  for (const page of screens) await page.context().close();
});
