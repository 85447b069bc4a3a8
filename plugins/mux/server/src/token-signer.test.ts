import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildClaims } from '../../domain/playback-tokens.ts';
import { createTokenSigner } from './token-signer.ts';

const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const claimsUntil = (minute: number, playbackId = 'play-1') =>
  buildClaims({ playbackId, keyId: 'key-1', expiresAt: new Date(Date.UTC(2030, 0, 1, 0, minute)) });
const readClaims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

test('a token says exactly what it was asked to say, whatever was signed before', async () => {
  const signer = createTokenSigner({ key });
  for (const claims of [claimsUntil(1), claimsUntil(2), claimsUntil(1, 'play-2'), claimsUntil(1)]) {
    const tokens = await signer.sign(claims);
    for (const kind of ['playback', 'thumbnail', 'storyboard'] as const)
      expect(readClaims(tokens[kind])).toEqual(claims[kind]);
  }
});

test('the same claims are signed once, as long as they are kept', async () => {
  const signer = createTokenSigner({ key, limit: 3 });
  const first = await signer.sign(claimsUntil(1));
  expect(await signer.sign(claimsUntil(1))).toEqual(first);
  await signer.sign(claimsUntil(2));
  // RS256 is deterministic: what was forgotten comes out the same.
  expect(await signer.sign(claimsUntil(1))).toEqual(first);
});
