import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureVerdict = { isGenuine: true } | { isGenuine: false; reason: SignatureFault };

/** Why a webhook is not believed. Logged and counted, never told to the sender. */
export type SignatureFault = 'no-signature' | 'malformed-signature' | 'too-old' | 'too-new' | 'wrong-signature';

/** Seconds a webhook may be older, or newer, than our clock. */
export const SIGNATURE_TOLERANCE = 300;

/** Mux sends one signature, two while a secret is rolled over; more is somebody making us work. */
const MOST_SIGNATURES = 8;

/**
 * Decides whether Mux sent these bytes: `Mux-Signature: t=<unix seconds>,v1=<hex of HMAC-SHA256(secret, "t.body")>`,
 * one matching `v1` of several being enough. The time window is closed on both sides, so that a signature made once
 * cannot be kept for later; signatures are compared in constant time.
 */
export function verifySignature({
  rawBody,
  header,
  secret,
  now,
}: {
  rawBody: string;
  header: string | undefined;
  secret: string;
  now: Date;
}): SignatureVerdict {
  if (!header) return { isGenuine: false, reason: 'no-signature' };
  const parts = header.split(',', MOST_SIGNATURES + 2).map((part) => part.trim());
  const times = parts.filter((part) => part.startsWith('t=')).map((part) => part.slice(2));
  const signatures = parts.filter((part) => part.startsWith('v1=')).map((part) => part.slice(3));
  const [time] = times;
  if (
    times.length !== 1 ||
    !time ||
    !/^\d{1,12}$/.test(time) ||
    signatures.length === 0 ||
    signatures.length > MOST_SIGNATURES
  ) {
    return { isGenuine: false, reason: 'malformed-signature' };
  }
  const age = now.getTime() / 1_000 - Number(time);
  if (age > SIGNATURE_TOLERANCE) return { isGenuine: false, reason: 'too-old' };
  if (age < -SIGNATURE_TOLERANCE) return { isGenuine: false, reason: 'too-new' };

  const expected = createHmac('sha256', secret).update(`${time}.${rawBody}`, 'utf8').digest();
  const isGenuine = signatures.map((signature) => isSame({ expected, signature })).includes(true);
  return isGenuine ? { isGenuine } : { isGenuine: false, reason: 'wrong-signature' };
}

function isSame({ expected, signature }: { expected: Buffer; signature: string }): boolean {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return false;
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}
