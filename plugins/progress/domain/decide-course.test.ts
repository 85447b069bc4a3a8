import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideCourse } from './decide-course.ts';
import type { LearnerLesson } from './stored-progress.ts';

const at = new Date('2026-11-22T15:00:00.000Z');
const known = { rule: { kind: 'percent' as const, percent: 90 }, filmDuration: 10 };
const lesson = (lessonId: string, completedAt: Date | null): LearnerLesson => ({
  ...known,
  lessonId,
  progress: {
    position: 1,
    watched: [[0, 1]],
    duration: 10,
    completedAt,
    completedBy: completedAt && 'film',
    updatedAt: at,
  },
});

test('percent of a course is its done lessons, rounded down', () => {
  const lessons = [lesson('a', at), lesson('b', null), { ...known, lessonId: 'c', progress: null }];
  expect(decideCourse({ courseId: 'x', lessons })).toMatchObject({ courseId: 'x', percent: 33, completed: false });
});

test('lessons come in the order given', () => {
  const { lessons } = decideCourse({ courseId: 'x', lessons: [lesson('b', null), lesson('a', at)] });
  expect(lessons.map(({ lessonId, completed }) => [lessonId, completed])).toEqual([
    ['b', false],
    ['a', true],
  ]);
});

test('a course without lessons is not completed', () => {
  expect(decideCourse({ courseId: 'x', lessons: [] })).toEqual({
    courseId: 'x',
    percent: 0,
    completed: false,
    lessons: [],
  });
});

test('a course is completed exactly when it is at 100 percent', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 300 }), (dones) => {
      const course = decideCourse({
        courseId: 'x',
        lessons: dones.map((isDone, index) => lesson(String(index), isDone ? at : null)),
      });
      expect(course.percent === 100).toBe(course.completed);
      expect(course.completed).toBe(dones.every(Boolean));
    })
  );
});
