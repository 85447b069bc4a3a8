import { createServer, type RequestListener, type Server } from 'node:http';
import type { Core } from '@strapi/strapi';

/**
 * `localhost` is 127.0.0.1 and ::1, and a browser may try either first. Strapi listens on one address; this answers on
 * the other with the same handler, and goes away with it. A machine without IPv6 is served on IPv4 alone.
 */
export function answerOnIpv6Loopback({ strapi, port }: { strapi: Core.Strapi; port: number }): void {
  const main = strapi.server.httpServer;
  let second: Server | undefined;
  main.once('listening', () => {
    second = createServer((request, response) => {
      for (const listener of main.listeners('request') as RequestListener[]) listener(request, response);
    });
    second.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL') return;
      strapi.log.error(`The CMS cannot answer on [::1]:${port}: ${error.message}`);
    });
    second.listen(port, '::1');
  });
  main.once('close', () => {
    second?.closeAllConnections();
    second?.close();
  });
}
