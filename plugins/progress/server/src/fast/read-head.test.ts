import { expect, test } from 'vitest';
import { readHead } from './read-head.ts';

const LESSON = 'abcdefghijklmnopqrstuvwx';
const headers = { authorization: 'Bearer a.b.c', 'content-type': 'application/json', 'content-length': '120' };
const url = `/api/progress/lessons/${LESSON}`;

test('a report of one lesson, and one of many, are known by their heads', () => {
  expect(readHead({ method: 'PUT', url, headers })).toEqual({
    lessonId: LESSON,
    token: 'a.b.c',
    length: 120,
    origin: '',
  });
  expect(
    readHead({ method: 'POST', url: '/api/progress/sync', headers: { ...headers, origin: 'http://site' } })
  ).toEqual({
    lessonId: null,
    token: 'a.b.c',
    length: 120,
    origin: 'http://site',
  });
});

test('everything else is for the ordinary way', () => {
  const others = [
    { method: 'GET', url, headers },
    { method: 'PUT', url: `${url}/done`, headers },
    { method: 'PUT', url: `${url}?`, headers },
    { method: 'PUT', url: url.toUpperCase(), headers },
    { method: 'PUT', url: '/api/progress/lessons/short', headers },
    { method: 'PUT', url, headers: { ...headers, authorization: undefined } },
    { method: 'PUT', url, headers: { ...headers, authorization: 'Basic abc' } },
    { method: 'PUT', url, headers: { ...headers, 'content-type': 'text/plain' } },
    { method: 'PUT', url, headers: { ...headers, 'content-length': '0' } },
    { method: 'PUT', url, headers: { ...headers, 'content-length': '16385' } },
    { method: 'PUT', url, headers: { ...headers, 'content-length': undefined } },
    { method: 'PUT', url, headers: { ...headers, 'content-encoding': 'gzip' } },
    { method: 'PUT', url, headers: { ...headers, 'transfer-encoding': 'chunked' } },
    { method: 'PUT', url, headers: { ...headers, expect: '100-continue' } },
    { method: 'POST', url: '/api/progress/sync', headers: { ...headers, 'content-length': '65537' } },
  ];
  for (const request of others) expect(readHead(request), JSON.stringify(request)).toBeNull();
});
