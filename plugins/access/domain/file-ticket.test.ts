import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTicket, TICKET_LIFETIME, writeTicket } from './file-ticket.ts';

const key = Buffer.alloc(32, 7);
const now = new Date('2026-11-22T12:00:00Z');
const fileId = 'f'.repeat(24);
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);

test('a ticket names its file until it runs out, and not at that moment', () => {
  const ticket = writeTicket({ fileId, now, key });
  expect(readTicket({ ticket, now, key })).toBe(fileId);
  expect(readTicket({ ticket, now: after(TICKET_LIFETIME - 1), key })).toBe(fileId);
  expect(readTicket({ ticket, now: after(TICKET_LIFETIME), key })).toBeNull();
});

test('a ticket for another file or a later end does not fit its signature', () => {
  const [, expiresAt, signature] = writeTicket({ fileId, now, key }).split('.');
  expect(readTicket({ ticket: `${'g'.repeat(24)}.${expiresAt}.${signature}`, now, key })).toBeNull();
  expect(readTicket({ ticket: `${fileId}.${Number(expiresAt) + 1}.${signature}`, now, key })).toBeNull();
});

test('a ticket of another key is none of ours', () => {
  const ticket = writeTicket({ fileId, now, key: Buffer.alloc(32, 8) });
  expect(readTicket({ ticket, now, key })).toBeNull();
});

test('no other spelling of a ticket is taken, wherever it differs', () => {
  const ticket = writeTicket({ fileId, now, key });
  fc.assert(
    fc.property(fc.nat({ max: ticket.length - 1 }), fc.string({ maxLength: 2 }), (at, put) => {
      const other = ticket.slice(0, at) + put + ticket.slice(at + 1);
      expect(readTicket({ ticket: other, now, key })).toBe(other === ticket ? fileId : null);
    })
  );
});

test('whatever is sent is read without breaking', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (ticket) => {
      expect(readTicket({ ticket, now, key })).toBeNull();
    })
  );
});
