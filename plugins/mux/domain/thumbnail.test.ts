import { expect, test } from 'vitest';
import { buildThumbnailClaims } from './thumbnail.ts';

const at = (time: string, posterTime: number | null = null) =>
  buildThumbnailClaims({ playbackId: 'p', keyId: 'k', posterTime, restrictionId: '', now: new Date(time) });
const seconds = (time: string): number => Date.parse(time) / 1_000;

test('a picture has one address for a while, and it is good for five minutes at least', () => {
  expect(at('2026-11-22T12:00:00Z').exp).toBe(seconds('2026-11-22T12:10:00Z'));
  expect(at('2026-11-22T12:05:00Z').exp).toBe(seconds('2026-11-22T12:10:00Z'));
  expect(at('2026-11-22T12:05:01Z').exp).toBe(seconds('2026-11-22T12:20:00Z'));
});

test('the second of the poster and the restriction are claims, and absent when there are none', () => {
  expect(at('2026-11-22T12:00:00Z', 3.5)).toMatchObject({ aud: 't', sub: 'p', width: '480', time: '3.5' });
  expect(Object.keys(at('2026-11-22T12:00:00Z'))).not.toContain('time');
  const restricted = buildThumbnailClaims({
    playbackId: 'p',
    keyId: 'k',
    posterTime: null,
    restrictionId: 'r',
    now: new Date(0),
  });
  expect(restricted.playback_restriction_id).toBe('r');
});
