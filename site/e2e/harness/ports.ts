import { createServer } from 'node:net';

/** Below the range the system takes ports from for outgoing connections (32768 and up): of those one may be gone by the time it is used. */
const PORTS = { from: 12_000, count: 18_000 };

/** A port nobody listens on now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const port = PORTS.from + Math.floor(Math.random() * PORTS.count);
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolvePort(findFreePort()) : reject(error)
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolvePort(port)));
  });
}
