import { expect, onTestFinished, test } from 'vitest';
import { listenOnLoopbacks } from './loopback.ts';

test('both loopback addresses answer on one port, and closing ends both', async () => {
  const server = await listenOnLoopbacks({ port: 0, handler: (_request, response) => response.end('here') });
  for (const host of ['127.0.0.1', '[::1]', 'localhost'])
    expect(await (await fetch(`http://${host}:${server.port}/`)).text()).toBe('here');
  await server.close();
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
});

test('a port that is taken is an error and leaves nothing listening', async () => {
  const first = await listenOnLoopbacks({ port: 0, handler: (_request, response) => response.end() });
  onTestFinished(() => first.close());
  await expect(
    listenOnLoopbacks({ port: first.port, handler: (_request, response) => response.end() })
  ).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
