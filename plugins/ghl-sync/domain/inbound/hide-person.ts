import { createHmac } from 'node:crypto';
import type { CallPerson } from './read-call.ts';

/**
 * What stands for somebody the school does not know: the same for the same address, and told to nobody without the key.
 *
 * @returns null for a call that says neither an address nor a contact
 */
export function hidePerson({
  person: { email, contactId },
  key,
}: {
  person: Pick<CallPerson, 'email' | 'contactId'>;
  key: string;
}): string | null {
  const name = email ? `email:${email}` : contactId ? `contact:${contactId}` : null;
  return name && createHmac('sha256', key).update(name, 'utf8').digest('base64url');
}
