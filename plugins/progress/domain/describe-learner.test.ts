import { expect, test } from 'vitest';
import { describeCourses, type KeptLesson } from './describe-learner.ts';

const NOON = new Date('2027-01-31T12:00:00Z');

function keep(lesson: Partial<KeptLesson> = {}): KeptLesson {
  return {
    courseId: 'c',
    courseTitle: 'Cutting',
    lessonId: 'l',
    title: 'One',
    position: null,
    watched: null,
    duration: null,
    completedAt: null,
    completedBy: null,
    begunAt: null,
    updatedAt: null,
    surplus: null,
    ...lesson,
  };
}

test('a course has its lessons in their order, and the percent of those that are done', () => {
  const done = keep({ lessonId: 'a', completedAt: NOON, completedBy: 'film', watched: '{[0,60)}', duration: 60 });
  const [course] = describeCourses([done, keep({ lessonId: 'b' }), keep({ lessonId: 'c' })]);
  expect(course).toMatchObject({ courseId: 'c', title: 'Cutting', percent: 33 });
  expect(course?.lessons.map(({ lessonId, percent }) => [lessonId, percent])).toEqual([
    ['a', 100],
    ['b', 0],
    ['c', 0],
  ]);
});

test('courses stay apart, and what is in none is a group of its own', () => {
  const courses = describeCourses([keep(), keep({ courseId: 'd' }), keep({ courseId: null, courseTitle: null })]);
  expect(courses.map(({ courseId }) => courseId)).toEqual(['c', 'd', null]);
});

test('a lesson whose title is lost goes by its id', () => {
  expect(describeCourses([keep({ title: null })])[0]?.lessons[0]?.title).toBe('l');
});

test('what was claimed and not counted is told in seconds', () => {
  expect(describeCourses([keep({ surplus: '{[0,10),[20,25)}' }), keep()])[0]?.lessons).toMatchObject([
    { surplus: 15 },
    { surplus: 0 },
  ]);
});
