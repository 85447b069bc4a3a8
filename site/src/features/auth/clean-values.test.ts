import { expect, test } from 'vitest';
import { cleanValues } from './clean-values.ts';

test.each([
  ['+34 600 111-222', '+34600111222'],
  ['0034 (600) 111.222', '+34600111222'],
  ['600111222', '600111222'],
])('a phone typed as %s is sent as %s', (typed, sent) => {
  expect(cleanValues({ phone: typed })).toEqual({ phone: sent });
});

test('an empty phone is left out', () => {
  expect(cleanValues({ firstName: ' Ana ', phone: '  ' })).toEqual({ firstName: 'Ana' });
});

test('a password keeps its blanks, the one in use too', () => {
  const typed = { currentPassword: ' a b ', password: ' a b ', passwordConfirmation: ' a b ' };
  expect(cleanValues(typed)).toEqual(typed);
});
