import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSeconds, type DoneRule, type SecondRange } from '../contract/index.ts';
import { decideReport } from './decide-report.ts';

const rule = { kind: 'percent', percent: 90 } as const;

const report = ({ position = 0, watched = [] }: { position?: number; watched?: SecondRange[] }) => ({
  position,
  watched,
  sessionId: '0b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
  sentAt: '2026-11-22T15:00:00.000Z',
});

test('ranges and position are clipped to the film', () => {
  expect(
    decideReport({ report: report({ position: 4_000, watched: [[50, 4_000]] }), duration: 60.4, rule })
  ).toMatchObject({
    position: 60.4,
    watched: [[50, 60]],
    length: 60,
  });
});

test('so many seconds complete a lesson as its rule says, of the film as long as it is', () => {
  const needed = (told: DoneRule, duration = 60) =>
    decideReport({ report: report({}), duration, rule: told }).secondsToComplete;
  expect(needed({ kind: 'percent', percent: 90 })).toBe(54);
  expect(needed({ kind: 'percent', percent: 91 })).toBe(55);
  expect(needed({ kind: 'percent', percent: 100 }, 60.4)).toBe(60);
  expect(needed({ kind: 'percent', percent: 1 }, 1)).toBe(1);
});

test('a lesson that is done by hand or by reading is completed by no watching', () => {
  for (const kind of ['manual', 'read'] as const)
    expect(
      decideReport({ report: report({ watched: [[0, 60]] }), duration: 60, rule: { kind } }).secondsToComplete
    ).toBeNull();
});

test('no report has more seconds than the film', () => {
  const second = fc.double({ min: 0, max: 86_400, noNaN: true });
  const ranges = fc.array(fc.tuple(second, second).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]));
  fc.assert(
    fc.property(ranges, second, fc.double({ min: 0.1, max: 43_200, noNaN: true }), (watched, position, duration) => {
      const decision = decideReport({ report: report({ position, watched }), duration, rule });
      expect(countSeconds(decision.watched)).toBeLessThanOrEqual(decision.length);
      expect(decision.secondsToComplete).toBeLessThanOrEqual(decision.length);
      expect(decision.position).toBeLessThanOrEqual(duration);
    })
  );
});
