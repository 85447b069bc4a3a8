/** Seconds before its end at which a token is renewed rather than used. */
const MARGIN = 20;

/** When an access token ends, in milliseconds since 1970; null when it does not say. Reads only, verifies nothing. */
export function readExpiry(token: string): number | null {
  const payload = token.split('.')[1];
  if (!payload) return null;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const exp = (claims as { exp?: unknown } | null)?.exp;
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : null;
  } catch {
    return null;
  }
}

/** True when a token has ended or soon will. One that does not say is used until it is refused. */
export function isStale({ token, now }: { token: string; now: number }): boolean {
  const expiry = readExpiry(token);
  return expiry !== null && expiry - now < MARGIN * 1000;
}
