/** Seconds before its end at which a token is renewed rather than used. */
const MARGIN = 20;

/** When an access token ends, in milliseconds since 1970; null when it does not say. Reads only, verifies nothing. */
export function readExpiry(token: string): number | null {
  const exp = readClaims(token)?.exp;
  return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : null;
}

/** Whose token it is, as the CMS names the learner; null when it does not say. Reads only, verifies nothing. */
export function readLearner(token: string): string | null {
  const userId = readClaims(token)?.userId;
  return typeof userId === 'string' && userId !== '' ? userId : null;
}

/** True when a token has ended or soon will. One that does not say is used until it is refused. */
export function isStale({ token, now }: { token: string; now: number }): boolean {
  const expiry = readExpiry(token);
  return expiry !== null && expiry - now < MARGIN * 1000;
}

function readClaims(token: string): { exp?: unknown; userId?: unknown } | null {
  const payload = token.split('.')[1];
  if (!payload) return null;
  try {
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as {
      exp?: unknown;
      userId?: unknown;
    } | null;
  } catch {
    // Not ours, or cut off: it says nothing.
    return null;
  }
}
