import { expect, test } from 'vitest';
import { hashInlineScripts, makeSecurityHeaders, toNginx } from './security-headers.ts';

const LOCAL = {
  siteUrl: 'http://localhost:8000',
  cmsUrl: 'http://localhost:1337',
  muxStreamUrl: 'http://localhost:8401',
  muxImageUrl: 'http://localhost:8401',
  scriptHashes: ['sha256-abc'],
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

test('inline scripts are hashed, loaded ones are not', () => {
  const html =
    '<script src="/a.js"></script><script>alert(1)</script><script id="x">\nalert(2)\n</script><script>alert(1)</script>';
  expect(hashInlineScripts(html)).toEqual([
    'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=',
    expect.stringMatching(/^sha256-/),
  ]);
});

test('nginx gets the same headers', () => {
  expect(toNginx({ 'X-A': "default-src 'self'" })).toBe(`add_header X-A "default-src 'self'" always;\n`);
});
