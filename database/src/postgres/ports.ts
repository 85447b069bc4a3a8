import { createServer } from 'node:net';

const LOOPBACKS = ['127.0.0.1', '::1'] as const;

/** Finds a port that is free on both loopback addresses now. Somebody else may take it before it is used. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = await listenOnce({ host: '127.0.0.1', port: 0 });
    if (port !== 'taken' && (await isPortFree({ port }))) return port;
  }
}

/** Whether nobody listens on a port of either loopback address. Postgres itself would be content with one of them. */
export async function isPortFree({ port }: { port: number }): Promise<boolean> {
  for (const host of LOOPBACKS) {
    if ((await listenOnce({ host, port })) === 'taken') return false;
  }
  return true;
}

function listenOnce({ host, port }: { host: string; port: number }): Promise<number | 'taken'> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      // A machine without IPv6 has nobody listening there either.
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(port);
      else reject(error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const bound = address !== null && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
