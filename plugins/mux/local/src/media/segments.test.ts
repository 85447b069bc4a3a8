import { expect, test } from 'vitest';
import { measureBandwidth, readSegments } from './segments.ts';

test('segment lengths are read from a media playlist', () => {
  expect(readSegments('#EXTM3U\n#EXTINF:4.000000,\n0.ts\n#EXTINF:1.480000,\n1.ts\n#EXT-X-ENDLIST\n')).toEqual([
    4, 1.48,
  ]);
});

test('the bandwidth is that of the dearest segment', () => {
  expect(measureBandwidth({ sizes: [500_000, 250_000], segments: [4, 4] })).toEqual({
    bandwidth: 1_000_000,
    averageBandwidth: 750_000,
  });
});

test('a crumb of a last segment does not make a film look dear', () => {
  expect(measureBandwidth({ sizes: [500_000, 20_000], segments: [4, 0.04] }).bandwidth).toBe(1_000_000);
});
