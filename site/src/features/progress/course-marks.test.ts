import { expect, test } from 'vitest';
import { findNextLesson, withLesson, withMarked } from './course-marks.ts';
import { percentDone } from './percent-done.ts';

const lessons = ['a', 'b', 'c'].map((id) => ({ id }));
const done = { percent: 95, completed: true, completedBy: 'film', kind: 'percent' } as const;
const begun = { percent: 40, completed: false, completedBy: null, kind: 'percent' } as const;
const rule = { kind: 'percent', percent: 90 } as const;

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
  const late = { lessonId: 'a', percent: 10, completed: false, completedBy: null, rule };
  expect(withLesson({ marks, lesson: late })).toBe(marks);
  expect(withLesson({ marks, lesson: { lessonId: 'b', ...begun, rule } })).toEqual({ a: done, b: begun });
});

test('a tick is taken away by the learner, and stays away until the lesson is done again', () => {
  const undone = { ...done, lessonId: 'a', completed: false, completedBy: null, rule };
  const marks = withMarked({ marks: { a: done }, lesson: undone });
  expect(marks).toEqual({ a: { ...done, completed: false, completedBy: null } });
  expect(withLesson({ marks, lesson: undone })).toBe(marks);
  const byHand = { ...undone, completed: true, completedBy: 'learner' as const };
  expect(withMarked({ marks, lesson: byHand })).toEqual({ a: { ...done, completedBy: 'learner' } });
});
