import { createHmac, timingSafeEqual } from 'node:crypto';

/** Milliseconds a ticket is good for: what a device kept for a week of no network still counts in full. */
export const TICKET_LIFETIME = 7 * 24 * 60 * 60_000;

const TICKET = /^(\d{13})\.([A-Za-z0-9_-]{43})$/;

/** Says that this learner opened this lesson then. Of no use to anyone else, or for another lesson. */
export function writeTicket({
  userId,
  lessonId,
  openedAt,
  key,
}: {
  userId: number;
  lessonId: string;
  openedAt: Date;
  key: Buffer;
}): string {
  const time = openedAt.getTime();
  return `${time}.${sign({ userId, lessonId, time, key }).toString('base64url')}`;
}

/** When the page was opened; `null` when the ticket is another's, too old, or not one of ours, letter for letter. */
export function readTicket({
  ticket,
  userId,
  lessonId,
  now,
  key,
}: {
  ticket: string | undefined;
  userId: number;
  lessonId: string;
  now: Date;
  key: Buffer;
}): Date | null {
  const [, text, signature] = TICKET.exec(ticket ?? '') ?? [];
  if (!text || !signature) return null;
  const time = Number(text);
  const given = Buffer.from(signature, 'base64url');
  // Base64 has several spellings of the last byte: only the one we write counts.
  if (given.toString('base64url') !== signature) return null;
  if (!timingSafeEqual(given, sign({ userId, lessonId, time, key }))) return null;
  return time > now.getTime() - TICKET_LIFETIME ? new Date(Math.min(time, now.getTime())) : null;
}

function sign({
  userId,
  lessonId,
  time,
  key,
}: {
  userId: number;
  lessonId: string;
  time: number;
  key: Buffer;
}): Buffer {
  return createHmac('sha256', key).update(`${userId}.${lessonId}.${time}`).digest();
}
