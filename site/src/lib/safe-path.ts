/**
 * Where to go after signing in: a path of this site, whatever the address bar says. Anything that could lead to
 * another site (`//evil.example`, `/\evil.example`, `https:…`) or back to one of the forms gives `fallback`.
 */
export function toSafePath({ wanted, fallback }: { wanted: string | null | undefined; fallback: string }): string {
  if (!wanted || !wanted.startsWith('/')) return fallback;
  const here = 'http://here.invalid';
  if (!URL.canParse(wanted, here)) return fallback;
  const url = new URL(wanted, here);
  if (url.origin !== here) return fallback;
  if (/^(\/[a-z]{2})?\/(login|register|forgot-password|reset-password|confirm|confirm-email)(\/|$)/.test(url.pathname))
    return fallback;
  // A pathname that starts with two slashes would be another host when it is used as a link.
  if (url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The address of a form that comes back to `from` afterwards. */
export function withReturn({ form, from }: { form: '/login/' | '/register/'; from: string }): string {
  const safe = toSafePath({ wanted: from, fallback: '' });
  return safe === '' || safe === '/' ? form : `${form}?from=${encodeURIComponent(safe)}`;
}
