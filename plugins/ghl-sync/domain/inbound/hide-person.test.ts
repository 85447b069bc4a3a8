import { expect, test } from 'vitest';
import { hidePerson } from './hide-person.ts';

const ada = { email: 'ada@example.com', contactId: 'c1' };

test('somebody is the same by the address, whatever the contact, and another under another key', () => {
  const hidden = hidePerson({ person: ada, key: 'k' });
  expect(hidden).toBe(hidePerson({ person: { ...ada, contactId: 'c2' }, key: 'k' }));
  expect(hidden).not.toBe(hidePerson({ person: ada, key: 'l' }));
  expect(hidden).not.toMatch(/ada|example/);
});

test('without an address it is the contact, and without either nobody', () => {
  const byContact = hidePerson({ person: { ...ada, email: null }, key: 'k' });
  expect(byContact).not.toBe(hidePerson({ person: ada, key: 'k' }));
  expect(byContact).toBeTruthy();
  expect(hidePerson({ person: { email: null, contactId: null }, key: 'k' })).toBeNull();
});
