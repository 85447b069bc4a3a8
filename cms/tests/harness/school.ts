import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadEnvironment, type Environment } from '@diamond/config';
import { startLocalMux } from '@diamond/local-mux';
import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { inject } from 'vitest';

const CMS = resolve(import.meta.dirname, '../..');

export interface School {
  strapi: Core.Strapi;
  environment: Environment;
  /** Origin of the CMS, no trailing slash. */
  url: string;
  /** Origin of the local Mux this school talks to. */
  muxUrl: string;
  close: () => Promise<void>;
}

/**
 * A real school for one test file: a database of its own in the run's Postgres, a local Mux, and Strapi as it was
 * built, listening on a free port. Nothing of it is left after `close`.
 */
export async function openSchool({
  environment: extra = {},
}: { environment?: Record<string, string> } = {}): Promise<School> {
  const dataDir = await mkdtemp(join(tmpdir(), 'school-cms-'));
  const postgres = inject('postgres');
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await withAdmin(postgres, (client) => client.query(`create database ${database}`));
  const [cmsPort, muxPort, sitePort] = [await freePort(), await freePort(), await freePort()];

  Object.assign(process.env, {
    NODE_ENV: 'production',
    SCHOOL_MODE: 'local',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    CMS_HOST: 'localhost',
    CMS_PORT: String(cmsPort),
    LOCAL_MUX_PORT: String(muxPort),
    SITE_PORT: String(sitePort),
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(postgres.port),
    DATABASE_NAME: database,
    DATABASE_USERNAME: postgres.user,
    DATABASE_PASSWORD: postgres.password,
    STRAPI_TELEMETRY_DISABLED: 'true',
    // No CRM, unless the test is about it.
    GHL_TOKEN: '',
    ...extra,
  });
  const environment = loadEnvironment();
  const mux = await startLocalMux({
    port: muxPort,
    dataDir: join(dataDir, 'mux'),
    tokenId: environment.MUX_TOKEN_ID,
    tokenSecret: environment.MUX_TOKEN_SECRET,
    signingKeyId: environment.MUX_SIGNING_KEY,
    privateKeyPem: Buffer.from(environment.MUX_PRIVATE_KEY, 'base64').toString('utf8'),
    webhookUrl: `${environment.CMS_URL}/api/mux/webhooks`,
    webhookSecret: environment.MUX_WEBHOOK_SECRET,
  });

  // Strapi is CommonJS; its ESM build does not load.
  const { createStrapi } = createRequire(join(CMS, 'package.json'))(
    '@strapi/strapi'
  ) as typeof import('@strapi/strapi');
  const strapi = createStrapi({ appDir: CMS, distDir: join(CMS, 'dist'), serveAdminPanel: false });
  await strapi.load();
  await strapi.listen();

  return {
    strapi,
    environment,
    url: environment.CMS_URL,
    muxUrl: environment.MUX_BASE_URL,
    async close() {
      await destroy(strapi);
      await mux.close();
      await withAdmin(postgres, (client) => client.query(`drop database ${database} with (force)`));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Strapi's `destroy` drops every listener of the process, the test runner's own channel among them. */
async function destroy(strapi: Core.Strapi): Promise<void> {
  const { removeAllListeners } = process;
  process.removeAllListeners = () => process;
  try {
    await strapi.destroy();
  } finally {
    process.removeAllListeners = removeAllListeners;
  }
}

async function withAdmin(
  postgres: { port: number; user: string; password: string },
  work: (client: Client) => Promise<unknown>
): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port: postgres.port,
    user: postgres.user,
    password: postgres.password,
    database: 'postgres',
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Below the range the system takes ports from for outgoing connections (32768 and up): of those one may be gone by the time it is used. */
const PORTS = { from: 12_000, count: 18_000 };

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolvePort(freePort()) : reject(error)
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolvePort(port)));
  });
}
