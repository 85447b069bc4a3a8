import { expect, test } from 'vitest';
import { continuePath, courseProgressPath } from '../../../contract/index.ts';
import { readQuestion } from './read-question.ts';

const COURSE = 'abcdefghijklmnopqrstuvwx';
const headers = { authorization: 'Bearer a.b.c' };
const url = courseProgressPath(COURSE);

test('what pages ask of a course, and what to go on with, are known by their heads', () => {
  expect(readQuestion({ method: 'GET', url, headers })).toEqual({ courseId: COURSE, token: 'a.b.c', origin: '' });
  expect(readQuestion({ method: 'GET', url: continuePath, headers: { ...headers, origin: 'http://site' } })).toEqual({
    courseId: null,
    token: 'a.b.c',
    origin: 'http://site',
  });
});

test('everything else is for the ordinary way', () => {
  const others = [
    { method: 'HEAD', url, headers },
    { method: 'OPTIONS', url, headers },
    { method: 'PUT', url, headers },
    { method: 'GET', url: `${url}?`, headers },
    { method: 'GET', url: `${url}?locale=es`, headers },
    { method: 'GET', url: `${url}/`, headers },
    { method: 'GET', url: `//x${url}`, headers },
    { method: 'GET', url: url.toUpperCase(), headers },
    { method: 'GET', url: courseProgressPath('short'), headers },
    { method: 'GET', url: `${continuePath}?`, headers },
    { method: 'GET', url: '/api/progress/notes', headers },
    { method: 'GET', url, headers: {} },
    { method: 'GET', url, headers: { authorization: 'Basic abc' } },
    { method: 'GET', url, headers: { ...headers, 'content-length': '2' } },
    { method: 'GET', url, headers: { ...headers, 'transfer-encoding': 'chunked' } },
    { method: 'GET', url, headers: { ...headers, expect: '100-continue' } },
  ];
  for (const request of others) expect(readQuestion(request), JSON.stringify(request)).toBeNull();
});
