import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readTicket, TICKET_LIFETIME, writeTicket } from './ticket.ts';

const key = randomBytes(32);
const openedAt = new Date('2026-11-22T15:00:00.000Z');
const later = (ms: number) => new Date(openedAt.getTime() + ms);
const mine = { userId: 7, lessonId: 'a'.repeat(24), key };
const ticket = writeTicket({ ...mine, openedAt });

test('a ticket says when the page was opened, for a week', () => {
  expect(readTicket({ ...mine, ticket, now: later(3_600_000) })).toEqual(openedAt);
  expect(readTicket({ ...mine, ticket, now: later(TICKET_LIFETIME - 1) })).toEqual(openedAt);
  expect(readTicket({ ...mine, ticket, now: later(TICKET_LIFETIME) })).toBeNull();
});

test("another learner's, another lesson's and another school's ticket say nothing", () => {
  const now = later(1);
  expect(readTicket({ ...mine, userId: 8, ticket, now })).toBeNull();
  expect(readTicket({ ...mine, lessonId: 'b'.repeat(24), ticket, now })).toBeNull();
  expect(readTicket({ ...mine, key: randomBytes(32), ticket, now })).toBeNull();
});

test('a ticket whose time was turned back, or one letter of which was changed, says nothing', () => {
  const now = later(1);
  const [time = '', mark = ''] = ticket.split('.');
  const forged = [`${Number(time) - 3_600_000}.${mark}`, `${ticket}x`, ticket.slice(0, -1), '', '.', `${time}.`];
  for (const letter of 'AQgw_') forged.push(`${time}.${mark.slice(0, -1)}${letter}`);
  for (const text of forged.filter((text) => text !== ticket))
    expect(readTicket({ ...mine, ticket: text, now }), text).toBeNull();
  expect(readTicket({ ...mine, ticket: undefined, now })).toBeNull();
});

test('where clocks of two servers differ, nobody opened a page tomorrow', () => {
  expect(readTicket({ ...mine, ticket, now: later(-5_000) })).toEqual(later(-5_000));
});
