import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseLadder } from './ladder.ts';

const sizes = (film: { width: number; height: number }) =>
  chooseLadder(film).map((rung) => `${rung.width}x${rung.height}`);

test('films get two or three sizes, best first', () => {
  expect(sizes({ width: 640, height: 360 })).toEqual(['640x360', '320x180']);
  expect(sizes({ width: 1920, height: 1080 })).toEqual(['1920x1080', '1280x720', '640x360']);
  expect(sizes({ width: 3840, height: 2160 })).toEqual(['1920x1080', '1280x720', '640x360']);
  expect(sizes({ width: 160, height: 90 })).toEqual(['160x90', '80x46']);
});

test('an upright film stays upright', () => {
  expect(sizes({ width: 720, height: 1280 })).toEqual(['720x1280', '360x640', '180x320']);
});

test('any film gets at least two even, ever smaller sizes, none larger than itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 64, max: 8000 }), fc.integer({ min: 64, max: 8000 }), (width, height) => {
      const rungs = chooseLadder({ width, height });
      expect(rungs.length).toBeGreaterThanOrEqual(2);
      expect(rungs.length).toBeLessThanOrEqual(3);
      for (const [place, rung] of rungs.entries()) {
        expect((rung.width % 2) + (rung.height % 2)).toBe(0);
        // Rounding to even may add one pixel.
        expect(rung.width).toBeLessThanOrEqual(width + 1);
        expect(rung.height).toBeLessThanOrEqual(height + 1);
        const above = rungs[place - 1];
        if (above) expect(rung.width * rung.height).toBeLessThan(above.width * above.height);
      }
    })
  );
});
