import { expect, test } from 'vitest';
import { decideContinue, type CourseLesson } from './decide-continue.ts';

const minute = (count: number) => new Date(Date.UTC(2026, 10, 22, 15, count));

/** A lesson last watched at a minute, done or not; without a minute, never started. */
function lesson(courseId: string, lessonId: string, watchedAt?: number, isDone = false): CourseLesson {
  const known = { courseId, lessonId, rule: { kind: 'percent' as const, percent: 90 }, filmDuration: 70 };
  if (watchedAt === undefined) return { ...known, progress: null };
  const completedAt = isDone ? minute(watchedAt) : null;
  return {
    ...known,
    progress: {
      position: 7,
      watched: [[0, 7]],
      duration: 70,
      completedAt,
      completedBy: isDone ? 'film' : null,
      updatedAt: minute(watchedAt),
    },
  };
}

const idsOf = (lessons: CourseLesson[]) => decideContinue({ lessons }).map(({ lessonId }) => lessonId);

test('a lesson begun is what to go on with', () => {
  expect(decideContinue({ lessons: [lesson('x', 'a'), lesson('x', 'b', 3), lesson('x', 'c')] })).toEqual([
    {
      lessonId: 'b',
      courseId: 'x',
      position: 7,
      percent: 10,
      completed: false,
      duration: 70,
      updatedAt: minute(3).toISOString(),
    },
  ]);
});

test('when it is done, the next lesson is, from its start', () => {
  expect(decideContinue({ lessons: [lesson('x', 'a', 3, true), lesson('x', 'b')] })).toEqual([
    {
      lessonId: 'b',
      courseId: 'x',
      position: 0,
      percent: 0,
      completed: false,
      duration: 0,
      updatedAt: minute(3).toISOString(),
    },
  ]);
});

test('done lessons on the way are skipped', () => {
  expect(idsOf([lesson('x', 'a', 3, true), lesson('x', 'b', 1, true), lesson('x', 'c')])).toEqual(['c']);
});

test('after the last lesson, the one left out is next', () => {
  expect(idsOf([lesson('x', 'a', 1, true), lesson('x', 'b'), lesson('x', 'c', 3, true)])).toEqual(['b']);
});

test('a finished course says so, with the lesson last watched', () => {
  expect(
    decideContinue({ lessons: [lesson('x', 'a', 1, true), lesson('x', 'b', 5, true), lesson('x', 'c', 3, true)] })
  ).toEqual([
    {
      lessonId: 'b',
      courseId: 'x',
      position: 7,
      percent: 10,
      completed: true,
      duration: 70,
      updatedAt: minute(5).toISOString(),
    },
  ]);
});

test('finished courses come last, newest first among themselves', () => {
  const items = decideContinue({
    lessons: [
      lesson('old-finished', 'a', 1, true),
      lesson('begun', 'b', 2),
      lesson('new-finished', 'c', 9, true),
      lesson('newer-begun', 'd', 3),
    ],
  });
  expect(items.map(({ courseId, completed }) => [courseId, completed])).toEqual([
    ['newer-begun', false],
    ['begun', false],
    ['new-finished', true],
    ['old-finished', true],
  ]);
});

test('a finished course that gets a lesson is one to go on with again', () => {
  expect(decideContinue({ lessons: [lesson('x', 'a', 1, true), lesson('x', 'new')] })).toMatchObject([
    { lessonId: 'new', completed: false },
  ]);
});

test('of more courses than one answer holds, finished ones are left out first', () => {
  const lessons = Array.from({ length: 25 }, (_, index) =>
    lesson(`course-${index}`, `lesson-${index}`, index, index >= 6)
  );
  const items = decideContinue({ lessons });
  expect(items).toHaveLength(20);
  expect(items.filter(({ completed }) => !completed)).toHaveLength(6);
});

test('the course last learned in comes first', () => {
  expect(idsOf([lesson('x', 'a', 5), lesson('y', 'b', 9, true), lesson('y', 'c'), lesson('z', 'd', 7)])).toEqual([
    'c',
    'd',
    'a',
  ]);
});

test('nothing begun, nothing to go on with', () => {
  expect(idsOf([])).toEqual([]);
});
