import { createServer, type Socket } from 'node:net';

export interface SlowMailServer {
  port: number;
  /** Recipients of the mails that came in whole, in that order; those still held included. */
  received: string[];
  /** From now on mails are held: the sender gets no answer until `release`. */
  hold: () => void;
  release: () => void;
  close: () => Promise<void>;
}

/** As much of SMTP (RFC 5321) as a sender without authentication speaks, taking its time over the answer to a mail. */
export async function startSlowMailServer(): Promise<SlowMailServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  let held: Promise<void> = Promise.resolve();
  let release = (): void => {};
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let text = '';
    let recipient = '';
    let isMail = false;
    const say = (line: string) => void socket.write(`${line}\r\n`);
    say('220 ready');
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (isMail && line !== '.') continue;
        if (isMail) {
          isMail = false;
          received.push(recipient);
          void held.then(() => say('250 kept'));
        } else if (/^DATA/i.test(line)) {
          isMail = true;
          say('354 go on');
        } else {
          recipient = /^RCPT TO:<(.+?)>/i.exec(line)?.[1] ?? recipient;
          say(/^QUIT/i.test(line) ? '221 bye' : '250 ok');
        }
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port');
  return {
    port: address.port,
    received,
    hold: () => {
      held = new Promise((done) => (release = done));
    },
    release: () => release(),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
