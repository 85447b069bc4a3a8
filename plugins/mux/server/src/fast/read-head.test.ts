import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { leasePath, leaseQuerySchema } from '../../../contract/index.ts';
import { readHead } from './read-head.ts';

const LESSON = 'abcdefghijklmnopqrstuvwx';
const SESSION = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const headers = { authorization: 'Bearer a.b.c' };
const plain = { lessonId: LESSON, session: null, playing: null, token: 'a.b.c', origin: '' };

test('what players ask is known by its head, with a session and a film that is on, and without', () => {
  const ask = (query: { session?: string; playing?: string }, more = {}) =>
    readHead({ method: 'GET', url: leasePath(LESSON, query), headers: { ...headers, ...more } });
  expect(ask({})).toEqual(plain);
  expect(ask({ session: SESSION }, { origin: 'http://site' })).toEqual({
    ...plain,
    session: SESSION,
    origin: 'http://site',
  });
  expect(ask({ session: SESSION, playing: 'play_1-A' })).toEqual({ ...plain, session: SESSION, playing: 'play_1-A' });
});

test('everything else is for the ordinary way', () => {
  const url = leasePath(LESSON);
  const others = [
    { method: 'HEAD', url, headers },
    { method: 'DELETE', url, headers },
    { method: 'GET', url: `${url}/stream?session=${SESSION}`, headers },
    { method: 'GET', url: `${url}?`, headers },
    { method: 'GET', url: `${url}/`, headers },
    { method: 'GET', url: `//x${url}`, headers },
    { method: 'GET', url: url.toUpperCase(), headers },
    { method: 'GET', url: leasePath('short'), headers },
    { method: 'GET', url, headers: {} },
    { method: 'GET', url, headers: { authorization: 'Basic abc' } },
    { method: 'GET', url, headers: { ...headers, 'content-length': '2' } },
    { method: 'GET', url, headers: { ...headers, 'transfer-encoding': 'chunked' } },
    { method: 'GET', url, headers: { ...headers, expect: '100-continue' } },
  ];
  for (const request of others) expect(readHead(request), JSON.stringify(request)).toBeNull();
});

test('no query is plain that the schema refuses or reads otherwise, whatever is in it', () => {
  const value = fc.oneof(
    fc.constantFrom(SESSION, SESSION.toUpperCase(), 'play-1', '', 'a'.repeat(128), 'a'.repeat(129), '..%2Fx', 'a+b'),
    fc.string({ maxLength: 5 })
  );
  const pair = fc.tuple(fc.constantFrom('session', 'playing', 'videoId', 'session[]'), value);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 3 }), (pairs) => {
      const query = pairs.map(([name, text]) => `${name}=${text}`).join('&');
      const head = readHead({ method: 'GET', url: `${leasePath(LESSON)}?${query}`, headers });
      if (!head) return;
      const asked: Record<string, unknown> = {};
      for (const [name, text] of new URLSearchParams(query))
        asked[name] = name in asked ? [asked[name], text].flat() : text;
      const { session = null, playing = null } = leaseQuerySchema.validateSync(asked, { strict: true });
      expect(head).toMatchObject({ session, playing });
    }),
    { numRuns: 2_000 }
  );
});
