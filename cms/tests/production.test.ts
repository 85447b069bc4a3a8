import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { call, waitFor } from './harness/http.ts';
import { freePort } from './harness/school.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A complete production environment against the run's Postgres; nothing outside this machine is called at boot. */
async function makeProduction(): Promise<{ environment: Record<string, string>; client: Client }> {
  const postgres = inject('postgres');
  const database = `production_${randomUUID().replaceAll('-', '')}`;
  const connection = { host: '127.0.0.1', port: postgres.port, user: postgres.user, password: postgres.password };
  const admin = new Client({ ...connection, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${database}`);
  const client = new Client({ ...connection, database });
  await client.connect();
  const dataDir = await mkdtemp(join(tmpdir(), 'school-production-'));
  onTestFinished(async () => {
    await client.end();
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
    await rm(dataDir, { recursive: true, force: true });
  });
  const secret = () => randomBytes(36).toString('base64url');
  const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string;
  return {
    client,
    environment: {
      SCHOOL_MODE: 'production',
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      SITE_URL: 'https://school.example',
      CMS_URL: 'https://cms.school.example',
      CMS_HOST: '127.0.0.1',
      CMS_PORT: String(await freePort()),
      DATABASE_HOST: '127.0.0.1',
      DATABASE_PORT: String(postgres.port),
      DATABASE_NAME: database,
      DATABASE_USERNAME: postgres.user,
      DATABASE_PASSWORD: postgres.password,
      DATABASE_SSL: 'false',
      APP_KEYS: `${secret()},${secret()}`,
      API_TOKEN_SALT: secret(),
      ADMIN_JWT_SECRET: secret(),
      TRANSFER_TOKEN_SALT: secret(),
      ENCRYPTION_KEY: secret(),
      JWT_SECRET: secret(),
      SITE_BUILD_TOKEN: secret(),
      MUX_TOKEN_ID: 'token-id',
      MUX_TOKEN_SECRET: 'token-secret',
      MUX_WEBHOOK_SECRET: secret(),
      MUX_SIGNING_KEY: 'signing-key',
      MUX_PRIVATE_KEY: Buffer.from(pem).toString('base64'),
      SMTP_HOST: '127.0.0.1',
      MAIL_FROM: 'School <school@school.example>',
      S3_BUCKET: 'school',
      S3_ACCESS_KEY_ID: 'access',
      S3_SECRET_ACCESS_KEY: 'secret',
    },
  };
}

interface Run {
  child: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
}

/** Runs a command of the repository with nothing of this process's own environment but the path. */
function run({
  words,
  environment,
}: {
  words: readonly [string, ...string[]];
  environment: Record<string, string>;
}): Run {
  const [program, ...rest] = words;
  const child = spawn(program, rest, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  onTestFinished(async () => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGTERM');
    await exited;
  });
  return { child, output: () => chunks.join(''), exited };
}

test('in production the CMS starts built, with no account in it and without demo grants, by the command the containers run', async () => {
  const { environment, client } = await makeProduction();
  const cms = run({ words: ['npm', 'run', 'start', '-w', '@diamond/cms'], environment });
  const url = `http://127.0.0.1:${environment.CMS_PORT}`;
  await waitFor({
    fact: 'the CMS answers its health check',
    ask: async () => {
      if (cms.child.exitCode !== null) throw new Error(`It ended: ${cms.output().slice(-3_000)}`);
      return fetch(`${url}/_health`).then(
        (answer) => answer.status === 204,
        () => false
      );
    },
    timeout: 90_000,
  });
  expect((await client.query('select count(*)::int as n from admin_users')).rows[0].n).toBe(0);
  expect((await client.query('select count(*)::int as n from up_users')).rows[0].n).toBe(0);
  expect((await client.query('select count(*)::int as n from courses')).rows[0].n).toBe(0);
  // Without ADMIN_EMAIL Strapi's own first-admin page is what waits.
  expect((await call({ url: `${url}/admin/init` })).body.data.hasAdmin).toBe(false);
  expect((await call({ url: `${url}/admin` })).status).toBe(200);
  // No schema is handed out, and no draft, in production either.
  const schema = await call({
    url: `${url}/graphql`,
    method: 'POST',
    body: { query: '{ __schema { queryType { name } } }' },
  });
  expect(schema.text).not.toContain('"queryType"');
});

test('a missing secret stops the boot of the CMS and is named', async () => {
  const { environment } = await makeProduction();
  const { JWT_SECRET: _, ...incomplete } = environment;
  const cms = run({ words: ['npm', 'run', 'start', '-w', '@diamond/cms'], environment: incomplete });
  expect(await cms.exited).not.toBe(0);
  expect(cms.output()).toContain('JWT_SECRET: must be set');
});

test('the stand-ins and the demo school refuse production', async () => {
  const { environment, client } = await makeProduction();
  for (const script of [
    'plugins/mux/local/src/serve.ts',
    'database/src/serve.ts',
    'database/src/seed.ts',
    'config/local/mailbox.ts',
  ]) {
    const standIn = run({ words: ['node', script], environment });
    expect(await standIn.exited, script).not.toBe(0);
    expect(standIn.output(), script).toMatch(/production/i);
  }
  const { rows } = await client.query("select count(*)::int as n from pg_tables where schemaname = 'public'");
  expect(rows[0].n).toBe(0);
});

test('npm start names what is wrong with the environment, and starts nothing', async () => {
  const { environment } = await makeProduction();
  const start = run({ words: ['npm', 'start'], environment: { ...environment, CMS_PORT: 'eighty' } });
  expect(await start.exited).not.toBe(0);
  expect(start.output()).toMatch(/CMS_PORT: must be a port number/);
});

test('a plugin that is not built stops the boot and is named, before any grant is lost', async () => {
  const { environment, client } = await makeProduction();
  // The cms as it is, with one plugin's build hidden from it by a resolver of this process alone.
  const hide = `const fs = require('node:fs'); const { existsSync } = fs; fs.existsSync = (path) => !/plugins.progress.dist.server.index/.test(String(path)) && existsSync(path);`;
  const cms = run({
    words: ['npm', 'run', 'start', '-w', '@diamond/cms'],
    environment: {
      ...environment,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module'; import { syncBuiltinESMExports } from 'node:module'; const require = createRequire('file:///'); ${hide} syncBuiltinESMExports();`)}`,
    },
  });
  expect(await cms.exited).not.toBe(0);
  expect(cms.output()).toContain('The plugin "progress" is not built. Run: npm run build');
  const { rows } = await client.query("select count(*)::int as n from pg_tables where schemaname = 'public'");
  expect(rows[0].n).toBe(0);
});
