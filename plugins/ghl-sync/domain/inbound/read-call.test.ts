import { expect, test } from 'vitest';
import { readAppEvent, readWorkflowCall } from './read-call.ts';

test("a workflow's call says one thing about one person", () => {
  const call = readWorkflowCall({
    event: 'tag',
    name: ' VIP ',
    action: 'removed',
    contact_id: 'abc',
    email: 'Ada@Example.com',
    first_name: ' Ada ',
    last_name: null,
    phone: '+44 20 7946-0018',
    at: '2026-11-12T10:00:00Z',
    locale: 'es',
  });
  expect(call).toEqual({
    person: {
      contactId: 'abc',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: '',
      phone: '+442079460018',
      locale: 'es',
    },
    at: new Date('2026-11-12T10:00:00Z'),
    tags: null,
    one: { kind: 'tag', name: 'vip', isPresent: false },
  });
});

test('a time nobody can read is none, and a phone that is no number is left out', () => {
  const call = readWorkflowCall({
    event: 'workflow',
    name: 'Welcome',
    action: 'added',
    contact_id: 'abc',
    email: 'a@b.cc',
    phone: '555-CALL',
    at: 'yesterday-ish',
  });
  expect([call.at, call.person.phone]).toEqual([null, null]);
});

test('an event of GHL says every tag there is; one about something else says none', () => {
  const event = {
    locationId: 'loc',
    id: 'abc',
    email: 'a@b.cc',
    tags: ['One', ' two '],
    timestamp: '2026-11-12T10:00:00Z',
  };
  expect(readAppEvent({ ...event, type: 'ContactTagUpdate' })).toMatchObject({ tags: ['one', 'two'], one: null });
  expect(readAppEvent({ ...event, type: 'ContactDelete' }).tags).toBeNull();
  expect(readAppEvent({ ...event, type: 'ContactUpdate', tags: undefined }).tags).toBeNull();
});
