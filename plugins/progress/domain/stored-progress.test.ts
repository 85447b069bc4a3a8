import { expect, test } from 'vitest';
import { describeLesson } from './stored-progress.ts';

const rule = { kind: 'percent', percent: 90 } as const;
const updatedAt = new Date('2026-11-22T15:00:00.000Z');
const progress = {
  position: 31.5,
  watched: [[0, 30] as const],
  duration: 60.2,
  completedAt: null,
  completedBy: null,
  updatedAt,
};
const told = {
  lessonId: 'a',
  position: 31.5,
  percent: 50,
  completed: false,
  completedBy: null,
  rule,
  watched: [[0, 30]],
  duration: 60.2,
  updatedAt: '2026-11-22T15:00:00.000Z',
  ticket: null,
  surplus: 0,
};

test('a lesson never started is all zeros', () => {
  expect(describeLesson({ lessonId: 'a', rule, filmDuration: 60.2, progress: null })).toEqual({
    ...told,
    position: 0,
    percent: 0,
    watched: [],
    duration: 0,
    updatedAt: null,
  });
});

test('a lesson is told in seconds and percent of its film', () => {
  expect(describeLesson({ lessonId: 'a', rule, filmDuration: 60.2, progress })).toEqual(told);
});

test('after its film was replaced it is told in seconds of the new one, done as before', () => {
  expect(
    describeLesson({
      lessonId: 'a',
      rule,
      filmDuration: 120.4,
      progress: { ...progress, completedAt: updatedAt, completedBy: 'film' },
    })
  ).toEqual({ ...told, position: 63, watched: [[0, 60]], duration: 120.4, completed: true, completedBy: 'film' });
});

test('a lesson whose film is away is told as it was', () => {
  expect(describeLesson({ lessonId: 'a', rule, filmDuration: null, progress })).toEqual(told);
});
