import type { GrantState } from '../contract/index.ts';

/** What became of a grant: whichever of running out and being revoked came first ended it. */
export function readGrantState({
  expiresAt,
  revokedAt,
  now,
}: {
  expiresAt: Date | null;
  revokedAt: Date | null;
  now: Date;
}): GrantState {
  const hasRunOut = expiresAt !== null && expiresAt <= (revokedAt ?? now);
  if (hasRunOut) return 'expired';
  return revokedAt === null ? 'active' : 'revoked';
}
