import { expect, test } from 'vitest';
import { hashInlineScripts, makeSecurityHeaders } from './security-headers.ts';

const LOCAL = {
  siteUrl: 'http://localhost:8000',
  cmsUrl: 'http://localhost:1337',
  muxStreamUrl: 'http://localhost:8401',
  muxImageUrl: 'http://localhost:8401',
  scriptHashes: ['sha256-abc'],
  sentryDsn: '',
  isIndexed: true,
};

const directive = (headers: Record<string, string>, name: string) =>
  headers['Content-Security-Policy']?.split('; ').find((part) => part.startsWith(`${name} `));

test('scripts are the site’s own and the hashed ones, never inline at large', () => {
  expect(directive(makeSecurityHeaders(LOCAL), 'script-src')).toBe("script-src 'self' 'sha256-abc'");
});

test('the page may talk to the CMS and to Mux and to nobody else', () => {
  expect(directive(makeSecurityHeaders(LOCAL), 'connect-src')).toBe(
    "connect-src 'self' http://localhost:1337 http://localhost:8401"
  );
});

test('the real Mux serves films from hosts below its domain', () => {
  const headers = makeSecurityHeaders({
    ...LOCAL,
    siteUrl: 'https://school.example',
    muxStreamUrl: 'https://stream.mux.com',
  });
  expect(directive(headers, 'media-src')).toContain('https://*.mux.com');
  expect(headers).toHaveProperty('Strict-Transport-Security');
});

test('over plain http nothing promises https', () => {
  const headers = makeSecurityHeaders(LOCAL);
  expect(headers).not.toHaveProperty('Strict-Transport-Security');
  expect(headers['Content-Security-Policy']).not.toContain('upgrade-insecure-requests');
});

test('what nobody named is loaded from nowhere, and no page is led astray or framed', () => {
  const headers = makeSecurityHeaders(LOCAL);
  for (const [name, value] of [
    ['default-src', "'none'"],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['frame-ancestors', "'none'"],
    ['form-action', "'self'"],
  ] as const)
    expect(directive(headers, name)).toBe(`${name} ${value}`);
  expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Opener-Policy': 'same-origin' });
});

test('reports of errors may leave for where they are wanted, and only if they are', () => {
  const headers = makeSecurityHeaders({ ...LOCAL, sentryDsn: 'https://key@errors.example/4711' });
  expect(directive(headers, 'connect-src')).toMatch(/ https:\/\/errors\.example$/);
  expect(JSON.stringify(headers)).not.toContain('key@');
});

test('a school that is not to be found says so with every answer', () => {
  expect(makeSecurityHeaders(LOCAL)).not.toHaveProperty('X-Robots-Tag');
  expect(makeSecurityHeaders({ ...LOCAL, isIndexed: false })['X-Robots-Tag']).toBe('noindex, nofollow');
});

test('data in a script element is no script', () => {
  expect(hashInlineScripts('<script type="application/ld+json" data-gatsby-head="true">[{}]</script>')).toEqual([]);
});

test('inline scripts are hashed, loaded ones are not', () => {
  const html =
    '<script src="/a.js"></script><script>alert(1)</script><script id="x">\nalert(2)\n</script><script>alert(1)</script>';
  expect(hashInlineScripts(html)).toEqual([
    'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=',
    expect.stringMatching(/^sha256-/),
  ]);
});
