import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findReleases, HEADERS_FILE, makeReleaseId, switchTo } from './releases.ts';
import { makeSiteHandler } from './site-handler.ts';

const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()));

async function serveSchool() {
  const dataDir = mkdtempSync(join(tmpdir(), 'site-'));
  const releases = findReleases({ dataDir });
  const server = createServer(makeSiteHandler({ releases }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
    rmSync(dataDir, { recursive: true });
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let seconds = 0;
  return {
    get: (path: string, init?: RequestInit) => fetch(`${address}${path}`, init),
    publish: (files: Record<string, string>) => {
      const id = makeReleaseId({ now: new Date(++seconds * 1000), processId: 1 });
      const all = {
        '404.html': 'gone',
        [HEADERS_FILE]: JSON.stringify({ 'X-Content-Type-Options': 'nosniff' }),
        ...files,
      };
      for (const [path, text] of Object.entries(all)) {
        const file = join(releases.releases, id, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      switchTo({ releases, id });
    },
  };
}

test('before the first build the server says so', async () => {
  const { get } = await serveSchool();
  expect((await get('/')).status).toBe(503);
});

test('a page is served with the release’s headers and asked for every time', async () => {
  const { get, publish } = await serveSchool();
  publish({ 'courses/index.html': 'courses' });
  const response = await get('/courses/');
  expect(await response.text()).toBe('courses');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toContain('max-age=0');
});

test('a new release is live from the next request on, without a restart', async () => {
  const { get, publish } = await serveSchool();
  publish({ 'index.html': 'one' });
  expect(await (await get('/')).text()).toBe('one');
  publish({ 'index.html': 'two, longer' });
  expect(await (await get('/')).text()).toBe('two, longer');
});

test('a page that was open before the switch still gets its scripts, but no old pages', async () => {
  const { get, publish } = await serveSchool();
  publish({ 'app-0123456789abcdef0123.js': 'old', 'old/index.html': 'old' });
  publish({ 'index.html': 'new' });
  const script = await get('/app-0123456789abcdef0123.js');
  expect(await script.text()).toBe('old');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect((await get('/old/')).status).toBe(404);
});

test.each(['/nowhere/', '/.headers.json', '/../secrets.json', '/%2e%2e/secrets.json', '/%', '/%00'])(
  '%s is the not-found page with its status and headers',
  async (path) => {
    const { get, publish } = await serveSchool();
    publish({ 'index.html': 'home' });
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([404, 'gone']);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  }
);

test('what is not found below a language is said in it', async () => {
  const { get, publish } = await serveSchool();
  publish({ 'es/404/index.html': 'no está' });
  for (const [path, text] of [
    ['/es/nada/', 'no está'],
    ['/es', 'no está'],
    ['/essay/', 'gone'],
    ['/fr/rien/', 'gone'],
  ] as const) {
    const response = await get(path);
    expect([response.status, await response.text()], path).toEqual([404, text]);
  }
});

test('what was compressed by the build is sent so to who can read it, and caches keep the two apart', async () => {
  const { get, publish } = await serveSchool();
  const script = 'app-0123456789abcdef0123.js';
  publish({ [script]: 'long', [`${script}.br`]: 'short' });
  const short = await get(`/${script}`, { headers: { 'accept-encoding': 'br' }, method: 'HEAD' });
  expect([short.headers.get('content-encoding'), short.headers.get('content-length')]).toEqual(['br', '5']);
  expect([short.headers.get('vary'), short.headers.get('content-type')]).toEqual([
    'Accept-Encoding',
    expect.stringContaining('javascript'),
  ]);
  const plain = await get(`/${script}`, { headers: { 'accept-encoding': 'identity' } });
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'long']);
});

test('only reading is allowed', async () => {
  const { get, publish } = await serveSchool();
  publish({ 'index.html': 'home' });
  expect((await get('/', { method: 'POST' })).status).toBe(405);
});
