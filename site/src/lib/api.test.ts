import { expect, test } from 'vitest';
import { ApiError, callApi, toCmsAddress } from './api.ts';

const answer = (body: unknown, status = 200) => ({
  cmsUrl: 'http://cms.example',
  fetch: async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
});

test('an answer comes back as it is', async () => {
  expect(await callApi({ path: '/api/x' }, answer({ data: 1 }))).toEqual({ data: 1 });
});

test('a refusal carries its code, its message and its fields, whichever shape the path has', async () => {
  const error = {
    status: 400,
    name: 'ValidationError',
    message: 'email is taken',
    details: {
      code: 'invalid',
      errors: [
        { path: ['email'], message: 'is taken' },
        { path: 'phone', message: 'is short' },
      ],
    },
  };
  const thrown = await callApi({ path: '/api/x' }, answer({ data: null, error }, 400)).catch(
    (reason: unknown) => reason
  );
  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({ status: 400, code: 'invalid', fields: [{ path: 'email' }, { path: 'phone' }] });
});

test('no answer, a broken gateway and an unreadable answer all mean unreachable', async () => {
  const down = { cmsUrl: '', fetch: async () => Promise.reject(new TypeError('fetch failed')) };
  for (const options of [down, answer('<html>', 502), answer('not json'), answer('"rubbish"'), answer('null')]) {
    await expect(callApi({ path: '/api/x' }, options)).rejects.toMatchObject({ code: 'unreachable' });
  }
});

test('an error knows the number the CMS gave the request, whatever else it answered', async () => {
  for (const [body, status] of [
    ['{}', 500],
    ['<html>', 502],
    ['not json', 200],
  ] as const) {
    const fetch = async () => new Response(body, { status, headers: { 'x-request-id': 'request-1' } });
    await expect(callApi({ path: '/api/x' }, { fetch, cmsUrl: '' })).rejects.toMatchObject({ requestId: 'request-1' });
  }
  await expect(callApi({ path: '/api/x' }, answer({}, 404))).rejects.toMatchObject({ requestId: null });
});

test('the session cookie travels only where it is asked for', async () => {
  const seen: (RequestCredentials | undefined)[] = [];
  const fetch = async (_url: string, init: RequestInit) => {
    seen.push(init.credentials);
    return new Response('{}');
  };
  await callApi({ path: '/a' }, { fetch, cmsUrl: '' });
  await callApi({ path: '/b', withCookie: true }, { fetch, cmsUrl: '' });
  expect(seen).toEqual(['omit', 'include']);
});

test('a path becomes an address of the CMS, an address of elsewhere stays', () => {
  const cmsUrl = 'http://cms.example';
  expect(toCmsAddress('/api/access/files/x', { cmsUrl })).toBe('http://cms.example/api/access/files/x');
  expect(toCmsAddress('https://storage.example/x?signed', { cmsUrl })).toBe('https://storage.example/x?signed');
});
