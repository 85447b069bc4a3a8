import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number as GHL wants it, `+14155550123`; null for what is none, or is no use without a country. */
export function toE164(phone: string | null): string | null {
  const parsed = phone ? parsePhoneNumberFromString(phone) : undefined;
  return parsed?.isPossible() ? parsed.number : null;
}
