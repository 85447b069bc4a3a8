import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Milliseconds a page is given for anything: a machine with much else to do is slow, not wrong. */
export const PATIENCE = 60_000;

/**
 * An installed Chromium if `CHROMIUM_PATH` names one, else the one that comes with the lockfile. It plays H.264.
 *
 * @param debuggingPort where other programs may look at its pages too
 */
export async function launchBrowser({ debuggingPort }: { debuggingPort?: number } = {}): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH;
  const executablePath = installed && existsSync(installed) ? installed : await sparticuz.executablePath();
  const browser = await chromium.launch({
    executablePath,
    args: [
      // Chromium's sandbox does not start as root, as which CI runs; the pages are our own.
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--autoplay-policy=no-user-gesture-required',
      // No talk of the browser's own to the outside.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`]),
    ],
  });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

/** Waits until React has taken the page over: a link that is followed before loads a page instead of going there. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main h1') ?? {}).some((key) => key.startsWith('__reactProps'))
  );
}

/** What the real player is doing, read from the film itself. */
export interface Playing {
  currentTime: number;
  duration: number;
  paused: boolean;
  ended: boolean;
  /** Frames the browser has decoded since the film was loaded. */
  frames: number;
  width: number;
}

/** Null while there is no player with a film in it. */
export function readPlayer(page: Page): Promise<Playing | null> {
  return page.evaluate(() => {
    const player = document.querySelector('mux-player') as
      | (HTMLElement & { media?: { nativeEl?: HTMLVideoElement } })
      | null;
    const find = (root: ParentNode): HTMLVideoElement | null => {
      const video = root.querySelector('video');
      if (video) return video;
      for (const element of root.querySelectorAll('*')) {
        const inside = element.shadowRoot ? find(element.shadowRoot) : null;
        if (inside) return inside;
      }
      return null;
    };
    const video = player?.media?.nativeEl ?? (player?.shadowRoot ? find(player.shadowRoot) : null);
    if (!video || Number.isNaN(video.duration)) return null;
    return {
      currentTime: video.currentTime,
      duration: video.duration,
      paused: video.paused,
      ended: video.ended,
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
      width: video.videoWidth,
    };
  });
}

/** Tells the player to do something, without waiting for the promise of `play()`, which may never settle. */
export async function tellPlayer(
  page: Page,
  { play, pause, seekTo, rate }: { play?: true; pause?: true; seekTo?: number; rate?: number }
): Promise<void> {
  await page.evaluate(
    (wish) => {
      const player = document.querySelector('mux-player') as unknown as HTMLVideoElement | null;
      if (!player) throw new Error('There is no player on this page');
      if (wish.rate !== undefined) player.playbackRate = wish.rate;
      if (wish.seekTo !== undefined) player.currentTime = wish.seekTo;
      if (wish.pause) player.pause();
      if (wish.play) void player.play();
    },
    { play, pause, seekTo, rate }
  );
}

/**
 * Fetches a film that is only offered, without starting it: by a key that changes nothing on a new film. A person would
 * press play.
 */
export async function wakeFilm(page: Page): Promise<void> {
  await page.evaluate(() => {
    const stage = document.querySelector('[data-film="offered"]')?.parentElement;
    stage?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
  });
}

/** Waits until the player's state is as asked; says what it saw last when it is not. */
export async function waitForPlayer(
  page: Page,
  { fact, is, timeout = PATIENCE }: { fact: string; is: (state: Playing) => boolean; timeout?: number }
): Promise<Playing> {
  const deadline = Date.now() + timeout;
  let last: Playing | null = null;
  while (Date.now() < deadline) {
    last = await readPlayer(page);
    if (last && is(last)) return last;
    if (!last) await wakeFilm(page);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The player did not come to: ${fact}. Last seen: ${JSON.stringify(last)}`);
}
