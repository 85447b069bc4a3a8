import { createServer, type RequestListener } from 'node:http';
import { EnvironmentError, listenOnLoopbacks, loadEnvironment } from '@diamond/config';
import { findReleases } from './releases.ts';
import { makeSiteHandler } from './site-handler.ts';

/** Serves the built site on SITE_PORT until it is told to stop. */
async function serve(): Promise<void> {
  const environment = loadEnvironment();
  const releases = findReleases({ dataDir: environment.DATA_DIR });
  const { SITE_HOST: host, SITE_PORT: port } = environment;
  const handler = makeSiteHandler({ releases });
  const { close } =
    host === 'localhost' ? await listenOnLoopbacks({ handler, port }) : await listenOn({ handler, host, port });
  console.log(`The site is on http://${host}:${port}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
}

function listenOn({
  handler,
  host,
  port,
}: {
  handler: RequestListener;
  host: string;
  port: number;
}): Promise<{ close: () => Promise<void> }> {
  const server = createServer(handler);
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      // A connection that is kept open for the next request has none under way.
      server.closeIdleConnections();
    });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done({ close }));
  });
}

serve().catch((error: NodeJS.ErrnoException) => {
  const isTaken = error.code === 'EADDRINUSE';
  if (error instanceof EnvironmentError || isTaken)
    console.error(isTaken ? `SITE_PORT is taken: ${error.message}` : error.message);
  else console.error(error);
  process.exitCode = 1;
});
