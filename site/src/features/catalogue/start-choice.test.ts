import { expect, test } from 'vitest';
import type { LessonMarks } from '../progress/course-marks.ts';
import { toCourse, type Course } from './catalogue.ts';
import { chooseStart } from './start-choice.ts';

const makeCourse = ({ access = 'members', lessons = ['a', 'b'], free = 'a' } = {}): Course => {
  const course = toCourse({
    documentId: 'course',
    title: 'Cutting',
    slug: 'cutting',
    summary: null,
    level: null,
    access,
    modules: [
      {
        documentId: 'm',
        title: 'One',
        lessons: lessons.map((slug) => ({
          documentId: slug,
          title: slug,
          slug,
          freePreview: slug === free,
          minutes: 1,
        })),
      },
    ],
  });
  if (!course) throw new Error('no course');
  return course;
};
const mark = (percent: number, completed = false): LessonMarks[string] => ({
  percent,
  completed,
  completedBy: null,
  kind: 'percent',
});
const learner = { isLearner: true, decision: { allowed: true } };
const visitor = { isLearner: false, decision: null, marks: null };

test('a visitor joins, and may watch what is free', () => {
  expect(chooseStart({ course: makeCourse(), ...visitor })).toMatchObject({ kind: 'join', free: { id: 'a' } });
  expect(chooseStart({ course: makeCourse({ free: '' }), ...visitor })).toEqual({ kind: 'join', free: null });
});

test('a course for everyone needs no account', () => {
  expect(chooseStart({ course: makeCourse({ access: 'everyone' }), ...visitor })).toMatchObject({
    kind: 'start',
    lesson: { id: 'a' },
  });
});

test('a learner starts, goes on where the ticks end, and watches again when all is done', () => {
  const course = makeCourse();
  expect(chooseStart({ course, ...learner, marks: null })).toMatchObject({ kind: 'start', lesson: { id: 'a' } });
  expect(chooseStart({ course, ...learner, marks: { a: mark(100, true) } })).toMatchObject({
    kind: 'goOn',
    lesson: { id: 'b' },
    percent: 50,
  });
  expect(chooseStart({ course, ...learner, marks: { a: mark(100, true), b: mark(95, true) } })).toMatchObject({
    kind: 'again',
    lesson: { id: 'a' },
    percent: 100,
  });
});

test('who is not let in is told so, whatever they watched before', () => {
  const marks = { a: mark(100, true) };
  expect(chooseStart({ course: makeCourse(), isLearner: true, decision: { allowed: false }, marks }).kind).toBe(
    'refused'
  );
});

test('a course without lessons has nothing to start', () => {
  expect(chooseStart({ course: makeCourse({ lessons: [] }), ...visitor })).toEqual({ kind: 'nothing' });
});
