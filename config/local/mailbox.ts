import type { IncomingMessage } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { MailDev } from 'maildev';
import { loadEnvironment } from '../src/index.ts';

/**
 * The local mailbox: takes every mail the school sends and shows it on a page; nothing leaves the machine. The mails
 * are kept in the data folder. It listens on both loopback addresses.
 */
async function serve(): Promise<void> {
  const environment = loadEnvironment();
  if (environment.SCHOOL_MODE === 'production') {
    throw new Error('The local mailbox is for local mode. In production, SMTP_HOST names a mail server.');
  }
  const mailbox = new MailDev({
    smtp: environment.SMTP_PORT,
    ip: '127.0.0.1',
    web: environment.MAILBOX_PORT,
    webIp: '127.0.0.1',
    mailDirectory: join(environment.DATA_DIR, 'mails'),
    maxEmails: 1_000,
    silent: true,
  });
  const { api } = await mailbox.start();
  // It answers its page only to those who name HTML, and 404 to every other program that looks whether it is there.
  api?.server.server.prependListener('request', ({ method, url, headers }: IncomingMessage) => {
    if (method === 'GET' && url === '/') headers.accept = 'text/html';
  });
  await Promise.all([environment.SMTP_PORT, environment.MAILBOX_PORT].map((port) => relayFromIPv6({ port })));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void mailbox.stop().finally(() => process.exit(0));
    });
  }
  process.stdout.write(`The mailbox is open on port ${environment.MAILBOX_PORT}\n`);
}

/** `localhost` is two addresses, and the mailbox can listen on one only. */
function relayFromIPv6({ port }: { port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const relay = createServer((incoming) => {
      const outgoing = connect(port, '127.0.0.1');
      incoming.pipe(outgoing).pipe(incoming);
      incoming.on('error', () => outgoing.destroy());
      outgoing.on('error', () => incoming.destroy());
    });
    relay.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 needs no relay.
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve();
      else reject(error);
    });
    relay.listen(port, '::1', () => resolve());
  });
}

try {
  await serve();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
