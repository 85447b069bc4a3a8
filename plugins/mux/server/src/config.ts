import { createPrivateKey } from 'node:crypto';
import { checkSettings, isOrigin } from '@diamond/kit';
import { number, object, string, type InferType } from 'yup';

const origin = () =>
  string()
    .required('must be set')
    .test('origin', 'must be an http or https address without a path or trailing slash', isOrigin);
const text = () => string().required('must be set');
const seconds = (least: number, most: number) =>
  number()
    .required('must be set')
    .integer('must be whole seconds')
    .min(least, `must be ${least} seconds or more`)
    .max(most, `must be ${most} seconds or less`);

const whole = (least: number, most: number) =>
  number()
    .required('must be set')
    .integer('must be a whole number')
    .min(least, `must be ${least} or more`)
    .max(most, `must be ${most} or less`);

const schema = object({
  baseUrl: origin(),
  streamUrl: origin(),
  imageUrl: origin(),
  tokenId: text(),
  tokenSecret: text(),
  webhookSecret: text(),
  signingKeyId: text(),
  privateKey: text().test('rsa', 'must be an RSA private key: a PEM, or the base64 of one', isPrivateKey),
  corsOrigin: origin(),
  leaseMargin: seconds(0, 86_400),
  leaseMaximum: seconds(5, 604_800),
  uploadTimeout: seconds(60, 604_800),
  playbackRestriction: string().defined('must be set, or empty').max(255, 'must have 255 characters or fewer'),
  streamsPerLearner: whole(1, 100),
  leasesAtOnce: whole(1, 10_000),
  leasesPerMinute: whole(1, 10_000),
})
  .noUnknown('has settings that do not exist: ${unknown}')
  .strict();

/** Settings of the plugin; see its README. */
export type MuxConfig = InferType<typeof schema>;

export default {
  default: {
    /** Seconds a lease outlives the film, for pausing. */
    leaseMargin: 900,
    /** Most seconds a lease may live. */
    leaseMaximum: 14_400,
    /** Seconds an editor has to send a file. */
    uploadTimeout: 86_400,
    /** Id of the Mux playback restriction every token names; empty for none. */
    playbackRestriction: '',
    /** Most screens one learner may watch on at a time. */
    streamsPerLearner: 2,
    /** Leases one learner may be given at once, after a pause; a visitor's address twice as many. */
    leasesAtOnce: 30,
    /** Leases one learner may be given in the long run, a minute; a visitor's address twice as many. */
    leasesPerMinute: 30,
  },
  /** @throws Error naming every setting that is missing or wrong, never its value; the boot stops */
  validator(settings: unknown): void {
    checkSettings({ plugin: 'mux', schema, settings });
  },
};

/** Reads the signing key, as Mux hands it out (base64 of a PEM) or as a PEM. @throws Error when it is neither */
export function parsePrivateKey(value: string): ReturnType<typeof createPrivateKey> {
  const pem = value.includes('-----BEGIN') ? value : Buffer.from(value, 'base64').toString('utf8');
  return createPrivateKey(pem);
}

function isPrivateKey(value: string | undefined): boolean {
  try {
    return parsePrivateKey(value ?? '').asymmetricKeyType === 'rsa';
  } catch {
    // Whatever is wrong with it, it is not a key; OpenSSL's reasons must not reach a log beside the key.
    return false;
  }
}
