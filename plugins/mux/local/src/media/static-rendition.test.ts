import { expect, test } from 'vitest';
import { fitPicture, nameStaticRendition, readSide } from './static-rendition.ts';

test('files are named as Mux names them', () => {
  expect((['highest', '720p', 'audio-only'] as const).map(nameStaticRendition)).toEqual([
    'highest.mp4',
    '720p.mp4',
    'audio.m4a',
  ]);
  expect([readSide('highest'), readSide('audio-only'), readSide('1080p')]).toEqual([null, null, 1080]);
});

test('a picture is fitted by its short side, never enlarged, always even', () => {
  expect(fitPicture({ width: 1920, height: 1080, side: 720 })).toEqual({ width: 1280, height: 720 });
  expect(fitPicture({ width: 1080, height: 1920, side: 270 })).toEqual({ width: 270, height: 480 });
  expect(fitPicture({ width: 640, height: 360, side: 1080 })).toEqual({ width: 640, height: 360 });
  expect(fitPicture({ width: 161, height: 91, side: null })).toEqual({ width: 162, height: 92 });
});
