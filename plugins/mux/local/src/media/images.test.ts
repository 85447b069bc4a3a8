import { expect, test } from 'vitest';
import { composeScale } from './images.ts';

test('without a size the picture stays as it is', () => {
  expect(composeScale({ fitMode: 'preserve' })).toBe('');
});

test('one side alone keeps the shape', () => {
  expect(composeScale({ width: 320, fitMode: 'crop' })).toBe('scale=320:-1');
  expect(composeScale({ height: 90, fitMode: 'stretch' })).toBe('scale=-1:90');
});

test('both sides fit the way that was asked', () => {
  expect(composeScale({ width: 100, height: 100, fitMode: 'stretch' })).toBe('scale=100:100,setsar=1');
  expect(composeScale({ width: 100, height: 100, fitMode: 'smartcrop' })).toContain('crop=100:100');
  expect(composeScale({ width: 100, height: 100, fitMode: 'pad' })).toContain('pad=100:100');
});
