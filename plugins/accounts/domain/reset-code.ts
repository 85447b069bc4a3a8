import { createHash, randomBytes } from 'node:crypto';

const HOUR = 60 * 60 * 1_000;
/** How long an invitation is good for, in milliseconds: a week, as nobody waits for that mail. */
export const INVITATION_LIFE = 7 * 24 * HOUR;
const SECRET_BYTES = 32;
const SHAPE = /^([0-9a-z]{1,12})\.([A-Za-z0-9_-]{43})$/;

/**
 * Makes a code for a password mail, good for one hour unless `life` (milliseconds) says otherwise. `code` goes into the mail; `stored` into the database, where
 * it is of no use to who reads it there. The end is part of both, so that a code whose end was edited matches nothing.
 */
export function issueResetCode({
  now,
  life = HOUR,
  secret = randomBytes(SECRET_BYTES).toString('base64url'),
}: {
  now: Date;
  life?: number;
  secret?: string;
}): { code: string; stored: string } {
  const end = (now.getTime() + life).toString(36);
  return { code: `${end}.${secret}`, stored: store({ end, secret }) };
}

/** What the database holds for this code, or `null` when it is no code of ours or its time is over. */
export function readResetCode({ code, now }: { code: string; now: Date }): string | null {
  const [, end, secret] = SHAPE.exec(code) ?? [];
  if (end === undefined || secret === undefined) return null;
  return Number.parseInt(end, 36) > now.getTime() ? store({ end, secret }) : null;
}

function store({ end, secret }: { end: string; secret: string }): string {
  // 256 random bits need no slow hash: there is nothing to guess.
  return `${end}.${createHash('sha256').update(secret).digest('base64url')}`;
}
