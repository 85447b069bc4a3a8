import { EnvironmentError, loadEnvironment, toProcessEnvironment, type Environment } from '@diamond/config';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findReleases, HEADERS_FILE, makeReleaseId, readLiveId, switchTo } from '../server/releases.ts';
import { makeSecurityHeaders } from '../server/security-headers.ts';
import { withBuildLock } from './build-lock.ts';
import { compressFolder, hashFolder } from './finish-folder.ts';
import { indexPages } from './index-pages.ts';

const SITE = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const PUBLIC = join(SITE, 'public');

/** Builds the site from what the CMS holds now and puts it live. Whatever fails, the site that is live stays live. */
async function build(): Promise<void> {
  const environment = loadEnvironment();
  const started = performance.now();
  await withBuildLock({
    path: join(SITE, '.cache-lock'),
    onWait: (processId) => say(`Another build is running (process ${processId}); waiting for it`),
    task: async () => {
      say(`Building the site from ${environment.CMS_INTERNAL_URL || environment.CMS_URL}`);
      forgetOldCaches();
      await runGatsby({ environment });
      const id = publish({ environment });
      say(`Live: release ${id}, after ${Math.round((performance.now() - started) / 1000)} s`);
    },
  });
}

/**
 * Gatsby remembers which plugin made a type of node even when it empties its caches, and refuses the type to another one.
 * Caches of builds that read the content by gatsby-source-strapi go as a whole.
 */
function forgetOldCaches(): void {
  const caches = join(SITE, '.cache');
  if (existsSync(join(caches, 'caches', 'gatsby-source-strapi'))) rmSync(caches, { recursive: true, force: true });
}

function runGatsby({ environment }: { environment: Environment }): Promise<void> {
  const gatsby = createRequire(import.meta.url).resolve('gatsby/cli.js');
  const child = spawn(process.execPath, [gatsby, 'build'], {
    cwd: SITE,
    env: {
      ...process.env,
      ...toProcessEnvironment(environment),
      NODE_ENV: 'production',
      GATSBY_TELEMETRY_DISABLED: '1',
      CI: '1',
    },
    stdio: 'inherit',
  });
  const stop = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      if (code === 0) done();
      else
        fail(
          new BuildError(
            `The site was not built (${signal ?? `exit ${code}`}); what is live stays as it was. The reason is above.`
          )
        );
    });
  });
}

function publish({ environment }: { environment: Environment }): string {
  const releases = findReleases({ dataDir: environment.DATA_DIR });
  const id = makeReleaseId({ now: new Date(), processId: process.pid });
  const part = join(releases.releases, `${id}.part`);
  mkdirSync(releases.releases, { recursive: true });
  try {
    // Times are kept, so that what did not change keeps its ETag.
    cpSync(PUBLIC, part, { recursive: true, preserveTimestamps: true });
    const headers = makeSecurityHeaders({
      siteUrl: environment.SITE_URL,
      cmsUrl: environment.CMS_URL,
      muxStreamUrl: environment.MUX_STREAM_URL,
      muxImageUrl: environment.MUX_IMAGE_URL,
      scriptHashes: hashFolder({ folder: part }),
      sentryDsn: environment.GATSBY_SENTRY_DSN,
      isIndexed: environment.SITE_INDEXED,
    });
    indexPages({ folder: part, siteUrl: environment.SITE_URL, isIndexed: environment.SITE_INDEXED });
    const liveId = readLiveId(releases);
    compressFolder({ folder: part, previous: liveId === null ? null : join(releases.releases, liveId) });
    writeFileSync(join(part, HEADERS_FILE), JSON.stringify(headers, null, 2));
    renameSync(part, join(releases.releases, id));
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
  switchTo({ releases, id });
  return id;
}

/** Ends the build with its message alone; a bug ends it with its stack. */
class BuildError extends Error {}

function say(line: string): void {
  console.log(line);
}

build().catch((error: unknown) => {
  console.error(error instanceof BuildError || error instanceof EnvironmentError ? error.message : error);
  process.exitCode = 1;
});
