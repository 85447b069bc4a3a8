import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/**
 * A name for whoever calls from an address, without the address: of IPv6 the first 64 bits count, for a household owns as many
 * addresses as it likes behind them.
 */
export function nameAddress({ address }: { address: string }): string {
  return `address:${createHash('sha256').update(toNetwork(address)).digest('base64url').slice(0, 22)}`;
}

function toNetwork(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
    .replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
