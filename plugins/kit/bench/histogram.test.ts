import { expect, test } from 'vitest';
import { Histogram } from './histogram.ts';

test('quantiles are right to half a percent, from microseconds to minutes', () => {
  const histogram = new Histogram();
  for (let n = 1; n <= 1_000; n += 1) histogram.add(n / 10);
  expect(histogram.quantile(0.5)).toBeGreaterThan(50 * 0.995);
  expect(histogram.quantile(0.5)).toBeLessThan(50 * 1.005);
  expect(histogram.quantile(0.99)).toBeGreaterThan(99 * 0.995);
  expect(histogram.quantile(0.99)).toBeLessThan(99 * 1.005);
  histogram.add(60_000);
  expect(histogram.largest).toBe(60_000);
});

test('nothing has no quantile', () => {
  expect(new Histogram().quantile(0.5)).toBeNaN();
});
