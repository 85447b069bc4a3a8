import { expect, test } from 'vitest';
import { describeTruth } from './describe-truth.ts';
import { beginTruth, type Track, type Truth } from './truth.ts';

const track = ({ id, status = 'ready' }: { id: string; status?: Track['status'] }): Track => ({
  id,
  type: 'text',
  status,
  name: 'English',
  language: 'en',
  source: 'uploaded',
});

const facts: NonNullable<Truth['facts']> = {
  playbackId: 'play-1',
  duration: 60,
  aspectRatio: '16:9',
  resolution: '1080p',
  width: 1920,
  height: 1080,
  inputNotes: [],
  posterTime: null,
  isPublic: false,
  tracks: [track({ id: 'a' }), track({ id: 'b', status: 'preparing' })],
  stamp: { at: 100, id: 'e' },
  rank: 5,
};

test('a new upload is waiting and has nothing else', () => {
  expect(describeTruth(beginTruth({ uploadId: 'u' }))).toEqual({
    status: 'waiting',
    uploadId: 'u',
    assetId: null,
    playbackId: null,
    duration: null,
    aspectRatio: null,
    resolution: null,
    width: null,
    height: null,
    inputNotes: [],
    posterTime: null,
    isPublic: false,
    tracks: [],
    problem: null,
  });
});

test('what was said about a track after the whole description corrects it, what was said before does not', () => {
  const truth: Truth = {
    ...beginTruth({ uploadId: 'u' }),
    status: 'ready',
    facts,
    tracks: {
      a: { ...track({ id: 'a', status: 'preparing' }), stamp: { at: 90, id: 'x' } },
      b: { ...track({ id: 'b' }), stamp: { at: 110, id: 'y' } },
      c: { ...track({ id: 'c' }), stamp: { at: 120, id: 'z' } },
    },
  };
  expect(describeTruth(truth).tracks).toEqual([track({ id: 'a' }), track({ id: 'b' }), track({ id: 'c' })]);
});

test('a deleted track is gone', () => {
  const truth: Truth = {
    ...beginTruth({ uploadId: 'u' }),
    facts,
    tracks: { a: { ...track({ id: 'a', status: 'deleted' }), stamp: { at: 110, id: 'x' } } },
  };
  expect(describeTruth(truth).tracks.map(({ id }) => id)).toEqual(['b']);
});

test('a problem counts only while the video is errored', () => {
  const problem = { type: 'invalid_input', messages: ['no'], stamp: { at: 1, id: 'x' } };
  const truth: Truth = { ...beginTruth({ uploadId: 'u' }), status: 'errored', problem };
  expect(describeTruth(truth).problem).toEqual({ type: 'invalid_input', messages: ['no'] });
  expect(describeTruth({ ...truth, status: 'ready' }).problem).toBeNull();
});
