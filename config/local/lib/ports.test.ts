import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { findPortProblems } from './ports.ts';

test('free ports are no problem', async () => {
  const { port, close } = await listen('127.0.0.1');
  await close();
  expect(await findPortProblems({ wanted: [{ variable: 'CMS_PORT', port }] })).toEqual([]);
});

test.each(['127.0.0.1', '::1', '0.0.0.0', '::'])(
  'a port somebody listens on at %s is named with its variable',
  async (host) => {
    const { port } = await listen(host);
    expect(await findPortProblems({ wanted: [{ variable: 'CMS_PORT', port }] })).toEqual([
      `CMS_PORT: port ${port} is taken by another program`,
    ]);
  }
);

test('a port that is wanted twice is named with both variables', async () => {
  const { port, close } = await listen('127.0.0.1');
  await close();
  const wanted = [
    { variable: 'CMS_PORT', port },
    { variable: 'SITE_PORT', port },
  ] as const;
  expect(await findPortProblems({ wanted })).toEqual([`SITE_PORT: port ${port} is CMS_PORT already`]);
});

function listen(host: string): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    const close = () => new Promise<void>((done) => server.close(() => done()));
    onTestFinished(close);
    server.once('error', reject);
    server.listen(0, host, () => resolve({ port: (server.address() as { port: number }).port, close }));
  });
}
