import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters in an id of Mux's; 44 of 62 letters are about 262 random bits. */
const LENGTH = 44;

/** A new random id in Mux's look: letters and digits only, so it may stand in a path or a file name as it is. */
export function makeId(): string {
  let id = '';
  while (id.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      // 248 is the largest multiple of 62 in a byte: what lies above would make the first letters likelier.
      if (byte < 248 && id.length < LENGTH) id += ALPHABET[byte % 62];
    }
  }
  return id;
}

/** Whether `value` could be an id of ours or Mux's. Whatever passes holds no dot, slash or other path character. */
export function isId(value: string): boolean {
  return /^[0-9A-Za-z]{10,100}$/.test(value);
}
