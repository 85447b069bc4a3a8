import { createHmac } from 'node:crypto';
import Mux from '@mux/mux-node';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifySignature } from './verify-signature.ts';

const secret = 'a webhook secret';
const now = new Date('2026-11-22T12:00:00Z');
const seconds = now.getTime() / 1_000;
const rawBody = '{"id":"e1","name":"Zo\\u00eb \u00e9"}';

function sign({
  body = rawBody,
  at = seconds,
  key = secret,
}: { body?: string; at?: number; key?: string } = {}): string {
  return createHmac('sha256', key).update(`${at}.${body}`).digest('hex');
}

const verify = (header: string | undefined, body = rawBody) => verifySignature({ rawBody: body, header, secret, now });

test('what Mux signed is genuine', () => {
  expect(verify(`t=${seconds},v1=${sign()}`)).toEqual({ isGenuine: true });
});

test('one genuine signature of several is enough, wherever it stands', () => {
  expect(verify(`t=${seconds},v1=${'0'.repeat(64)},v1=${sign()}`).isGenuine).toBe(true);
  expect(verify(`t=${seconds}, v1=${sign()}, v1=${'0'.repeat(64)}`).isGenuine).toBe(true);
});

test('other schemes beside v1 are passed over', () => {
  expect(verify(`t=${seconds},v0=${sign()}`)).toEqual({ isGenuine: false, reason: 'malformed-signature' });
  expect(verify(`t=${seconds},v0=abc,v1=${sign()}`).isGenuine).toBe(true);
});

test('a missing or shapeless header is refused', () => {
  expect(verify(undefined)).toEqual({ isGenuine: false, reason: 'no-signature' });
  expect(verify('')).toEqual({ isGenuine: false, reason: 'no-signature' });
  for (const header of [
    'v1=abc',
    `t=${seconds}`,
    `t=,v1=${sign()}`,
    `t=-1,v1=${sign()}`,
    `t=1e9,v1=${sign()}`,
    'nonsense',
  ]) {
    expect(verify(header)).toEqual({ isGenuine: false, reason: 'malformed-signature' });
  }
});

test('two times or a flood of signatures are refused', () => {
  expect(verify(`t=${seconds},t=${seconds},v1=${sign()}`)).toEqual({ isGenuine: false, reason: 'malformed-signature' });
  const flood = Array.from({ length: 20 }, () => `v1=${sign()}`).join(',');
  expect(verify(`t=${seconds},${flood}`)).toEqual({ isGenuine: false, reason: 'malformed-signature' });
});

test('the time window is closed on both sides', () => {
  const at = (offset: number) => verify(`t=${seconds + offset},v1=${sign({ at: seconds + offset })}`);
  expect(at(-300).isGenuine).toBe(true);
  expect(at(300).isGenuine).toBe(true);
  expect(at(-301)).toEqual({ isGenuine: false, reason: 'too-old' });
  expect(at(301)).toEqual({ isGenuine: false, reason: 'too-new' });
});

test('another secret, another time, a changed or re-written body are refused', () => {
  const wrong = { isGenuine: false, reason: 'wrong-signature' };
  expect(verify(`t=${seconds},v1=${sign({ key: 'guess' })}`)).toEqual(wrong);
  expect(verify(`t=${seconds - 1},v1=${sign()}`)).toEqual(wrong);
  expect(verify(`t=${seconds},v1=${sign()}`, `${rawBody} `)).toEqual(wrong);
  expect(verify(`t=${seconds},v1=${sign()}`, JSON.stringify(JSON.parse(rawBody)))).toEqual(wrong);
  expect(verify(`t=${seconds},v1=${sign().slice(0, 63)}`)).toEqual(wrong);
});

test('whatever stands in the header, only the right signature is genuine', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (header, body) => {
      expect(verify(header, body).isGenuine).toBe(false);
      expect(verify(`t=${seconds},v1=${sign({ body })}`, body).isGenuine).toBe(true);
    })
  );
});

test("Mux's own library agrees", async () => {
  const mux = new Mux({ tokenId: null, tokenSecret: null });
  const at = Math.floor(Date.now() / 1_000);
  const header = `t=${at},v1=${sign({ at })}`;
  await mux.webhooks.verifySignature(rawBody, { 'mux-signature': header }, secret);
  expect(verifySignature({ rawBody, header, secret, now: new Date() }).isGenuine).toBe(true);
});
