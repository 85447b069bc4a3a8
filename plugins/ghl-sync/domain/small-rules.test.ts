import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../contract/index.ts';
import { compareContact } from './compare-contact.ts';
import { decideMilestones } from './decide-milestones.ts';
import { describeCalls } from './describe-calls.ts';
import { expectTags } from './expect-tags.ts';
import { maskContact } from './mask-words.ts';
import { findDropped } from './read-contact.ts';
import { readLimits } from './read-limits.ts';
import { toE164 } from './to-e164.ts';

const CONTACT = {
  id: 'c',
  email: 'ada@example.com',
  phone: '+1 415-555-0123',
  firstName: 'ada',
  lastName: 'Example',
  tags: ['a'],
};

test('what GHL dropped is seen by reading back; how it writes an address or a number is no difference', () => {
  expect(findDropped({ wrote: { email: 'Ada@Example.com', phone: '+14155550123' }, contact: CONTACT })).toBeNull();
  expect(findDropped({ wrote: { email: 'bea@example.com', phone: null }, contact: CONTACT })).toBe('email');
  expect(findDropped({ wrote: { email: 'ada@example.com', phone: '+491' }, contact: CONTACT })).toBe('phone');
  expect(findDropped({ wrote: { email: 'ada@example.com', phone: null }, contact: CONTACT })).toBeNull();
});

test('milestones are told in their order, each once, all of those a short course passes at once', () => {
  const standings = [{ courseId: 'c', percent: 50 }];
  expect(decideMilestones({ standings, told: new Set() }).map(({ event }) => event)).toEqual([
    'course-started',
    'course-25',
    'course-50',
  ]);
  const told = new Set(['c course-started', 'c course-25', 'c course-50']);
  expect(decideMilestones({ standings, told })).toEqual([]);
  expect(decideMilestones({ standings: [{ courseId: 'c', percent: 100 }], told }).map(({ event }) => event)).toEqual([
    'course-75',
    'course-completed',
  ]);
});

test('the tags a contact should have are those of all events so far, less what later ones removed', () => {
  expect(
    expectTags({ events: ['registered', 'course-started', 'stalled', 'course-50'], settings: DEFAULT_SETTINGS })
  ).toEqual(['course-signup', 'watch-diamond-member', 'course-started']);
});

test('other tags and a phone nobody told are no differences', () => {
  const learner = { email: 'ada@example.com', firstName: 'Ada', lastName: 'Example', phone: null };
  expect(compareContact({ learner, contact: CONTACT, tags: ['a'], wasKnown: true })).toEqual([]);
  expect(compareContact({ learner, contact: CONTACT, tags: ['a', 'b'], wasKnown: false })).toEqual([
    'no-contact',
    'tags',
  ]);
  expect(compareContact({ learner, contact: null, tags: [], wasKnown: true })).toEqual(['contact-gone']);
  const other = { ...learner, lastName: 'Married', phone: '+491701234567' };
  expect(compareContact({ learner: other, contact: CONTACT, tags: [], wasKnown: true })).toEqual([
    'phone',
    'last-name',
  ]);
});

test('limits are read where the headers tell some that can be', () => {
  const headers = {
    'x-ratelimit-max': '100',
    'x-ratelimit-remaining': '7',
    'x-ratelimit-interval-milliseconds': '10000',
    'x-ratelimit-limit-daily': '200000',
    'x-ratelimit-daily-remaining': '5',
    'x-ratelimit-daily-reset': '3600000',
  };
  expect(readLimits({ headers })).toEqual({
    burst: 100,
    interval: 10_000,
    remaining: 7,
    daily: 200_000,
    dailyLeft: 5,
    dailyReset: 3_600_000,
  });
  expect(readLimits({ headers: {} })).toBeNull();
  expect(readLimits({ headers: { ...headers, 'x-ratelimit-max': '0' } })).toBeNull();
  expect(readLimits({ headers: { ...headers, 'x-ratelimit-max': 'many' } })).toBeNull();
});

test.each([
  ['+1 415-555-0123', '+14155550123'],
  ['+491701234567', '+491701234567'],
  ['0170 1234567', null],
  ['', null],
  [null, null],
])('the number %j is %j for GHL', (phone, wanted) => {
  expect(toE164(phone)).toBe(wanted);
});

const EFFECTS = {
  writesContact: true,
  contact: { email: 'a@example.com', firstName: 'A', lastName: 'B', phone: null, source: 'S' },
  customFields: [],
  addTags: ['a'],
  removeTags: ['b'],
  workflowId: 'w',
};

test('a preview is the requests in their order, tags never in the contact', () => {
  const calls = describeCalls({ locationId: 'loc', contactId: null, effects: EFFECTS });
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /contacts/upsert',
    'POST /contacts/{contactId}/tags',
    'DELETE /contacts/{contactId}/tags',
    'POST /contacts/{contactId}/workflow/w',
  ]);
  expect(Object.keys(calls[0]?.body ?? {})).not.toContain('tags');
});

test('a contact that is known is changed by its id, and only where the event has something to write', () => {
  const known = { locationId: 'loc', contactId: 'c1' };
  const [first, second] = describeCalls({ ...known, effects: EFFECTS });
  expect(first).toEqual({
    method: 'PUT',
    path: '/contacts/c1',
    body: { email: 'a@example.com', firstName: 'A', lastName: 'B' },
  });
  expect(second?.path).toBe('/contacts/c1/tags');
  const quiet = { ...EFFECTS, writesContact: false };
  expect(describeCalls({ ...known, effects: quiet })[0]?.path).toBe('/contacts/c1/tags');
  const customFields = [{ id: 'f', field_value: '50' }];
  expect(describeCalls({ ...known, effects: { ...quiet, customFields } })[0]?.body).toEqual({ customFields });
});

test('a masked contact still says that there is an address, and whether there is a number', () => {
  const { contact } = EFFECTS;
  expect(maskContact(contact)).toEqual({ ...contact, email: '•••@•••' });
  expect(maskContact({ ...contact, phone: '+14155550123' }).phone).toBe('•••');
});
