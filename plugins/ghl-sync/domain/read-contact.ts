/** What is read of a contact at GHL. */
export interface GhlContact {
  id: string;
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  tags: string[];
}

/** What was written and did not come back: GHL has it on another contact, and dropped it here without a word. */
export function findDropped({
  wrote,
  contact,
}: {
  wrote: { email: string; phone: string | null };
  contact: Pick<GhlContact, 'email' | 'phone'>;
}): 'email' | 'phone' | null {
  if (!isSameEmail(wrote.email, contact.email)) return 'email';
  if (wrote.phone !== null && wrote.phone !== toPlainPhone(contact.phone)) return 'phone';
  return null;
}

export function isSameEmail(one: string, other: string | null): boolean {
  return one.trim().toLowerCase() === (other ?? '').trim().toLowerCase();
}

/** `+14155550123` for `+1 415-555-0123`; GHL answers either. */
export function toPlainPhone(phone: string | null): string | null {
  return phone === null ? null : phone.replace(/[^\d+]/g, '') || null;
}
