import { expect, test } from 'vitest';
import { nameAddress } from './name-address.ts';

const name = (address: string) => nameAddress({ address });

test('a name tells nothing of the address and is always the same', () => {
  expect(name('203.0.113.7')).toBe(name('203.0.113.7'));
  expect(name('203.0.113.7')).not.toContain('203');
  expect(name('203.0.113.7')).not.toBe(name('203.0.113.8'));
});

test('an IPv4 address is the same one inside an IPv6 socket', () => {
  expect(name('::ffff:203.0.113.7')).toBe(name('203.0.113.7'));
});

test('of an IPv6 address the network counts, however it is written', () => {
  expect(name('2001:db8:1:2:3:4:5:6')).toBe(name('2001:0DB8:1:2::1'));
  expect(name('2001:db8::1')).toBe(name('2001:db8:0:0:ffff::'));
  expect(name('2001:db8:1:2::1')).not.toBe(name('2001:db8:1:3::1'));
  expect(name('fe80::1%eth0')).toBe(name('fe80::2'));
  expect(name('::1')).toBe(name('::'));
});

test('what is no address has a name all the same', () => {
  expect(name('')).toBe(name(''));
});
