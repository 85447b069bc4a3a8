import type { HeldLease } from '@diamond/mux/contract/lease-keeper';
import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFilmLease } from './film-lease.ts';

const LOOK_EVERY = 5_000;
/** Milliseconds: a lease of this length is renewed after three quarters of it, at the next look. */
const SHORT = 40_000;
const RENEWED_AFTER = 30_000;
const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T12:00:00Z') });
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** As much of a player as renewing touches. */
class FakeFilm extends EventTarget {
  paused = false;
  currentTime = 42;
  playbackRate = 1.5;
  startTime = 0;
  src = 'https://stream.test/first.m3u8';
  storyboardSrc = '';
  textTracks = null;
  plays = 0;
  play(): Promise<void> {
    this.plays += 1;
    return Promise.resolve();
  }
}

function leaseFor({
  name,
  lasts,
  playbackId = 'film',
}: {
  name: string;
  lasts: number;
  playbackId?: string;
}): HeldLease {
  const fetchedAt = Date.now();
  const lease = {
    playbackId,
    src: `https://stream.test/${name}.m3u8`,
    storyboard: `${name}-storyboard`,
    expiresAt: new Date(fetchedAt + lasts).toISOString(),
  };
  return { lease, fetchedAt } as HeldLease;
}

function openFilm({ lasts = HOUR, isLed = false }: { lasts?: number; isLed?: boolean } = {}) {
  const film = new FakeFilm();
  const onLost = vi.fn();
  const mint = vi.fn(async () => leaseFor({ name: 'second', lasts: HOUR }));
  const lease = createFilmLease({ first: leaseFor({ name: 'first', lasts }), mint });
  const stop = lease.attach({ element: film as unknown as FilmElement, onLost });
  // An engine that can be led on has asked for its playlist by the hook; any other never does.
  if (isLed) void lease.prepare(makeRequest(), 'https://stream.test/first.m3u8');
  const say = (type: string) => film.dispatchEvent(new Event(type));
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { film, lease, stop, onLost, mint, say, settle };
}

const SECOND = 'https://stream.test/second.m3u8';

/** A request as the engine makes it; says where it is sent. */
function makeRequest() {
  return { open: vi.fn(), addEventListener: vi.fn(), responseURL: '', responseText: '', responseType: '' as const };
}

test('an engine that can be led on keeps its film, and asks under the new lease', async () => {
  const { film, lease, mint, onLost } = openFilm({ lasts: SHORT, isLed: true });
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER);
  expect(mint).toHaveBeenCalledTimes(1);
  expect([film.src, film.plays, lease.isSwapping()]).toEqual(['https://stream.test/first.m3u8', 0, false]);
  expect(film.storyboardSrc).toBe('second-storyboard');
  const request = makeRequest();
  await lease.prepare(request, 'https://stream.test/first.m3u8');
  expect(request.open).toHaveBeenCalledWith('GET', SECOND, true);
  expect(onLost).not.toHaveBeenCalled();
});

test('what is asked for under the lease of now goes where it was going', async () => {
  const { lease } = openFilm({ isLed: true });
  const request = makeRequest();
  await lease.prepare(request, 'https://stream.test/first.m3u8');
  expect(request.open).not.toHaveBeenCalled();
});

test('a request after the lease has ended waits for another one', async () => {
  const { film, lease } = openFilm({ lasts: SHORT, isLed: true });
  film.paused = true;
  await vi.advanceTimersByTimeAsync(SHORT * 2);
  const request = makeRequest();
  await lease.prepare(request, 'https://stream.test/first.m3u8');
  expect(request.open).toHaveBeenCalledWith('GET', SECOND, true);
});

test('another film in its place is loaded, at the same second', async () => {
  const { film, mint } = openFilm({ lasts: SHORT, isLed: true });
  mint.mockImplementationOnce(async () => leaseFor({ name: 'second', lasts: HOUR, playbackId: 'other' }));
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER);
  expect([film.src, film.startTime]).toEqual([SECOND, 42]);
});

test('a film that cannot be led on is loaded anew where it is, as fast as it was, playing if it was', async () => {
  const { film, lease, onLost, say } = openFilm({ lasts: SHORT });
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER);
  expect([film.src, film.startTime, lease.isSwapping()]).toEqual([SECOND, 42, true]);
  film.playbackRate = 1;
  say('loadedmetadata');
  expect([film.playbackRate, film.plays, lease.isSwapping()]).toEqual([1.5, 1, false]);
  expect(onLost).not.toHaveBeenCalled();
});

test('a film that is refused gets a new lease and goes on where it was', async () => {
  const { film, say, settle, onLost } = openFilm({ isLed: true });
  say('error');
  film.paused = true;
  await settle();
  expect([film.src, film.startTime]).toEqual([SECOND, 42]);
  say('loadedmetadata');
  expect(film.plays).toBe(1);
  expect(onLost).not.toHaveBeenCalled();
});

test('a new lease whose film is refused as well is the end, said once', async () => {
  const { film, lease, onLost, say, settle } = openFilm();
  say('error');
  await settle();
  say('error');
  expect(onLost).toHaveBeenCalledTimes(1);
  expect(lease.isSwapping()).toBe(false);
  say('loadedmetadata');
  expect(film.plays).toBe(0);
});

test('a lease renewed in time whose film is refused is the end too', async () => {
  const { film, onLost, say } = openFilm({ lasts: SHORT });
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER);
  expect(film.src).toBe(SECOND);
  say('error');
  expect(onLost).toHaveBeenCalledTimes(1);
});

test('a film that breaks while its renewal is under way is lost when the renewal fails, and it is said why', async () => {
  const { onLost, mint, say, settle } = openFilm({ lasts: SHORT });
  let refuse: (reason: Error) => void = () => undefined;
  mint.mockImplementationOnce(() => new Promise((_resolve, reject) => (refuse = reject)));
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER);
  say('error');
  expect(onLost).not.toHaveBeenCalled();
  const why = new Error('no answer');
  refuse(why);
  await settle();
  expect(onLost.mock.calls).toEqual([[why]]);
});

test('a renewal that fails before it is needed is tried again, and nobody hears of it', async () => {
  const { film, mint, onLost } = openFilm({ lasts: SHORT });
  mint.mockRejectedValueOnce(new Error('no answer'));
  await vi.advanceTimersByTimeAsync(RENEWED_AFTER + LOOK_EVERY);
  expect([mint.mock.calls.length, film.src]).toEqual([2, SECOND]);
  expect(onLost).not.toHaveBeenCalled();
});

test('a film that has been left is not touched by a lease that comes late', async () => {
  const { film, stop, say, settle } = openFilm();
  say('error');
  stop();
  await settle();
  expect(film.src).toBe('https://stream.test/first.m3u8');
});
