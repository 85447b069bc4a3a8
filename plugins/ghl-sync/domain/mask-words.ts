const EMAIL = /[^\s"'<>()[\],;:]+@[^\s"'<>()[\],;:]+/g;
const PHONE = /\+?\d[\d\s().-]{6,}\d/g;

/** A text without the addresses and numbers of people that somebody quoted in it. */
export function maskWords(text: string): string {
  return text.replace(EMAIL, '•••@•••').replace(PHONE, '•••');
}

/** A contact that may be shown: whose it is by name, and that there is an address and a number. */
export function maskContact<C extends { email: string; phone: string | null }>(contact: C): C {
  return { ...contact, email: '•••@•••', phone: contact.phone === null ? null : '•••' };
}
