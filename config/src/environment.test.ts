import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { renderEnvExample } from './env-example.ts';
import { EnvironmentError, readEnvironment } from './environment.ts';
import { loadEnvironment, ROOT } from './load.ts';
import { VARIABLES } from './variables.ts';

const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

/** All that production wants, right. */
const PRODUCTION: Record<string, string> = {
  SCHOOL_MODE: 'production',
  SITE_URL: 'https://school.example',
  CMS_URL: 'https://cms.school.example',
  DATABASE_HOST: 'db.internal',
  DATABASE_PASSWORD: 'a-password',
  APP_KEYS: 'k'.repeat(32),
  API_TOKEN_SALT: 's'.repeat(16),
  ADMIN_JWT_SECRET: 'j'.repeat(32),
  TRANSFER_TOKEN_SALT: 't'.repeat(16),
  ENCRYPTION_KEY: 'e'.repeat(32),
  JWT_SECRET: 'l'.repeat(32),
  SITE_BUILD_TOKEN: 'b'.repeat(32),
  MUX_TOKEN_ID: 'token-id',
  MUX_TOKEN_SECRET: 'token-secret',
  MUX_WEBHOOK_SECRET: 'w'.repeat(16),
  MUX_SIGNING_KEY: 'key-id',
  MUX_PRIVATE_KEY: Buffer.from(PEM).toString('base64'),
  SMTP_HOST: 'smtp.internal',
  MAIL_FROM: 'School <school@school.example>',
  S3_BUCKET: 'school',
  S3_ACCESS_KEY_ID: 'access',
  S3_SECRET_ACCESS_KEY: 'secret',
};

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnvironment({ source });
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'school-env-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('production with everything set is read, typed', () => {
  const environment = readEnvironment({ source: PRODUCTION });
  expect(environment.DATABASE_PORT).toBe(5432);
  expect(environment.TRUST_PROXY).toBe(true);
  expect(environment.MUX_BASE_URL).toBe('https://api.mux.com');
});

test('in production every missing variable without a default is named', () => {
  for (const name of Object.keys(PRODUCTION).filter((key) => key !== 'SCHOOL_MODE')) {
    const { [name]: _, ...rest } = PRODUCTION;
    const problems = problemsOf(rest);
    expect(problems, name).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: must be set`));
  }
});

test('a wrong value names the variable and the rule, and never shows the value', () => {
  const wrong: Record<string, [string, RegExp]> = {
    SCHOOL_MODE: ['staging', /local or production/],
    CMS_PORT: ['99999', /port number/],
    SITE_PORT: ['eighty', /port number/],
    TRUST_PROXY: ['maybe', /true or false/],
    SITE_URL: ['https://school.example/path', /without a path/],
    GATSBY_SENTRY_DSN: ['http://errors.example/4711', /https address with a key/],
    CMS_URL: ['ftp://cms.school.example', /http or https/],
    JWT_SECRET: ['short-secret', /32 characters/],
    MUX_PRIVATE_KEY: ['bm90LWEta2V5', /PEM/],
    LOG_LEVEL: ['loud', /silent/],
    DATABASE_POOL_MAX: ['1', /2 to 200/],
  };
  for (const [name, [value, rule]] of Object.entries(wrong)) {
    const problems = problemsOf({ ...PRODUCTION, [name]: value }).filter((line) => line.startsWith(name));
    expect(problems, name).toHaveLength(1);
    const problem = problems.join('');
    expect(problem, name).toMatch(rule);
    if (!['SCHOOL_MODE', 'LOG_LEVEL', 'TRUST_PROXY'].includes(name)) expect(problem).not.toContain(value);
  }
});

test('a local stand-in for Mux is refused in production', () => {
  expect(problemsOf({ ...PRODUCTION, MUX_BASE_URL: 'http://localhost:8401' })[0]).toMatch(
    /^MUX_BASE_URL: must be an https address/
  );
});

test('the CRM is connected by a token and its location, and set to nothing it is not, wherever the school runs', () => {
  expect(readEnvironment({ source: PRODUCTION })).toMatchObject({ GHL_TOKEN: '', GHL_INBOUND_SECRET: '' });
  expect(problemsOf({ ...PRODUCTION, GHL_TOKEN: 'pit-123456' })[0]).toMatch(/^GHL_LOCATION_ID: must be set/);
  expect(problemsOf({ ...PRODUCTION, GHL_BASE_URL: 'http://localhost:8402' })[0]).toMatch(
    /^GHL_BASE_URL: must be an https/
  );
  expect(problemsOf({ ...PRODUCTION, GHL_INBOUND_PUBLIC_KEY: 'bm90LWEta2V5' })[0]).toMatch(
    /^GHL_INBOUND_PUBLIC_KEY.*Ed25519/
  );
  const folder = makeFolder();
  expect(loadEnvironment({ source: { DATA_DIR: folder }, root: folder }).GHL_TOKEN).toMatch(/.{40}/);
  expect(loadEnvironment({ source: { DATA_DIR: folder, GHL_TOKEN: '' }, root: folder }).GHL_TOKEN).toBe('');
});

test('an admin e-mail without a password, or a weak one, is refused', () => {
  expect(problemsOf({ ...PRODUCTION, ADMIN_EMAIL: 'a@school.example' })[0]).toMatch(/^ADMIN_PASSWORD/);
  expect(problemsOf({ ...PRODUCTION, ADMIN_EMAIL: 'a@school.example', ADMIN_PASSWORD: 'weak' })[0]).toMatch(
    /^ADMIN_PASSWORD.*8 to 72/
  );
});

test('a local start makes its secrets up, keeps them, and only their owner may read them', () => {
  const folder = makeFolder();
  const first = loadEnvironment({ source: { DATA_DIR: folder }, root: folder });
  const second = loadEnvironment({ source: { DATA_DIR: folder }, root: folder });
  expect(second).toEqual(first);
  expect(first.JWT_SECRET).not.toBe(first.ADMIN_JWT_SECRET);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
});

test('production makes nothing up', () => {
  const folder = makeFolder();
  const { JWT_SECRET: _, ...rest } = PRODUCTION;
  expect(() => loadEnvironment({ source: { ...rest, DATA_DIR: folder }, root: folder })).toThrow(
    /JWT_SECRET: must be set/
  );
  expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
});

test('the process beats .env, .env beats the default, and an address follows its port', () => {
  const folder = makeFolder();
  writeFileSync(join(folder, '.env'), 'CMS_PORT=1444\nSITE_PORT=1445\n');
  const environment = loadEnvironment({ source: { DATA_DIR: folder, SITE_PORT: '1446' }, root: folder });
  expect(environment).toMatchObject({
    CMS_PORT: 1444,
    CMS_URL: 'http://localhost:1444',
    SITE_PORT: 1446,
    SITE_URL: 'http://localhost:1446',
    MAILBOX_PORT: 8025,
  });
});

test('.env.example lists every variable as the code knows it', () => {
  const file = readFileSync(join(ROOT, '.env.example'), 'utf8');
  expect(file).toBe(renderEnvExample());
  for (const name of Object.keys(VARIABLES)) expect(file).toContain(`#${name}=`);
});
