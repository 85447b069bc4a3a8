import { createHash, randomBytes } from 'node:crypto';

const LIFE_IN_MILLISECONDS = 60 * 60 * 1_000;
const SECRET_BYTES = 32;
const SHAPE = /^([0-9a-z]{1,12})\.([A-Za-z0-9_-]{43})$/;

/**
 * Makes a code for a password mail, good for one hour. `code` goes into the mail; `stored` into the database, where
 * it is of no use to who reads it there. The end is part of both, so that a code whose end was edited matches nothing.
 */
export function issueResetCode({
  now,
  secret = randomBytes(SECRET_BYTES).toString('base64url'),
}: {
  now: Date;
  secret?: string;
}): { code: string; stored: string } {
  const end = (now.getTime() + LIFE_IN_MILLISECONDS).toString(36);
  return { code: `${end}.${secret}`, stored: store({ end, secret }) };
}

/** What the database holds for this code, or `null` when it is no code of ours or its hour is over. */
export function readResetCode({ code, now }: { code: string; now: Date }): string | null {
  const [, end, secret] = SHAPE.exec(code) ?? [];
  if (end === undefined || secret === undefined) return null;
  return Number.parseInt(end, 36) > now.getTime() ? store({ end, secret }) : null;
}

function store({ end, secret }: { end: string; secret: string }): string {
  // 256 random bits need no slow hash: there is nothing to guess.
  return `${end}.${createHash('sha256').update(secret).digest('base64url')}`;
}
