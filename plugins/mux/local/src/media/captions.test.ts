import { expect, test } from 'vitest';
import { composeStandIn, formatTime, tieToClock } from './captions.ts';

test('times are written as WebVTT wants them', () => {
  expect(formatTime(0)).toBe('00:00:00.000');
  expect(formatTime(62.5)).toBe('00:01:02.500');
  expect(formatTime(3599.9996)).toBe('01:00:00.000');
  expect(formatTime(36_000)).toBe('10:00:00.000');
});

test('a stand-in has lines as long as the film, and no markup of its name', () => {
  const text = composeStandIn({ duration: 25, name: 'English --> <b>' });
  expect(text.match(/-->/g)).toHaveLength(3);
  expect(text).toContain('00:00:20.000 --> 00:00:25.000\nEnglish --&gt; &lt;b&gt;, 3');
});

test('captions in a stream are tied to its clock', () => {
  expect(tieToClock({ webvtt: 'WEBVTT\n\n00:00.500 --> 00:02.000\nHello\n', startTicks: 126_000 })).toBe(
    'WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:126000,LOCAL:00:00:00.000\n\n00:00.500 --> 00:02.000\nHello\n'
  );
});
