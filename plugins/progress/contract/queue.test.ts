import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_RANGES, MAX_REPORTS } from './limits.ts';
import {
  acknowledge,
  entryKey,
  isQueueEntry,
  joinEntries,
  MAX_REQUEST_BYTES,
  planRequests,
  toReport,
  type QueueEntry,
} from './queue.ts';
import { countSeconds, mergeRanges, normaliseRanges, type SecondRange } from './ranges.ts';

const EMPTY: QueueEntry = {
  owner: 'learner',
  lessonId: 'lesson',
  sessionId: '0b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
  startedAt: 0,
  watched: [],
  position: 0,
  seenAt: 0,
  ticket: null,
};

const ranges = fc
  .array(
    fc.tuple(fc.nat(400), fc.nat(400)).map(([a, b]): SecondRange => [Math.min(a, b), Math.max(a, b)]),
    { maxLength: 8 }
  )
  .map(normaliseRanges);
const entry = fc.record({
  watched: ranges,
  position: fc.nat(400),
  seenAt: fc.nat(20),
  startedAt: fc.nat(5),
});
const make = (some: Partial<QueueEntry>): QueueEntry => ({ ...EMPTY, ...some });

test('joining does not depend on order, doubling or grouping', () => {
  fc.assert(
    fc.property(entry, entry, entry, (first, second, third) => {
      const [a, b, c] = [make(first), make(second), make(third)];
      const once = joinEntries(joinEntries(a, b), c);
      expect(joinEntries(c, joinEntries(b, a))).toEqual(once);
      expect(joinEntries(once, b)).toEqual(once);
    })
  );
});

test('an acknowledgement takes what the server has and leaves what came meanwhile', () => {
  fc.assert(
    fc.property(entry, entry, (before, meanwhile) => {
      const sent = make({ ...before, seenAt: 10 });
      const now = joinEntries(sent, make({ ...meanwhile, seenAt: 11 }));
      const report = toReport(sent);
      const left = acknowledge(now, report);
      // The place seen meanwhile has not been told, so there is always something left.
      expect(left).toMatchObject({ position: meanwhile.position, seenAt: 11 });
      expect(mergeRanges(left?.watched ?? [], report.watched)).toEqual(now.watched);
      expect(countSeconds(left?.watched ?? []) + countSeconds(report.watched)).toBe(countSeconds(now.watched));
    })
  );
});

test('what the server has whole leaves nothing, also when it is acknowledged twice', () => {
  fc.assert(
    fc.property(entry, (some) => {
      const sent = make(some);
      expect(acknowledge(sent, toReport(sent))).toBeNull();
    })
  );
});

test('reports and acknowledgements empty an entry of any number of ranges', () => {
  const watched = Array.from({ length: 1_234 }, (_, index): SecondRange => [index * 3, index * 3 + 1]);
  let left: QueueEntry | null = make({ watched });
  let all: SecondRange[] = [];
  let rounds = 0;
  while (left) {
    const report = toReport(left);
    expect(report.watched.length).toBeLessThanOrEqual(MAX_RANGES);
    all = mergeRanges(all, report.watched);
    left = acknowledge(left, report);
    rounds += 1;
  }
  expect(rounds).toBe(3);
  expect(all).toEqual(watched);
});

test('requests carry every entry once, oldest sitting first, and never more than fits', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 250 }), (some) => {
      const entries = some.map((facts, index) => make({ ...facts, sessionId: `session-${index}` }));
      const requests = planRequests(entries);
      expect(requests.flat().map(entryKey).sort()).toEqual(entries.map(entryKey).sort());
      expect(requests.flat().map(({ startedAt }) => startedAt)).toEqual(
        entries.map(({ startedAt }) => startedAt).sort((a, b) => a - b)
      );
      for (const request of requests) {
        expect(request.length).toBeLessThanOrEqual(MAX_REPORTS);
        expect(JSON.stringify(request.map(toReport)).length).toBeLessThanOrEqual(MAX_REQUEST_BYTES + 1);
      }
    }),
    { numRuns: 30 }
  );
});

test('no two learners, lessons or sittings share a name', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.string(), fc.string(), fc.string()),
      fc.tuple(fc.string(), fc.string(), fc.string()),
      (a, b) => {
        const nameOf = ([owner, lessonId, sessionId]: [string, string, string]) =>
          entryKey({ owner, lessonId, sessionId });
        expect(nameOf(a) === nameOf(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }
    )
  );
});

test('what a browser gives back is taken only when it is whole', () => {
  expect(isQueueEntry(make({ watched: [[0, 3]] }))).toBe(true);
  for (const broken of [
    null,
    7,
    'x',
    [],
    {},
    make({ owner: '' }),
    make({ position: Number.NaN }),
    { ...EMPTY, watched: [[1]] },
  ]) {
    expect(isQueueEntry(broken)).toBe(false);
  }
});
