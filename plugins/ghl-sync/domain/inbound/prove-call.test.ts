import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { isInTime, nameCall, proveCall } from './prove-call.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const SPKI = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const BODY = '{"type":"ContactTagUpdate"}';
const SIGNATURE = sign(null, Buffer.from(BODY), privateKey).toString('base64');
const prove = (change: Partial<Parameters<typeof proveCall>[0]>) =>
  proveCall({ rawBody: BODY, givenSecret: '', givenSignature: '', secret: 'a-secret', publicKey: SPKI, ...change });

test('the secret, or a signature of these very bytes, proves a call', () => {
  expect(prove({ givenSecret: 'a-secret' })).toBe('secret');
  expect(prove({ givenSignature: SIGNATURE })).toBe('signature');
});

test.each([
  ['nothing', {}],
  ['another secret', { givenSecret: 'b-secret' }],
  ['a secret where none is set', { givenSecret: 'a-secret', secret: '' }],
  ['a wrong secret beside a right signature', { givenSecret: 'b', givenSignature: SIGNATURE }],
  ['a signature of other bytes', { givenSignature: SIGNATURE, rawBody: `${BODY} ` }],
  ['a signature where no key is set', { givenSignature: SIGNATURE, publicKey: '' }],
  ['what is no signature', { givenSignature: 'nonsense' }],
  [
    'a signature of nothing',
    { givenSignature: sign(null, Buffer.alloc(0), privateKey).toString('base64'), rawBody: '' },
  ],
])('%s proves none', (_name, change) => {
  expect(prove(change)).toBeNull();
});

test('a call is named by its own id, else by its bytes', () => {
  expect(nameCall({ rawBody: BODY, webhookId: 'w-1' })).toBe('id:w-1');
  expect(nameCall({ rawBody: BODY, webhookId: null })).toMatch(/^sha256:.{43}$/);
  expect(nameCall({ rawBody: `${BODY} `, webhookId: '' })).not.toBe(nameCall({ rawBody: BODY, webhookId: '' }));
});

test('a call of the last day is in time, and one of a clock that is a little ahead', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const at = (text: string) => isInTime({ at: new Date(text), now });
  expect([at('2026-11-21T12:00:00Z'), at('2026-11-22T12:04:00Z')]).toEqual([true, true]);
  expect([at('2026-11-21T11:59:59Z'), at('2026-11-22T12:06:00Z')]).toEqual([false, false]);
});
