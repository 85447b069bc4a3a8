import { expect, test } from 'vitest';
import { createUploadSchema, isVideoId, listVideosSchema, videoPathSchema } from './schemas.ts';

const check = (schema: { validateSync: (value: unknown, options: object) => unknown }, value: unknown) => () =>
  schema.validateSync(value, { strict: true, abortEarly: false });

test('an upload needs a title that says something', () => {
  expect(check(createUploadSchema, { title: 'Facets' })()).toEqual({ title: 'Facets' });
  expect(check(createUploadSchema, {})).toThrow('title is missing');
  expect(check(createUploadSchema, { title: '   ' })).toThrow('title is blank');
  expect(check(createUploadSchema, { title: 'a\u0000b' })).toThrow('title has control characters');
  expect(check(createUploadSchema, { title: 'x'.repeat(1_000_000) })).toThrow('title has more than 200 characters');
  expect(check(createUploadSchema, { title: 7 })).toThrow('title');
  expect(check(createUploadSchema, { title: 'Facets', policy: 'public' })).toThrow('policy');
  expect(check(createUploadSchema, ['Facets'])).toThrow();
});

test('a video is named by its UUID in lower case', () => {
  const videoId = '0b6d3f6e-4a5c-4f0f-9a6e-2f3f3f0b1c2d';
  expect(check(videoPathSchema, { videoId })()).toEqual({ videoId });
  expect(check(videoPathSchema, { videoId: '1' })).toThrow('videoId');
  expect(isVideoId(videoId)).toBe(true);
  expect(isVideoId(videoId.toUpperCase())).toBe(false);
  expect(isVideoId(null)).toBe(false);
});

test('a list is asked for in text, as addresses are', () => {
  expect(check(listVideosSchema, {})()).toEqual({});
  expect(check(listVideosSchema, { search: 'cut', page: '2', status: 'ready' })()).toBeTruthy();
  for (const page of ['0', '-1', '1.5', 'NaN', '99999999', ''])
    expect(check(listVideosSchema, { page })).toThrow('page');
  expect(check(listVideosSchema, { status: 'gone' })).toThrow('status');
  expect(check(listVideosSchema, { populate: '*' })).toThrow('populate');
  expect(check(listVideosSchema, { search: 'a\u0000' })).toThrow('search has control characters');
  expect(check(listVideosSchema, { search: ['a', 'b'] })).toThrow('search');
});
