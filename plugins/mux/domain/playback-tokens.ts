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
  /** Pixels across, of an image. */
  width?: string;
  /** Mux's id of the domains the film may be played on. */
  playback_restriction_id?: string;
}

export interface PlaybackTokens {
  playback: string;
  thumbnail: string;
  storyboard: string;
}

const HEADER = encode({ alg: 'RS256', typ: 'JWT' });
const signAsync = promisify(sign);

/** Pixels across that a poster is shown at, at most: Mux sends it as large as the film where nothing is said. */
const POSTER_WIDTH = 1280;

/** The claims of the three tokens a player needs. */
export function buildClaims({
  playbackId,
  keyId,
  expiresAt,
  filmWidth = null,
  restriction = '',
}: {
  playbackId: string;
  keyId: string;
  expiresAt: Date;
  /** Pixels across: a poster is never made larger than its film. */
  filmWidth?: number | null;
  /** Id of a playback restriction; empty for none. */
  restriction?: string;
}): Record<keyof PlaybackTokens, TokenClaims> {
  const common = { kid: keyId, sub: playbackId, exp: Math.floor(expiresAt.getTime() / 1_000) };
  const restricted = restriction === '' ? {} : { playback_restriction_id: restriction };
  const size = filmWidth === null ? {} : { width: String(Math.min(filmWidth, POSTER_WIDTH)) };
  return {
    playback: { ...common, aud: 'v', ...restricted },
    thumbnail: { ...common, aud: 't', ...size, ...restricted },
    storyboard: { ...common, aud: 's', format: 'webp', ...restricted },
  };
}

/**
 * Signs one token. The key comes parsed: parsing a PEM costs more than signing. Signing runs on the thread pool, so that a
 * burst of leases does not hold up everything else.
 */
export async function signToken({ claims, key }: { claims: TokenClaims; key: KeyObject }): Promise<string> {
  const content = `${HEADER}.${encode(claims)}`;
  const signature = await signAsync('RSA-SHA256', Buffer.from(content), key);
  return `${content}.${signature.toString('base64url')}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
