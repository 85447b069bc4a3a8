import { createServer } from 'node:net';
import type { Environment } from '../../src/index.ts';

/** A port somebody wants to listen on, and the variable that moves it. */
export interface WantedPort {
  variable: keyof Environment;
  port: number;
}

/**
 * Says which ports cannot be had: those that are wanted twice and those that somebody listens on already.
 *
 * @returns one line for people for each; empty when all are free
 */
export async function findPortProblems({ wanted }: { wanted: readonly WantedPort[] }): Promise<string[]> {
  const problems: string[] = [];
  for (const [index, { variable, port }] of wanted.entries()) {
    const earlier = wanted.slice(0, index).find((other) => other.port === port);
    if (earlier) problems.push(`${variable}: port ${port} is ${earlier.variable} already`);
    else if (await isTaken({ port })) problems.push(`${variable}: port ${port} is taken by another program`);
  }
  return problems;
}

async function isTaken({ port }: { port: number }): Promise<boolean> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => refusesListener({ port, host })));
  return answers.includes(true);
}

function refusesListener({ port, host }: { port: number; host: string }): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(true);
      // A machine without IPv6 has nobody listening there either.
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve(false);
      else if (error.code === 'EACCES')
        reject(new Error(`Port ${port} may not be used by this user: take one above 1023.`));
      else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(false)));
  });
}
