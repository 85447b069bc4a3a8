import { generateKeyPairSync, verify } from 'node:crypto';
import Mux from '@mux/mux-node';
import { expect, test } from 'vitest';
import { buildClaims, signToken } from './playback-tokens.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const expiresAt = new Date('2030-01-01T00:00:00Z');
const claims = buildClaims({ playbackId: 'play-1', keyId: 'key-1', expiresAt });

const readPart = (token: string, part: 0 | 1): unknown =>
  JSON.parse(Buffer.from(token.split('.')[part] ?? '', 'base64url').toString('utf8'));

const signAll = async () => ({
  playback: await signToken({ claims: claims.playback, key: privateKey }),
  thumbnail: await signToken({ claims: claims.thumbnail, key: privateKey }),
  storyboard: await signToken({ claims: claims.storyboard, key: privateKey }),
});

test('each token is for one audience, one playback id, until one instant', () => {
  const common = { kid: 'key-1', sub: 'play-1', exp: 1_893_456_000 };
  expect(claims).toEqual({
    playback: { ...common, aud: 'v' },
    thumbnail: { ...common, aud: 't' },
    storyboard: { ...common, aud: 's', format: 'webp' },
  });
});

test('a poster is as wide as it is shown at most, and never wider than its film', () => {
  const widthOf = (filmWidth: number | null) =>
    buildClaims({ playbackId: 'play-1', keyId: 'key-1', expiresAt, filmWidth }).thumbnail.width;
  expect([widthOf(3840), widthOf(1280), widthOf(608), widthOf(null)]).toEqual(['1280', '1280', '608', undefined]);
});

test('a playback restriction is named in every token', () => {
  const restricted = buildClaims({ playbackId: 'play-1', keyId: 'key-1', expiresAt, restriction: 'only-us' });
  for (const token of Object.values(restricted)) expect(token.playback_restriction_id).toBe('only-us');
});

test('tokens carry their claims and the signature of the key', async () => {
  const tokens = await signAll();
  for (const kind of ['playback', 'thumbnail', 'storyboard'] as const) {
    const [header, payload, signature] = tokens[kind].split('.');
    expect(readPart(tokens[kind], 0)).toEqual({ alg: 'RS256', typ: 'JWT' });
    expect(readPart(tokens[kind], 1)).toEqual(claims[kind]);
    expect(
      verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature ?? '', 'base64url'))
    ).toBe(true);
  }
});

test("the tokens have the shape that Mux's own library gives them", async () => {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const mux = new Mux({ tokenId: null, tokenSecret: null, jwtSigningKey: 'key-1', jwtPrivateKey: pem });
  const theirs = await mux.jwt.signPlaybackId('play-1', {
    type: ['video', 'thumbnail', ['storyboard', { format: 'webp' }]],
    expiration: '1h',
  });
  const ours = await signAll();
  for (const kind of ['playback', 'thumbnail', 'storyboard'] as const) {
    const token = theirs[`${kind}-token`] ?? '';
    expect(readPart(token, 0)).toEqual(readPart(ours[kind], 0));
    expect({ ...(readPart(token, 1) as object), exp: claims[kind].exp }).toEqual(readPart(ours[kind], 1));
  }
});
