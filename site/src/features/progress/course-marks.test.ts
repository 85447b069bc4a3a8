import { expect, test } from 'vitest';
import { findNextLesson, percentDone, withLesson } from './course-marks.ts';

const lessons = ['a', 'b', 'c'].map((id) => ({ id }));
const done = { percent: 95, completed: true };
const begun = { percent: 40, completed: false };

test('a new learner starts with the first lesson', () => {
  expect(findNextLesson({ lessons, marks: {} })?.id).toBe('a');
});

test('a begun lesson is gone on with, a done one is followed by the next', () => {
  expect(findNextLesson({ lessons, marks: { b: begun } })?.id).toBe('b');
  expect(findNextLesson({ lessons, marks: { a: done } })?.id).toBe('b');
});

test('after the last lesson comes what was left out, and then nothing', () => {
  expect(findNextLesson({ lessons, marks: { c: done } })?.id).toBe('a');
  expect(findNextLesson({ lessons, marks: { a: done, b: done, c: done } })).toBeNull();
});

test('percent counts lessons that are done', () => {
  expect(percentDone({ lessons, marks: { a: done, b: begun } })).toBe(33);
  expect(percentDone({ lessons: [], marks: {} })).toBe(0);
});

test('a later answer never takes a tick away, and no news is the same object', () => {
  const marks = { a: done };
  expect(withLesson({ marks, lesson: { lessonId: 'a', percent: 10, completed: false } })).toBe(marks);
  expect(withLesson({ marks, lesson: { lessonId: 'b', ...begun } })).toEqual({ a: done, b: begun });
});
