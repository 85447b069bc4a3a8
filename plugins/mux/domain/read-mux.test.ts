import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts, readFields, readProblem, readText, readTrack } from './read-mux.ts';

test('an asset is read, its signed playback id chosen', () => {
  expect(
    readFacts({
      duration: 12.25,
      aspect_ratio: '9:16',
      resolution_tier: '720p',
      thumbnail_time: 3.5,
      non_standard_input_reasons: { video_codec: 'hevc', audio_edit_list: 'non-standard', unexpected: {} },
      playback_ids: [
        { policy: 'public', id: 'open' },
        { policy: 'signed', id: 'locked' },
      ],
      tracks: [
        { type: 'video', id: 'v', max_width: 720, max_height: 1280 },
        { type: 'text', id: 't', status: 'preparing', language_code: 'en', name: 'English', text_source: 'uploaded' },
      ],
    })
  ).toEqual({
    playbackId: 'locked',
    duration: 12.25,
    aspectRatio: '9:16',
    resolution: '720p',
    width: 720,
    height: 1280,
    inputNotes: [
      { reason: 'audio_edit_list', value: 'non-standard' },
      { reason: 'video_codec', value: 'hevc' },
    ],
    posterTime: 3.5,
    isPublic: true,
    tracks: [
      { id: 'v', type: 'video', status: 'ready', name: null, language: null, source: null },
      { id: 't', type: 'text', status: 'preparing', name: 'English', language: 'en', source: 'uploaded' },
    ],
  });
});

test('the errors of an asset and the error of an upload read alike', () => {
  expect(readProblem({ type: 'invalid_input', messages: ['a', 'b'] })).toEqual({
    type: 'invalid_input',
    messages: ['a', 'b'],
  });
  expect(readProblem({ type: 'invalid_input', message: 'a' })).toEqual({ type: 'invalid_input', messages: ['a'] });
  expect(readProblem(undefined)).toBeNull();
});

test('a text is cut to what is kept of it, and an empty one is none', () => {
  expect(readText('abc', 2)).toBe('ab');
  expect(readText('a\u0000')).toBe('a\ufffd');
  expect(readText('')).toBeNull();
  expect(readText(7)).toBeNull();
});

test('nothing that can be written as JSON makes a reader throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readFacts(readFields(value) ?? { duration: value, playback_ids: value, tracks: value });
      readFacts({ tracks: [{ type: 'video', max_width: value }], non_standard_input_reasons: { value } });
      readTrack(value);
      readProblem(value);
      readText(value);
    })
  );
});
