/**
 * What people type, as the contract wants it: no blanks around, a phone without the spaces and dashes it is written
 * with, and no phone at all rather than an empty one. Passwords are left as they are.
 */
export function cleanValues<T extends Record<string, unknown>>(values: T): T {
  const cleaned: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' || /password/i.test(name)) cleaned[name] = value;
    else if (name === 'phone') cleaned[name] = toPhone(value);
    else cleaned[name] = value.trim();
    if (cleaned[name] === undefined) delete cleaned[name];
  }
  return cleaned as T;
}

function toPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s().\-/]/g, '').replace(/^00/, '+');
  return digits === '' ? undefined : digits;
}
