import { randomBytes } from 'node:crypto';
import { problems } from './problems.ts';
import type { Contact, Data } from './records.ts';

/** What a caller may write of a contact. */
export interface ContactInput {
  locationId?: string;
  firstName?: string | null;
  lastName?: string | null;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  source?: string;
  tags?: string[];
  customFields?: { id: string; key?: string; field_value?: unknown }[];
  dnd?: boolean;
  createNewIfDuplicateAllowed?: boolean;
}

/** How a location finds that two contacts are one: in this order. */
export type MatchField = 'email' | 'phone';

/** Contacts that match an input, by field. */
function findMatches({ data, input }: { data: Data; input: ContactInput }): Record<MatchField, Contact | undefined> {
  const contacts = Object.values(data.contacts);
  const email = input.email?.toLowerCase();
  const phone = input.phone ? toE164(input.phone) : undefined;
  return {
    email: email ? contacts.find((contact) => contact.email === email) : undefined,
    phone: phone ? contacts.find((contact) => contact.phone === phone) : undefined,
  };
}

/**
 * Creates a contact, or refuses a duplicate with the one it is of.
 *
 * @throws GhlProblem 400 with `meta` where a contact matches
 */
export function createContact({ data, input, now }: { data: Data; input: ContactInput; now: string }): Contact {
  const matches = findMatches({ data, input });
  for (const field of ['email', 'phone'] as const) {
    const match = matches[field];
    if (match) throw duplicate({ match, field });
  }
  return insert({ data, input, now });
}

/**
 * Creates or changes a contact. Where e-mail and phone are of two different contacts, the first in the location's order is
 * changed and the other field is dropped without a word, as GHL does it.
 */
export function upsertContact({
  data,
  input,
  order,
  now,
}: {
  data: Data;
  input: ContactInput;
  order: readonly MatchField[];
  now: string;
}): { contact: Contact; isNew: boolean; tagsBefore: readonly string[] } {
  const matches = findMatches({ data, input });
  const match = order.map((field) => matches[field]).find((contact) => contact !== undefined);
  if (!match) return { contact: insert({ data, input, now }), isNew: true, tagsBefore: [] };
  const tagsBefore = match.tags;
  const kept = { ...input };
  for (const field of ['email', 'phone'] as const) {
    if (matches[field] && matches[field] !== match) delete kept[field];
  }
  write({ data, contact: match, input: kept, now });
  return { contact: match, isNew: false, tagsBefore };
}

/** Changes a contact. @throws GhlProblem 400 with `meta` where its e-mail or phone is another's */
export function updateContact({
  data,
  contact,
  input,
  now,
}: {
  data: Data;
  contact: Contact;
  input: ContactInput;
  now: string;
}): void {
  const matches = findMatches({ data, input });
  for (const field of ['email', 'phone'] as const) {
    const match = matches[field];
    if (match && match !== contact) throw duplicate({ match, field });
  }
  write({ data, contact, input, now });
}

/** Adds tags; one the location does not know is known from then on, on every contact's list to choose from. */
export function addTags({ data, contact, tags }: { data: Data; contact: Contact; tags: readonly string[] }): void {
  const wanted = tags.map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== '');
  contact.tags = [...new Set([...contact.tags, ...wanted])];
  data.tags = [...new Set([...data.tags, ...wanted])];
}

/** Takes tags off a contact; the location goes on knowing them. */
export function removeTags({ contact, tags }: { contact: Contact; tags: readonly string[] }): void {
  const gone = new Set(tags.map((tag) => tag.trim().toLowerCase()));
  contact.tags = contact.tags.filter((tag) => !gone.has(tag));
}

function insert({ data, input, now }: { data: Data; input: ContactInput; now: string }): Contact {
  const contact: Contact = {
    id: randomBytes(15).toString('base64url'),
    locationId: input.locationId ?? '',
    tags: [],
    customFields: [],
    dnd: false,
    dateAdded: now,
    dateUpdated: now,
  };
  data.contacts[contact.id] = contact;
  write({ data, contact, input, now });
  return contact;
}

function write({
  data,
  contact,
  input,
  now,
}: {
  data: Data;
  contact: Contact;
  input: ContactInput;
  now: string;
}): void {
  const { firstName, lastName, name, source, dnd, email, phone, tags, customFields } = input;
  const texts = { firstName, lastName, name, source };
  for (const [key, value] of Object.entries(texts))
    if (typeof value === 'string') Object.assign(contact, { [key]: value });
  if (email) contact.email = email.toLowerCase();
  if (phone) contact.phone = toE164(phone);
  else if (phone !== undefined) delete contact.phone;
  if (dnd !== undefined) contact.dnd = dnd;
  if (tags) {
    // GHL's own trap: what is there is overwritten, not added to.
    contact.tags = [];
    addTags({ data, contact, tags });
  }
  for (const { id, field_value: value } of customFields ?? []) {
    contact.customFields = [...contact.customFields.filter((field) => field.id !== id), { id, value }];
  }
  contact.dateUpdated = now;
}

function duplicate({ match, field }: { match: Contact; field: MatchField }) {
  return problems.badRequest('This location does not allow duplicated contacts.', {
    meta: {
      contactId: match.id,
      matchingField: field,
      contactName: [match.firstName, match.lastName].filter(Boolean).join(' '),
    },
  });
}

/** `+14155550123` for `+1 415-555-0123`. */
function toE164(phone: string): string {
  return phone.replace(/[\s().-]/g, '');
}
