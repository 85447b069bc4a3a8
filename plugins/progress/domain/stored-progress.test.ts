import { expect, test } from 'vitest';
import { describeLesson } from './stored-progress.ts';

test('a lesson never started is all zeros', () => {
  expect(describeLesson({ lessonId: 'a', progress: null })).toEqual({
    lessonId: 'a',
    position: 0,
    percent: 0,
    completed: false,
    watched: [],
    duration: 0,
    updatedAt: null,
  });
});

test('a lesson is told in seconds and percent of its film', () => {
  const updatedAt = new Date('2026-11-22T15:00:00.000Z');
  const progress = { position: 31.5, watched: [[0, 30] as const], duration: 60.2, completedAt: null, updatedAt };
  expect(describeLesson({ lessonId: 'a', progress })).toEqual({
    lessonId: 'a',
    position: 31.5,
    percent: 50,
    completed: false,
    watched: [[0, 30]],
    duration: 60.2,
    updatedAt: '2026-11-22T15:00:00.000Z',
  });
});
