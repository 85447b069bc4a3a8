import { expect, test } from 'vitest';
import { TIMELINE_LENGTH } from '../contract/admin.ts';
import { buildTimeline, type TimelineSources } from './build-timeline.ts';

const at = (minute: number) => new Date(Date.UTC(2027, 0, 31, 12, minute));
const nothing: TimelineSources = { joinedAt: at(0), grants: [], lessons: [], interventions: [] };
const lesson = { courseId: 'c', course: 'Cutting', lesson: 'One', begunAt: null, completedAt: null, completedBy: null };

test('who only joined has joined', () => {
  expect(buildTimeline(nothing)).toEqual([{ kind: 'joined', at: at(0).toISOString() }]);
});

test('what happened is told newest first', () => {
  const timeline = buildTimeline({
    joinedAt: at(0),
    grants: [{ course: 'Cutting', reason: 'A gift', grantedAt: at(1), revokedAt: at(9), revokedReason: 'Sent back' }],
    lessons: [{ ...lesson, begunAt: at(2), completedAt: at(3), completedBy: 'film' }],
    interventions: [{ kind: 'reset', at: at(5), lesson: 'One', course: null, reason: 'By mistake', by: 'Ada' }],
  });
  expect(timeline.map(({ kind }) => kind)).toEqual([
    'revoked',
    'reset',
    'lesson-done',
    'course-begun',
    'granted',
    'joined',
  ]);
});

test('a course is begun once, with the first of its lessons', () => {
  const lessons = [
    { ...lesson, begunAt: at(5) },
    { ...lesson, begunAt: at(4) },
    { ...lesson, begunAt: null },
    { ...lesson, courseId: null, course: null, begunAt: at(1) },
  ];
  const begun = buildTimeline({ ...nothing, lessons }).filter(({ kind }) => kind === 'course-begun');
  expect(begun).toEqual([{ kind: 'course-begun', at: at(4).toISOString(), course: 'Cutting' }]);
});

test('a long life is told from its end', () => {
  const lessons = Array.from({ length: TIMELINE_LENGTH + 5 }, (_, minute) => ({
    ...lesson,
    completedAt: at(minute),
    completedBy: 'film' as const,
  }));
  const timeline = buildTimeline({ ...nothing, lessons });
  expect(timeline).toHaveLength(TIMELINE_LENGTH);
  expect(timeline[0]?.at).toBe(at(TIMELINE_LENGTH + 4).toISOString());
});
