import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { findSchool } from './school.ts';
import { stopSchool } from './school-process.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Another CMS of the same school, beside the one that runs, with settings of its own. */
export interface SecondCms {
  /** Has it answer what pages of this browser ask below `path`. */
  serve: (request: { context: BrowserContext; path: string }) => Promise<void>;
  stop: () => Promise<void>;
}

/** @throws Error with the end of its output when it does not come up */
export async function startSecondCms({ settings }: { settings: Record<string, string> }): Promise<SecondCms> {
  const { environment, cmsUrl } = findSchool();
  const port = await freePort();
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js'), 'start'], {
    cwd: join(ROOT, 'cms'),
    env: {
      ...process.env,
      ...environment,
      CMS_URL: cmsUrl,
      CMS_PORT: String(port),
      ...settings,
      NODE_ENV: 'production',
      VITEST: undefined,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const stop = async () => {
    if (child.pid && child.exitCode === null) await stopSchool({ pid: child.pid });
  };
  const deadline = Date.now() + 120_000;
  for (;;) {
    const isUp = await fetch(`http://localhost:${port}/_health`).then(
      (answer) => answer.ok,
      () => false
    );
    if (isUp) break;
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The second CMS did not come up:\n${chunks.join('').slice(-4_000)}`);
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  return {
    stop,
    serve: ({ context, path }) =>
      context.route(`${cmsUrl}${path}**`, (route) =>
        route.continue({ url: route.request().url().replace(cmsUrl, `http://localhost:${port}`) })
      ),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolvePort(address.port) : reject(new Error('no port'))
      );
    });
  });
}
