import { createServer, type RequestListener, type Server } from 'node:http';

/**
 * Answers on both loopback addresses, 127.0.0.1 and ::1, and nowhere else: browsers and Node resolve `localhost` to
 * either. A machine without IPv6 is served on IPv4 alone. Port 0 picks a free one, the same for both.
 *
 * @returns the port in use and a `close` that resolves when no connection is left
 * @throws the listen error (`EADDRINUSE` when the port is taken)
 */
export async function listenOnLoopbacks({
  handler,
  port,
}: {
  handler: RequestListener;
  port: number;
}): Promise<{ port: number; servers: Server[]; close: () => Promise<void> }> {
  const first = await listen({ handler, port, host: '127.0.0.1' });
  const bound = portOf(first);
  const servers = [first];
  try {
    servers.push(await listen({ handler, port: bound, host: '::1' }));
  } catch (error) {
    if (!['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      await closeAll(servers);
      throw error;
    }
  }
  return { port: bound, servers, close: () => closeAll(servers) };
}

function listen({ handler, port, host }: { handler: RequestListener; port: number; host: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server is not listening on a port');
  return address.port;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map((server) => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    })
  );
}
