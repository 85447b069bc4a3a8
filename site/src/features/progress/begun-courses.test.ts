import type { ContinueItem } from '@diamond/progress/contract/types';
import { expect, test } from 'vitest';
import type { Course } from '../catalogue/catalogue.ts';
import { groupBegun } from './begun-courses.ts';

const courses = ['a', 'b', 'c'].map((id) => ({ id }) as Course);
const item = (courseId: string, completed: boolean) => ({ courseId, completed }) as ContinueItem;
const idsOf = (group: { course: Course }[]) => group.map(({ course }) => course.id);

test('finished courses stand apart, each group in the order they came in', () => {
  const { open, finished } = groupBegun({ items: [item('c', false), item('a', false), item('b', true)], courses });
  expect([idsOf(open), idsOf(finished)]).toEqual([['c', 'a'], ['b']]);
});

test('a course the site was built without is left out', () => {
  expect(groupBegun({ items: [item('z', false), item('y', true)], courses })).toEqual({ open: [], finished: [] });
});
