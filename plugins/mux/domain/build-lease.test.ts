import { expect, test } from 'vitest';
import { buildLease } from './build-lease.ts';

test('a lease has the addresses with their tokens, and nothing but the token in the query', () => {
  const lease = buildLease({
    playbackId: 'play-1',
    tokens: { playback: 'aaa', thumbnail: 'bbb', storyboard: 'ccc' },
    duration: 61.5,
    expiresAt: new Date('2026-11-22T12:00:00Z'),
    streamUrl: 'https://stream.example.com',
    imageUrl: 'https://image.example.com',
  });
  expect(lease).toEqual({
    playbackId: 'play-1',
    src: 'https://stream.example.com/play-1.m3u8?token=aaa',
    poster: 'https://image.example.com/play-1/thumbnail.webp?token=bbb',
    storyboard: 'https://image.example.com/play-1/storyboard.vtt?token=ccc',
    tokens: { playback: 'aaa', thumbnail: 'bbb', storyboard: 'ccc' },
    expiresAt: '2026-11-22T12:00:00.000Z',
    duration: 61.5,
  });
});
