import { expect, test } from 'vitest';
import { findCmsProblem } from './check-cms.ts';

const ask = (fetch: typeof globalThis.fetch) => findCmsProblem({ cmsUrl: 'http://cms.example', token: 't', fetch });

test('a CMS that answers is no problem', async () => {
  expect(await ask(async () => new Response('{}'))).toBeNull();
});

test('it is asked for what every build reads, by the build’s token', async () => {
  const asked: unknown[] = [];
  await ask(async (url, init) => {
    asked.push(String(url).split('?')[0], new Headers(init?.headers).get('authorization'));
    return new Response('{}');
  });
  expect(asked).toEqual(['http://cms.example/api/courses', 'Bearer t']);
});

test('a CMS that is down is named with its address and the reason', async () => {
  const refused = new TypeError('fetch failed', {
    cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
  });
  const problem = await ask(async () => {
    throw refused;
  });
  expect(problem).toContain('http://cms.example');
  expect(problem).toContain('ECONNREFUSED');
});

test('a refused token is named by its variable', async () => {
  for (const status of [401, 403])
    expect(await ask(async () => new Response('', { status }))).toContain('SITE_BUILD_TOKEN');
});

test('any other answer says its status', async () => {
  expect(await ask(async () => new Response('', { status: 502 }))).toContain('502');
});
