import type { IncomingMessage } from 'node:http';
import { decodeJwt, decodeProtectedHeader, errors, importSPKI, jwtVerify, type CryptoKey, type JWTPayload } from 'jose';
import { isAdmitted } from './delivery/restriction.ts';
import { refuse } from './http/problems.ts';
import { lookUp, type State } from './state.ts';

/** What a token opens, by its `aud` claim: video, thumbnail, storyboard, animated image. */
export type Audience = 'v' | 't' | 's' | 'g';

/** Checks a playback token. Returns its claims. */
export type VerifyToken = (question: {
  token: string;
  playbackId: string;
  audience: Audience;
  /** Of the request the token came with: a playback restriction is about the page and the player. */
  headers: IncomingMessage['headers'];
}) => Promise<JWTPayload>;

/**
 * The check every signed request passes: RS256 and nothing else, a key we know, the audience of the address, the
 * playback id as subject, and an end that has not passed.
 *
 * @param now milliseconds since 1970
 * @returns a check that throws a DeliveryProblem 403 when a token does not open what was asked
 */
export function createTokenVerifier({ state, now }: { state: State; now: () => number }): VerifyToken {
  const imported = new Map<string, Promise<CryptoKey>>();

  return async ({ token, playbackId, audience, headers }) => {
    const key = findKey({ token, state });
    let publicKey = imported.get(key.publicKeyPem);
    if (!publicKey) {
      publicKey = importSPKI(key.publicKeyPem, 'RS256');
      imported.set(key.publicKeyPem, publicKey);
    }
    const claims = await verify({ token, publicKey: await publicKey, playbackId, audience, now: now() });
    checkRestriction({ claims, state, headers });
    return claims;
  };
}

function checkRestriction({
  claims,
  state,
  headers,
}: {
  claims: JWTPayload;
  state: State;
  headers: IncomingMessage['headers'];
}): void {
  const id = claims.playback_restriction_id;
  if (id === undefined) return;
  const restriction = typeof id === 'string' ? lookUp(state.data.restrictions, id) : undefined;
  if (!restriction) throw refuse.token('The playback restriction named by the token does not exist');
  if (!isAdmitted({ restriction, headers })) throw refuse.token('The playback restriction does not allow this request');
}

/** Mux's own library writes `kid` into the claims, others into the header. */
function findKey({ token, state }: { token: string; state: State }): { publicKeyPem: string } {
  let ids: Set<unknown>;
  try {
    ids = new Set([decodeProtectedHeader(token).kid, decodeJwt(token).kid].filter((kid) => kid !== undefined));
  } catch {
    throw refuse.token('The token is malformed');
  }
  const [kid] = ids;
  const key = ids.size === 1 && typeof kid === 'string' ? lookUp(state.data.signingKeys, kid) : undefined;
  if (!key) throw refuse.token('The token is signed with an unknown key');
  return key;
}

async function verify({
  token,
  publicKey,
  playbackId,
  audience,
  now,
}: {
  token: string;
  publicKey: CryptoKey;
  playbackId: string;
  audience: Audience;
  now: number;
}): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      algorithms: ['RS256'],
      audience,
      subject: playbackId,
      requiredClaims: ['exp', 'aud', 'sub'],
      currentDate: new Date(now),
    });
    if (typeof payload.aud !== 'string') throw refuse.token('The token must name one audience');
    return payload;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw refuse.token(explain(error));
  }
}

function explain(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `The token does not fit: ${error.claim}`;
  return 'The token is not valid';
}
