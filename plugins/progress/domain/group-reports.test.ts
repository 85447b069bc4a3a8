import { expect, test } from 'vitest';
import type { SecondRange } from '../contract/index.ts';
import { groupReports, type DecidedReport } from './group-reports.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 15, 0, second));

function report({
  userId = 1,
  lessonId = 'a',
  sessionId = 'one',
  second = 0,
  position = 0,
  watched = [],
  openedAt = null,
}: {
  userId?: number;
  lessonId?: string;
  sessionId?: string;
  second?: number;
  position?: number;
  watched?: SecondRange[];
  openedAt?: Date | null;
} = {}): DecidedReport {
  const decision = { position, watched, duration: 60, length: 60, secondsToComplete: 54 };
  return { userId, lessonId, sessionId, sentAt: at(second), openedAt, userAgent: null, decision };
}

const keysOf = (reports: readonly DecidedReport[]) =>
  groupReports({ reports }).map((round) =>
    round.map(({ report: { userId, lessonId, sessionId } }) => `${userId}${lessonId} ${sessionId}`)
  );

test('reports of different learners and lessons are one round, in the order of their keys', () => {
  expect(keysOf([report({ userId: 10 }), report({ userId: 2, lessonId: 'b' }), report({ userId: 2 })])).toEqual([
    ['2a one', '2b one', '10a one'],
  ]);
});

test('sittings with one lesson are a round each, in the order they came in', () => {
  const reports = [report({ sessionId: 'new' }), report({ lessonId: 'b' }), report({ sessionId: 'old' })];
  expect(keysOf(reports)).toEqual([['1a new', '1b one'], ['1a old']]);
});

test('reports of one sitting are one: all seconds, the newest position, the earliest opening', () => {
  const reports = [
    report({ second: 30, position: 30, watched: [[15, 30]], openedAt: at(9) }),
    report({ second: 15, position: 15, watched: [[0, 15]], openedAt: at(5) }),
    report({ sessionId: 'ONE', second: 30, position: 31 }),
  ];
  for (const order of [reports, reports.toReversed()]) {
    const [[group, ...others] = [], ...rounds] = groupReports({ reports: order });
    expect([others, rounds]).toEqual([[], []]);
    expect(group?.places).toEqual([0, 1, 2]);
    expect(group?.report).toMatchObject({
      sentAt: at(30),
      openedAt: at(5),
      decision: { position: 31, watched: [[0, 30]] },
    });
  }
});

test('nothing to merge is no round', () => {
  expect(groupReports({ reports: [] })).toEqual([]);
});
