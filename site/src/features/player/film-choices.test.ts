import { expect, test } from 'vitest';
import { chooseHeight, stepSpeed } from './film-choices.ts';
import { SPEEDS } from './preferences.ts';

test('speed goes up and down by the menu and stops at its ends', () => {
  expect(stepSpeed({ speed: 1, by: 1 })).toBe(1.25);
  expect(stepSpeed({ speed: 1, by: -1 })).toBe(0.75);
  expect(stepSpeed({ speed: 1.1, by: 1 })).toBe(1.25);
  expect(stepSpeed({ speed: 1.1, by: -1 })).toBe(1);
  expect(stepSpeed({ speed: SPEEDS.at(-1) ?? 0, by: 1 })).toBe(2);
  expect(stepSpeed({ speed: 0.5, by: -1 })).toBe(0.5);
});

test('a film without the height that is liked shows the best one below it', () => {
  expect(chooseHeight({ liked: 720, heights: [270, 1080, 720] })).toBe(720);
  expect(chooseHeight({ liked: 720, heights: [1080, 480] })).toBe(480);
  expect(chooseHeight({ liked: 720, heights: [1080] })).toBe(1080);
  expect(chooseHeight({ liked: 720, heights: [] })).toBeNull();
});
