import type { KeyObject } from 'node:crypto';
import { signToken, type PlaybackTokens, type TokenClaims } from '../../domain/playback-tokens.ts';

/** Most tokens kept, about half a kilobyte each. */
const LIMIT = 5_000;

export interface TokenSigner {
  sign: (claims: Record<keyof PlaybackTokens, TokenClaims>) => Promise<PlaybackTokens>;
}

/**
 * Signs tokens, each set of claims once: a token says which film and until when, nothing about who holds it, so that whoever
 * is entitled to a lease with the same end may be given the same token. Nobody gets one that outlives their own lease.
 */
export function createTokenSigner({ key, limit = LIMIT }: { key: KeyObject; limit?: number }): TokenSigner {
  const signed = new Map<string, Promise<string>>();

  function signOnce(claims: TokenClaims): Promise<string> {
    const name = JSON.stringify(claims);
    const known = signed.get(name);
    if (known) return known;
    const token = signToken({ claims, key });
    signed.set(name, token);
    if (signed.size > limit) signed.delete(signed.keys().next().value ?? '');
    token.catch(() => signed.delete(name));
    return token;
  }

  return {
    async sign(claims) {
      const [playback, thumbnail, storyboard] = await Promise.all([
        signOnce(claims.playback),
        signOnce(claims.thumbnail),
        signOnce(claims.storyboard),
      ]);
      return { playback, thumbnail, storyboard };
    },
  };
}
