import { sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** What a token of Mux says: who signed (`kid`), which playback id (`sub`), for what (`aud`), until when (`exp`). */
export interface TokenClaims {
  kid: string;
  sub: string;
  aud: 'v' | 't' | 's';
  /** Unix seconds. */
  exp: number;
  /** With a token, every other parameter of the address must be a claim. */
  format?: string;
}

export interface PlaybackTokens {
  playback: string;
  thumbnail: string;
  storyboard: string;
}

const HEADER = encode({ alg: 'RS256', typ: 'JWT' });
const signAsync = promisify(sign);

/** The claims of the three tokens a player needs. */
export function buildClaims({
  playbackId,
  keyId,
  expiresAt,
}: {
  playbackId: string;
  keyId: string;
  expiresAt: Date;
}): Record<keyof PlaybackTokens, TokenClaims> {
  const common = { kid: keyId, sub: playbackId, exp: Math.floor(expiresAt.getTime() / 1_000) };
  return {
    playback: { ...common, aud: 'v' },
    thumbnail: { ...common, aud: 't' },
    storyboard: { ...common, aud: 's', format: 'webp' },
  };
}

/**
 * Signs the three tokens at once. The key comes parsed: parsing a PEM costs more than signing. Signing runs on the thread
 * pool, so that a burst of leases does not hold up everything else.
 */
export async function signTokens({
  claims,
  key,
}: {
  claims: Record<keyof PlaybackTokens, TokenClaims>;
  key: KeyObject;
}): Promise<PlaybackTokens> {
  const [playback, thumbnail, storyboard] = await Promise.all([
    signToken({ claims: claims.playback, key }),
    signToken({ claims: claims.thumbnail, key }),
    signToken({ claims: claims.storyboard, key }),
  ]);
  return { playback, thumbnail, storyboard };
}

async function signToken({ claims, key }: { claims: TokenClaims; key: KeyObject }): Promise<string> {
  const content = `${HEADER}.${encode(claims)}`;
  const signature = await signAsync('RSA-SHA256', Buffer.from(content), key);
  return `${content}.${signature.toString('base64url')}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
