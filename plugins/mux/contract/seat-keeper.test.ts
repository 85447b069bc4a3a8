import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSeatKeeper, type BeatOutcome } from './seat-keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function sit() {
  const beat = vi.fn(async (): Promise<BeatOutcome> => 'seated');
  const onTakenOver = vi.fn();
  const seat = createSeatKeeper({
    beat,
    every: 20_000,
    after: (ms, task) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    onTakenOver,
  });
  return { seat, beat, onTakenOver, pass: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000) };
}

test('a film that plays beats, one that rests does not', async () => {
  const { seat, beat, pass } = sit();
  seat.play();
  await pass(61);
  expect(beat).toHaveBeenCalledTimes(3);
  seat.rest();
  await pass(600);
  expect(beat).toHaveBeenCalledTimes(3);
});

test('playing on and on is one rhythm, and so is starting again while an answer is under way', async () => {
  const { seat, beat, pass } = sit();
  let answer: (outcome: BeatOutcome) => void = () => undefined;
  beat.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  seat.play();
  seat.play();
  await pass(20);
  seat.rest();
  seat.play();
  answer('seated');
  await pass(40);
  expect(beat).toHaveBeenCalledTimes(3);
});

test('when another screen has the place it is said once, and playing again asks again', async () => {
  const { seat, beat, onTakenOver, pass } = sit();
  beat.mockResolvedValueOnce('taken-over');
  seat.play();
  await pass(600);
  expect([beat.mock.calls.length, onTakenOver.mock.calls.length]).toEqual([1, 1]);
  seat.play();
  await pass(20);
  expect(beat).toHaveBeenCalledTimes(2);
});

test('a server that does not answer takes nobody’s place', async () => {
  const { seat, beat, onTakenOver, pass } = sit();
  beat.mockRejectedValue(new Error('no network'));
  seat.play();
  await pass(100);
  expect(beat).toHaveBeenCalledTimes(5);
  expect(onTakenOver).not.toHaveBeenCalled();
});
