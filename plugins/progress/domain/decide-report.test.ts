import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSeconds, type SecondRange } from '../contract/index.ts';
import { decideReport } from './decide-report.ts';

const report = ({ position = 0, watched = [] }: { position?: number; watched?: SecondRange[] }) => ({
  position,
  watched,
  sessionId: '0b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
  sentAt: '2026-11-22T15:00:00.000Z',
});

test('ranges and position are clipped to the film', () => {
  expect(decideReport({ report: report({ position: 4_000, watched: [[50, 4_000]] }), duration: 60.4 })).toMatchObject({
    position: 60.4,
    watched: [[50, 60]],
    length: 60,
  });
});

test('nine tenths of the film really watched make it done, a second less does not', () => {
  expect(decideReport({ report: report({ watched: [[6, 60]] }), duration: 60 })).toMatchObject({
    secondsToComplete: 54,
    isDone: true,
  });
  expect(decideReport({ report: report({ watched: [[7, 60]] }), duration: 60 }).isDone).toBe(false);
});

test('being at the end completes nothing', () => {
  expect(decideReport({ report: report({ position: 60 }), duration: 60 }).isDone).toBe(false);
});

test('watching the same seconds again and again completes nothing', () => {
  const watched = Array.from({ length: 100 }, (): SecondRange => [0, 30]);
  expect(decideReport({ report: report({ watched }), duration: 60 }).isDone).toBe(false);
});

test('no report has more seconds than the film', () => {
  const second = fc.double({ min: 0, max: 86_400, noNaN: true });
  const ranges = fc.array(fc.tuple(second, second).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]));
  fc.assert(
    fc.property(ranges, second, fc.double({ min: 0.1, max: 43_200, noNaN: true }), (watched, position, duration) => {
      const decision = decideReport({ report: report({ position, watched }), duration });
      expect(countSeconds(decision.watched)).toBeLessThanOrEqual(decision.length);
      expect(decision.secondsToComplete).toBeLessThanOrEqual(decision.length);
      expect(decision.position).toBeLessThanOrEqual(duration);
    })
  );
});
