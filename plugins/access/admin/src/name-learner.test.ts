import { expect, test } from 'vitest';
import { nameLearner } from './name-learner.ts';

test('a name is as much of it as there is', () => {
  expect(nameLearner({ firstName: 'Ana', lastName: 'Núñez' })).toBe('Ana Núñez');
  expect(nameLearner({ firstName: null, lastName: 'Núñez' })).toBe('Núñez');
  expect(nameLearner({ firstName: '', lastName: null })).toBe('');
});
