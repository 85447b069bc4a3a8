import { expect, test } from 'vitest';
import { buildLease } from './build-lease.ts';
import type { Track } from './truth.ts';

const film = {
  playbackId: 'play-1',
  tokens: { playback: 'aaa', thumbnail: 'bbb', storyboard: 'ccc' },
  duration: 61.5,
  expiresAt: new Date('2026-11-22T12:00:00Z'),
  tracks: [],
  chapters: [],
  resume: null,
  streamUrl: 'https://stream.example.com',
  imageUrl: 'https://image.example.com',
};
const makeTrack = (track: Partial<Track>): Track => ({
  id: 'track-1',
  type: 'text',
  status: 'ready',
  name: null,
  language: null,
  source: null,
  ...track,
});

test('a lease has the addresses with their tokens, and nothing but the token in the query', () => {
  expect(buildLease(film)).toEqual({
    playbackId: 'play-1',
    src: 'https://stream.example.com/play-1.m3u8?token=aaa',
    poster: 'https://image.example.com/play-1/thumbnail.webp?token=bbb',
    storyboard: 'https://image.example.com/play-1/storyboard.vtt?token=ccc',
    tokens: { playback: 'aaa', thumbnail: 'bbb', storyboard: 'ccc' },
    expiresAt: '2026-11-22T12:00:00.000Z',
    duration: 61.5,
    captions: [],
    chapters: [],
    resume: null,
  });
});

test('captions that are ready are listed with words for a menu; pictures, sound and unfinished texts are not', () => {
  const tracks = [
    makeTrack({ id: 'picture', type: 'video' }),
    makeTrack({ id: 'en', language: 'en-US', name: 'English' }),
    makeTrack({ id: 'es', language: 'es', status: 'preparing' }),
    makeTrack({ id: 'de', language: 'de' }),
    makeTrack({ id: 'odd' }),
  ];
  expect(buildLease({ ...film, tracks }).captions).toEqual([
    { language: 'en-US', label: 'English', src: 'https://stream.example.com/play-1/text/en.vtt?token=aaa' },
    { language: 'de', label: 'de', src: 'https://stream.example.com/play-1/text/de.vtt?token=aaa' },
    { language: 'und', label: 'odd', src: 'https://stream.example.com/play-1/text/odd.vtt?token=aaa' },
  ]);
});

test('a chapter that begins after the end is left out', () => {
  const chapters = [
    { from: 0, title: 'Rough' },
    { from: 61.5, title: 'Of a longer film' },
  ];
  expect(buildLease({ ...film, chapters }).chapters).toEqual([{ from: 0, title: 'Rough' }]);
});
