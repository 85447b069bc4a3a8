import { createPublicKey } from 'node:crypto';
import { boolean, number, object, string, ValidationError, type InferType } from 'yup';
import { VARIABLES, type Variable, type VariableName } from './variables.ts';

const STRONG_PASSWORD = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,72}$/;

const text = () => string().defined('must be set');
const secret = (least: number) => string().required('must be set').min(least, `must have ${least} characters or more`);
const secretOrNothing = (least: number) =>
  text().test('length', `must have ${least} characters or more`, (value) => !value || value.length >= least);
const port = () =>
  number()
    .typeError('must be a port number, 1 to 65535')
    .required('must be set')
    .integer('must be a port number, 1 to 65535')
    .min(1, 'must be a port number, 1 to 65535')
    .max(65_535, 'must be a port number, 1 to 65535');
const whole = (least: number, most: number) => {
  const rule = `must be a whole number, ${least} to ${most}`;
  return number().typeError(rule).required('must be set').integer(rule).min(least, rule).max(most, rule);
};
const flag = () => boolean().typeError('must be true or false').required('must be set');
const address = () =>
  string()
    .required('must be set')
    .test('address', 'must be an http or https address without a path or trailing slash', isOrigin);

/** The environment, typed. Ports are numbers, flags booleans, addresses origins without a trailing slash. */
const schema = object({
  SCHOOL_MODE: string()
    .oneOf(['local', 'production'] as const, 'must be local or production')
    .required('must be set'),
  DATA_DIR: string().required('must be set'),
  LOG_LEVEL: string()
    .oneOf(
      ['silent', 'fatal', 'error', 'warn', 'info', 'http', 'debug', 'trace'] as const,
      'must be silent, fatal, error, warn, info, http, debug or trace'
    )
    .required('must be set'),
  SITE_HOST: string().required('must be set'),
  SITE_PORT: port(),
  SITE_URL: address(),
  SITE_INDEXED: flag(),
  GATSBY_SENTRY_DSN: string()
    .defined('must be set')
    .test('dsn', 'must be an https address with a key, as Sentry shows it', (value) => value === '' || isDsn(value)),
  CMS_HOST: string().required('must be set'),
  CMS_PORT: port(),
  CMS_URL: address(),
  CMS_INTERNAL_URL: string()
    .defined('must be set')
    .test(
      'address',
      'must be an http or https address without a path or trailing slash',
      (value) => value === '' || isOrigin(value)
    ),
  TRUST_PROXY: flag(),
  DATABASE_HOST: string().required('must be set'),
  DATABASE_PORT: port(),
  DATABASE_NAME: string().required('must be set'),
  DATABASE_USERNAME: string().required('must be set'),
  DATABASE_PASSWORD: string().required('must be set'),
  DATABASE_SSL: flag(),
  DATABASE_POOL_MAX: whole(2, 200),
  APP_KEYS: secret(32),
  API_TOKEN_SALT: secret(16),
  ADMIN_JWT_SECRET: secret(32),
  TRANSFER_TOKEN_SALT: secret(16),
  ENCRYPTION_KEY: secret(32),
  JWT_SECRET: secret(32),
  SITE_BUILD_TOKEN: secret(32),
  ADMIN_EMAIL: string().email('must be an e-mail address').defined(),
  ADMIN_PASSWORD: string()
    .defined()
    .test(
      'strong',
      'must have 8 to 72 characters with upper case, lower case and a digit',
      (value) => value === '' || STRONG_PASSWORD.test(value)
    ),
  MUX_BASE_URL: address(),
  MUX_STREAM_URL: address(),
  MUX_IMAGE_URL: address(),
  MUX_TOKEN_ID: secret(8),
  MUX_TOKEN_SECRET: secret(8),
  MUX_WEBHOOK_SECRET: secret(16),
  MUX_SIGNING_KEY: secret(4),
  MUX_PRIVATE_KEY: string().required('must be set').test('pem', 'must be the base64 of a PEM private key', isBase64Pem),
  MUX_PLAYBACK_RESTRICTION: text(),
  MUX_LEASE_MARGIN: whole(0, 86_400),
  MUX_LEASE_MAXIMUM: whole(5, 604_800),
  MUX_STREAMS_PER_LEARNER: whole(1, 100),
  LOCAL_MUX_PORT: port(),
  GHL_BASE_URL: address(),
  GHL_TOKEN: secretOrNothing(8),
  GHL_LOCATION_ID: text(),
  GHL_INBOUND_SECRET: secretOrNothing(16),
  GHL_INBOUND_PUBLIC_KEY: text().test(
    'key',
    'must be the base64 of an Ed25519 public key (SPKI)',
    (value) => !value || isEd25519Key(value)
  ),
  LOCAL_GHL_PORT: port(),
  AUTH_TRIES_PER_MINUTE: whole(1, 10_000),
  JOBS_WORKERS: string()
    .oneOf(['inline', 'none'] as const, 'must be inline or none')
    .required('must be set'),
  SMTP_HOST: string().required('must be set'),
  SMTP_PORT: port(),
  SMTP_USERNAME: text(),
  SMTP_PASSWORD: text(),
  MAIL_FROM: string().required('must be set'),
  MAILBOX_PORT: port(),
  S3_BUCKET: text(),
  S3_REGION: string().required('must be set'),
  S3_ENDPOINT: text(),
  S3_ACCESS_KEY_ID: text(),
  S3_SECRET_ACCESS_KEY: text(),
});

/** See `VARIABLES` for what each one means. */
export type Environment = Readonly<InferType<typeof schema>>;

/** The environment does not fit. `problems` has one line a variable: its name and the rule it breaks, never its value. */
export class EnvironmentError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The environment does not fit:\n${problems.map((problem) => `  ${problem}`).join('\n')}\nSee .env.example for every variable.`
    );
    this.name = 'EnvironmentError';
    this.problems = problems;
  }
}

/**
 * Reads and types the environment. Pure: what is not in `source` comes from the defaults of the mode.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong
 */
export function readEnvironment({ source }: { source: Readonly<Record<string, string | undefined>> }): Environment {
  const mode = source.SCHOOL_MODE === 'production' ? 'production' : 'local';
  const values: Record<string, string | undefined> = {};
  for (const [name, variable] of Object.entries(VARIABLES) as [VariableName, Variable][]) {
    const given = source[name];
    values[name] = (variable.mayBeEmpty ? given : given || undefined) ?? variable[mode];
  }
  const problems: string[] = [];
  let environment: Environment | undefined;
  try {
    environment = schema.validateSync(values, { abortEarly: false });
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    for (const inner of error.inner.length > 0 ? error.inner : [error]) {
      const line = `${inner.path}: ${inner.message.replace(`${inner.path} `, '')}`;
      if (!problems.some((known) => known.startsWith(`${inner.path}:`))) problems.push(line);
    }
  }
  problems.push(...findContradictions({ values, mode }));
  if (problems.length > 0 || !environment) throw new EnvironmentError(problems);
  return Object.freeze(environment);
}

function findContradictions({
  values,
  mode,
}: {
  values: Record<string, string | undefined>;
  mode: 'local' | 'production';
}): string[] {
  const problems: string[] = [];
  if (Boolean(values.ADMIN_EMAIL) !== Boolean(values.ADMIN_PASSWORD)) {
    problems.push(
      `${values.ADMIN_EMAIL ? 'ADMIN_PASSWORD' : 'ADMIN_EMAIL'}: must be set together with ${values.ADMIN_EMAIL ? 'ADMIN_EMAIL' : 'ADMIN_PASSWORD'}`
    );
  }
  if (values.GHL_TOKEN && !values.GHL_LOCATION_ID) {
    problems.push('GHL_LOCATION_ID: must be set together with GHL_TOKEN');
  }
  if (mode === 'production') {
    for (const name of ['SITE_URL', 'CMS_URL'] as const) {
      if (values[name]?.startsWith('http://'))
        problems.push(`${name}: must be an https address in production, sessions are kept in secure cookies`);
    }
    if (values.TRUST_PROXY === 'false')
      problems.push('TRUST_PROXY: must be true in production, the CMS speaks no TLS itself');
    for (const name of ['MUX_BASE_URL', 'MUX_STREAM_URL', 'MUX_IMAGE_URL', 'GHL_BASE_URL'] as const) {
      if (values[name] && !values[name].startsWith('https://'))
        problems.push(`${name}: must be an https address in production, a local stand-in may not serve there`);
    }
  }
  return problems;
}

function isOrigin(value: string | undefined): boolean {
  if (!value || !URL.canParse(value)) return false;
  const url = new URL(value);
  return ['http:', 'https:'].includes(url.protocol) && url.origin === value;
}

function isDsn(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, pathname } = new URL(value);
  return protocol === 'https:' && username !== '' && password === '' && /^\/(.+\/)?\d+$/.test(pathname);
}

function isBase64Pem(value: string | undefined): boolean {
  return /-----BEGIN (RSA )?PRIVATE KEY-----/.test(Buffer.from(value ?? '', 'base64').toString('utf8'));
}

function isEd25519Key(value: string): boolean {
  try {
    return (
      createPublicKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyType ===
      'ed25519'
    );
  } catch {
    // Whatever it is, it is no key.
    return false;
  }
}
