import { expect, test } from 'vitest';
import { findNonStandardReasons } from './non-standard.ts';

const file = (video: object, audio?: object) => ({
  container_format: 'mov',
  tracks: [{ type: 'video', encoding: 'h264', ...video }, ...(audio ? [{ type: 'audio', ...audio }] : [])],
});

test('H.264 with AAC is standard, and so is silence', () => {
  expect(findNonStandardReasons(file({ width: 1920, height: 1080 }, { encoding: 'aac' }))).toBeUndefined();
  expect(findNonStandardReasons(file({}))).toBeUndefined();
});

test('what is not standard is named', () => {
  expect(
    findNonStandardReasons(file({ encoding: 'hevc', width: 3840, height: 2160, frame_rate: 240 }, { encoding: 'opus' }))
  ).toEqual({
    video_codec: 'hevc',
    audio_codec: 'opus',
    video_frame_rate: '240',
    video_resolution: '3840x2160',
  });
});
