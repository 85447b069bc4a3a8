import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { readEnvironment, type Environment } from './environment.ts';
import { VARIABLES, type Variable, type VariableName } from './variables.ts';

/** The checkout: the folder above `config/`. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * The environment of this checkout: the process's variables, then `.env`, then (local mode only) the secrets made
 * up at the first start and kept in the data folder, then the defaults. `DATA_DIR` comes back absolute.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong
 */
export function loadEnvironment({
  source = process.env,
  root = ROOT,
}: { source?: NodeJS.ProcessEnv; root?: string } = {}): Environment {
  const file = join(root, '.env');
  const merged: Record<string, string | undefined> = {
    ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}),
    ...withoutEmpty(source),
  };
  const given = merged.DATA_DIR || VARIABLES.DATA_DIR.local;
  merged.DATA_DIR = isAbsolute(given) ? given : join(root, given);
  if (merged.SCHOOL_MODE !== 'production') {
    for (const [name, value] of Object.entries(keepLocalSecrets({ dataDir: merged.DATA_DIR }))) merged[name] ??= value;
    followPorts(merged);
  }
  return readEnvironment({ source: merged });
}

/** As strings again, for the environment of a child process. */
export function toProcessEnvironment(environment: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
}

/** Locally an address follows its port, so that moving a port is one variable and not two. */
function followPorts(merged: Record<string, string | undefined>): void {
  const follows = {
    SITE_URL: 'SITE_PORT',
    CMS_URL: 'CMS_PORT',
    MUX_BASE_URL: 'LOCAL_MUX_PORT',
    MUX_STREAM_URL: 'LOCAL_MUX_PORT',
    MUX_IMAGE_URL: 'LOCAL_MUX_PORT',
    GHL_BASE_URL: 'LOCAL_GHL_PORT',
  } as const;
  for (const [address, port] of Object.entries(follows)) {
    if (merged[port]) merged[address] ??= `http://localhost:${merged[port]}`;
  }
}

function keepLocalSecrets({ dataDir }: { dataDir: string }): Record<string, string> {
  const path = join(dataDir, 'secrets.json');
  const kept: Record<string, string> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const names = (Object.entries(VARIABLES) as [VariableName, Variable][])
    .filter(([, variable]) => variable.secret)
    .map(([name]) => name);
  const missing = names.filter((name) => !kept[name]);
  if (missing.length === 0) return kept;
  for (const name of missing) kept[name] = makeSecret(name);
  mkdirSync(dataDir, { recursive: true });
  // Written beside and renamed: two first starts at once may not leave half a file.
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, path);
  return kept;
}

function makeSecret(name: VariableName): string {
  if (name === 'APP_KEYS') return [1, 2].map(() => randomBytes(24).toString('base64url')).join(',');
  if (name === 'MUX_PRIVATE_KEY') {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    return Buffer.from(privateKey).toString('base64');
  }
  // 48 characters: Strapi's encryption key wants 32 bytes or more.
  return randomBytes(36).toString('base64url');
}

function withoutEmpty(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(source).filter(([name, value]) => value !== undefined && (value !== '' || mayBeEmpty(name)))
  );
}

function mayBeEmpty(name: string): boolean {
  return Object.hasOwn(VARIABLES, name) && (VARIABLES as Record<string, Variable>)[name]?.mayBeEmpty === true;
}
