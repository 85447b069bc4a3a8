import { problems } from './problems.ts';
import type { Contact, Data } from './records.ts';
import type { SearchInput } from './schemas.ts';

/** Fields contacts are searched by here; GHL has more. */
const SEARCHABLE = new Set(['id', 'email', 'phone', 'tags', 'firstNameLowerCase', 'lastNameLowerCase']);

/**
 * Contacts by filters, all of which must hold, oldest first. `searchAfter` of the last contact of a page leads to the next.
 *
 * @throws GhlProblem 422 for a field or operator that is not searched by
 */
export function searchContacts({ data, input }: { data: Data; input: SearchInput }): {
  contacts: (Contact & { searchAfter: [string, string] })[];
  total: number;
} {
  const filters = (input.filters ?? []).map(toPredicate);
  const [afterDate, afterId] = input.searchAfter ?? [];
  const key = ({ dateAdded, id }: Contact) => `${dateAdded} ${id}`;
  const found = Object.values(data.contacts)
    .filter((contact) => filters.every((holds) => holds(contact)))
    .toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
  const rest = afterDate && afterId ? found.filter((contact) => key(contact) > `${afterDate} ${afterId}`) : found;
  const contacts = rest.slice(0, input.pageLimit).map((contact) => ({
    ...contact,
    searchAfter: [contact.dateAdded, contact.id] as [string, string],
  }));
  return { contacts, total: found.length };
}

function toPredicate({ field, operator, value }: NonNullable<SearchInput['filters']>[number]) {
  if (!SEARCHABLE.has(field)) throw problems.unprocessable([`filters.field ${field} is not searchable`]);
  const wanted = (Array.isArray(value) ? value : [value]).map((text) => String(text).toLowerCase());
  const valuesOf = (contact: Contact): string[] => {
    if (field === 'tags') return contact.tags;
    const own = field === 'firstNameLowerCase' ? 'firstName' : field === 'lastNameLowerCase' ? 'lastName' : field;
    const text = contact[own as 'id' | 'email' | 'phone' | 'firstName' | 'lastName'];
    return text === undefined ? [] : [text.toLowerCase()];
  };
  if (operator === 'eq') return (contact: Contact) => valuesOf(contact).some((text) => wanted.includes(text));
  if (operator === 'contains')
    return (contact: Contact) => valuesOf(contact).some((text) => wanted.some((part) => text.includes(part)));
  throw problems.unprocessable([`filters.operator ${operator} is not known`]);
}
