import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepLeased } from './film-element.ts';
import type { FreshLease } from './use-lease.ts';

const LOOK_EVERY = 5_000;
/** A lease of this length (ms) is renewed this long after it came. */
const SHORT = 40_000;
const RENEWED_AFTER = 30_000;
const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

/** As much of a player as renewing touches. */
class FakeFilm extends EventTarget {
  paused = false;
  currentTime = 42;
  playbackRate = 1.5;
  startTime = 0;
  src = 'first';
  storyboardSrc = '';
  textTracks = null;
  plays = 0;
  play(): Promise<void> {
    this.plays += 1;
    return Promise.resolve();
  }
}

function leaseFor({ src, lasts }: { src: string; lasts: number }): FreshLease {
  const fetchedAt = Date.now();
  const lease = { src, storyboard: `${src}-storyboard`, expiresAt: new Date(fetchedAt + lasts).toISOString() };
  return { lease, fetchedAt } as unknown as FreshLease;
}

function openFilm({ lasts = HOUR }: { lasts?: number } = {}) {
  const film = new FakeFilm();
  const onLost = vi.fn();
  const renew = vi.fn(async () => leaseFor({ src: 'second', lasts: HOUR }));
  const kept = keepLeased({
    element: film as unknown as FilmElement,
    first: leaseFor({ src: 'first', lasts }),
    renew,
    onLost,
  });
  const say = (type: string) => film.dispatchEvent(new Event(type));
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { film, kept, onLost, renew, say, settle };
}

test('a film that is refused gets a new lease and goes on where it was, as fast as it was', async () => {
  const { film, kept, onLost, say, settle } = openFilm();
  say('error');
  await settle();
  expect([film.src, film.startTime, kept.isSwapping()]).toEqual(['second', 42, true]);
  say('loadedmetadata');
  expect([film.playbackRate, film.plays, kept.isSwapping()]).toEqual([1.5, 1, false]);
  expect(onLost).not.toHaveBeenCalled();
  kept.stop();
});

test('a new lease whose film is refused as well is the end, said once', async () => {
  const { film, kept, onLost, say, settle } = openFilm();
  say('error');
  await settle();
  say('error');
  expect(onLost).toHaveBeenCalledTimes(1);
  expect(kept.isSwapping()).toBe(false);
  say('loadedmetadata');
  expect(film.plays).toBe(0);
  kept.stop();
});

test('a lease renewed in time whose film is refused is the end too', async () => {
  const { film, kept, onLost, say, settle } = openFilm({ lasts: SHORT });
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER);
  await settle();
  expect(film.src).toBe('second');
  say('error');
  expect(onLost).toHaveBeenCalledTimes(1);
  kept.stop();
});

test('a film that breaks while its renewal is under way is lost when the renewal fails', async () => {
  const { kept, onLost, renew, say, settle } = openFilm({ lasts: SHORT });
  let refuse: (reason: Error) => void = () => undefined;
  renew.mockImplementationOnce(() => new Promise((_resolve, reject) => (refuse = reject)));
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER);
  say('error');
  expect(onLost).not.toHaveBeenCalled();
  refuse(new Error('no answer'));
  await settle();
  expect(onLost).toHaveBeenCalledTimes(1);
  kept.stop();
});

test('a renewal that fails before it is needed is tried again, and nobody hears of it', async () => {
  const { film, kept, onLost, renew } = openFilm({ lasts: SHORT });
  renew.mockRejectedValueOnce(new Error('no answer'));
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER + LOOK_EVERY);
  expect([renew.mock.calls.length, film.src]).toEqual([2, 'second']);
  expect(onLost).not.toHaveBeenCalled();
  kept.stop();
});

test('a film that has been left is not touched by a lease that comes late', async () => {
  const { film, kept, say, settle } = openFilm();
  say('error');
  kept.stop();
  await settle();
  expect(film.src).toBe('first');
});
