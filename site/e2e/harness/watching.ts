import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { findSchool } from './school.ts';

/** Notes each moment a film tells its time on a page, and goes on knowing it when the page is no more. */
export interface Witness {
  /** Seconds: where the film last was. */
  last: () => number;
  /** Whole seconds that were seen to play, each once. */
  seconds: () => number[];
}

/** To be called before the page is opened. */
export async function witness(page: Page): Promise<Witness> {
  let last = 0;
  const seen = new Set<number>();
  await page.exposeFunction('noteSecond', ({ at, isPlaying }: { at: number; isPlaying: boolean }) => {
    last = at;
    if (isPlaying) seen.add(Math.floor(at));
  });
  await page.addInitScript(() => {
    const note = (window as unknown as { noteSecond: (fact: { at: number; isPlaying: boolean }) => void }).noteSecond;
    addEventListener(
      'timeupdate',
      ({ target }) => {
        const film = target as HTMLMediaElement;
        if (film.tagName === 'MUX-PLAYER') note({ at: film.currentTime, isPlaying: !film.paused && !film.seeking });
      },
      { capture: true }
    );
  });
  return { last: () => last, seconds: () => [...seen].sort((a, b) => a - b) };
}

/** This learner does not like to be taken to the next lesson when a film ends. To be called before the page is opened. */
export async function stayAtTheEnd(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('diamond.player', JSON.stringify({ goesOn: false })));
}

/** Ends the page's process at once, as a crash or a phone short of memory does: no event comes any more. */
export async function killTab({ context, page }: { context: BrowserContext; page: Page }): Promise<void> {
  const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
  const devtools = await context.newCDPSession(page);
  // It is answered by nobody.
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** Whole seconds of ranges. */
export function listSeconds(ranges: readonly (readonly [number, number])[]): number[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index));
}

/** Stops the CMS where it is, so that it takes requests and answers none. @returns what lets it go on */
export async function freezeCms(): Promise<() => void> {
  const { pidFile } = findSchool();
  const school = (await readFile(pidFile, 'utf8')).trim();
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,args=', '--ppid', school]);
  const line = stdout.split('\n').find((text) => /strapi\.js start/.test(text));
  if (!line) throw new Error(`The school has no CMS: ${stdout}`);
  const pid = Number(line.trim().split(/\s/)[0]);
  process.kill(pid, 'SIGSTOP');
  return () => process.kill(pid, 'SIGCONT');
}
