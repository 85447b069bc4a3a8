import { createHash, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

/** Signed calls are taken for a day after they happened: GHL may try again for hours, and none is taken twice. */
export const OLDEST_MS = 24 * 60 * 60 * 1_000;
/** Clocks differ. */
export const NEWEST_MS = 5 * 60 * 1_000;

/**
 * Who a call proves to be from: one of the location's workflows, by the secret, or GHL itself, by its signature over the
 * bytes of the body. A wrong secret is not made good by a signature.
 *
 * @param secret empty: no workflow may call
 * @param publicKey base64 of an Ed25519 key's SPKI; empty: no app may call
 */
export function proveCall({
  rawBody,
  givenSecret,
  givenSignature,
  secret,
  publicKey,
}: {
  rawBody: string;
  givenSecret: string;
  givenSignature: string;
  secret: string;
  publicKey: string;
}): 'secret' | 'signature' | null {
  if (givenSecret !== '') return secret !== '' && isSame(givenSecret, secret) ? 'secret' : null;
  if (givenSignature === '' || publicKey === '' || rawBody === '') return null;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const isSigned = verify(null, Buffer.from(rawBody, 'utf8'), key, Buffer.from(givenSignature, 'base64'));
  return isSigned ? 'signature' : null;
}

/** What names a call, so that it counts once: its own id, else its very bytes. */
export function nameCall({ rawBody, webhookId }: { rawBody: string; webhookId: string | null | undefined }): string {
  if (webhookId) return `id:${webhookId}`;
  return `sha256:${createHash('sha256').update(rawBody, 'utf8').digest('base64url')}`;
}

export function isInTime({ at, now }: { at: Date; now: Date }): boolean {
  const age = now.getTime() - at.getTime();
  return age <= OLDEST_MS && age >= -NEWEST_MS;
}

/** Takes as long for any guess. */
function isSame(one: string, other: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value, 'utf8').digest();
  return timingSafeEqual(digest(one), digest(other));
}
