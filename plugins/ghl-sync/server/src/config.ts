import { createPublicKey } from 'node:crypto';
import { checkSettings, isOrigin } from '@diamond/kit';
import { number, object, string, type InferType } from 'yup';

const schema = object({
  baseUrl: string()
    .required('must be set')
    .test('origin', 'must be an http or https address without a path or trailing slash', isOrigin),
  token: string().defined('must be set, or empty'),
  locationId: string()
    .defined('must be set, or empty')
    .matches(/^[A-Za-z0-9-]{0,64}$/, 'must be the id of a location'),
  inboundSecret: string().defined('must be set, or empty'),
  inboundPublicKey: string()
    .defined('must be set, or empty')
    .test('key', 'must be an Ed25519 public key: base64 of its DER', isPublicKey),
  timeout: number()
    .required('must be set')
    .integer('must be whole milliseconds')
    .min(100, 'must be 100 milliseconds or more')
    .max(120_000, 'must be 120000 milliseconds or less'),
})
  .noUnknown('has settings that do not exist: ${unknown}')
  .strict();

/** Settings of the plugin; see its README. */
export type CrmConfig = InferType<typeof schema>;

export default {
  default: {
    baseUrl: 'https://services.leadconnectorhq.com',
    /** Private integration token; empty: not connected. */
    token: '',
    locationId: '',
    /** What inbound calls prove themselves with; empty: none is taken by it. */
    inboundSecret: '',
    inboundPublicKey: '',
    /** Milliseconds GHL has to answer. */
    timeout: 15_000,
  } satisfies CrmConfig,
  /** @throws Error naming every setting that is missing or wrong, never its value; the boot stops */
  validator(settings: unknown): void {
    checkSettings({ plugin: 'ghl-sync', schema, settings });
  },
};

/** Whether there is a GHL to tell anything. */
export function isConnected({ token, locationId }: Pick<CrmConfig, 'token' | 'locationId'>): boolean {
  return token !== '' && locationId !== '';
}

function isPublicKey(value: string | undefined): boolean {
  if (!value) return true;
  try {
    const key = createPublicKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    // Whatever is wrong with it, it is not a key.
    return false;
  }
}
