import { createHmac, timingSafeEqual } from 'node:crypto';

/** Milliseconds a ticket is good for: time to start a download, too little to pass the address on. */
export const TICKET_LIFETIME = 5 * 60_000;

const TICKET = /^([a-z0-9]{24})\.(\d{13})\.([A-Za-z0-9_-]{43})$/;

/** An address's last part that stands for "whoever has this may fetch this file until then", signed with `key`. */
export function writeTicket({ fileId, now, key }: { fileId: string; now: Date; key: Buffer }): string {
  const claim = `${fileId}.${now.getTime() + TICKET_LIFETIME}`;
  return `${claim}.${sign({ claim, key }).toString('base64url')}`;
}

/** The file a ticket is for; `null` when it has run out or is not one of ours, letter for letter. */
export function readTicket({ ticket, now, key }: { ticket: string; now: Date; key: Buffer }): string | null {
  const [, fileId, expiresAt, signature] = TICKET.exec(ticket) ?? [];
  if (!fileId || !expiresAt || !signature) return null;
  const expected = sign({ claim: `${fileId}.${expiresAt}`, key });
  const given = Buffer.from(signature, 'base64url');
  // Base64 has several spellings of the last byte: only the one we write counts.
  if (given.toString('base64url') !== signature || !timingSafeEqual(given, expected)) return null;
  return Number(expiresAt) > now.getTime() ? fileId : null;
}

function sign({ claim, key }: { claim: string; key: Buffer }): Buffer {
  return createHmac('sha256', key).update(claim).digest();
}
