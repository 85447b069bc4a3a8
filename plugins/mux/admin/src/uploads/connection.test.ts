import { expect, test, vi } from 'vitest';
import { restUntilOnline } from './connection.ts';

function makeConnection(isOnline: boolean) {
  const listeners = new Set<() => void>();
  let online = isOnline;
  return {
    isOnline: () => online,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (value: boolean) => {
      online = value;
      for (const listener of listeners) listener();
    },
    listeners,
  };
}

function startRest(connection: ReturnType<typeof makeConnection>, milliseconds: number) {
  const abort = new AbortController();
  const done = vi.fn();
  const rest = restUntilOnline({ connection, milliseconds, signal: abort.signal }).then(done);
  return { abort, done, rest };
}

test('with a connection it rests as long as it was told to', async () => {
  vi.useFakeTimers();
  const { done } = startRest(makeConnection(true), 1_000);
  await vi.advanceTimersByTimeAsync(999);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('without one it rests until it is back, and then no longer', async () => {
  vi.useFakeTimers();
  const connection = makeConnection(false);
  const { done } = startRest(connection, 1_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).not.toHaveBeenCalled();
  connection.set(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledOnce();
  expect(connection.listeners.size).toBe(0);
  vi.useRealTimers();
});

test('an upload that is stopped does not rest', async () => {
  const { abort, rest, done } = startRest(makeConnection(false), 60_000);
  abort.abort();
  await rest;
  expect(done).toHaveBeenCalledOnce();
});
