import { createHash, randomBytes } from 'node:crypto';

/** Lives of codes, in milliseconds: an hour for who waits for the mail, a week for who does not. */
const HOUR = 60 * 60 * 1_000;
export const WEEK = 7 * 24 * HOUR;
const SECRET_BYTES = 32;
const SHAPE = /^([0-9a-z]{1,12})\.([A-Za-z0-9_-]{43})$/;

/**
 * Makes a code for the link of a mail. `code` goes into the mail; `stored` into the database, where
 * it is of no use to who reads it there. The end is part of both, so that a code whose end was edited matches nothing.
 *
 * @param life milliseconds for which it is good; an hour when left out
 */
export function issueMailCode({
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
export function readMailCode({ code, now }: { code: string; now: Date }): string | null {
  const [, end, secret] = SHAPE.exec(code) ?? [];
  if (end === undefined || secret === undefined) return null;
  return Number.parseInt(end, 36) > now.getTime() ? store({ end, secret }) : null;
}

function store({ end, secret }: { end: string; secret: string }): string {
  // 256 random bits need no slow hash: there is nothing to guess.
  return `${end}.${createHash('sha256').update(secret).digest('base64url')}`;
}
