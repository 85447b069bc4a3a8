import { EnvironmentError, listenOnLoopbacks, loadEnvironment } from '@diamond/config';
import { findReleases } from './releases.ts';
import { makeSiteHandler } from './site-handler.ts';

/** Serves the built site on SITE_PORT until it is told to stop. */
async function serve(): Promise<void> {
  const environment = loadEnvironment();
  const releases = findReleases({ dataDir: environment.DATA_DIR });
  const { port, close } = await listenOnLoopbacks({
    handler: makeSiteHandler({ releases }),
    port: environment.SITE_PORT,
  });
  console.log(`The site is on http://localhost:${port}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
}

serve().catch((error: NodeJS.ErrnoException) => {
  const isTaken = error.code === 'EADDRINUSE';
  if (error instanceof EnvironmentError || isTaken)
    console.error(isTaken ? `SITE_PORT is taken: ${error.message}` : error.message);
  else console.error(error);
  process.exitCode = 1;
});
