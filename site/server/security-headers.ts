import { createHash } from 'node:crypto';

export interface HeaderSettings {
  siteUrl: string;
  cmsUrl: string;
  muxStreamUrl: string;
  muxImageUrl: string;
  /** Of the inline scripts the pages have, as `sha256-…`. */
  scriptHashes: readonly string[];
}

/**
 * The headers every answer of the site has. Scripts run from the site itself and, inline, only those the build wrote;
 * styles may be inline (Gatsby puts a page's CSS into the page, the player its own into its shadow tree).
 */
export function makeSecurityHeaders({
  siteUrl,
  cmsUrl,
  muxStreamUrl,
  muxImageUrl,
  scriptHashes,
}: HeaderSettings): Record<string, string> {
  const stream = withCdn(muxStreamUrl);
  const image = withCdn(muxImageUrl);
  const isSecure = siteUrl.startsWith('https://');
  const policy: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...scriptHashes.map((hash) => `'${hash}'`)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', cmsUrl, ...image],
    'media-src': ["'self'", 'blob:', ...stream],
    'connect-src': ["'self'", cmsUrl, ...stream, ...image],
    'font-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(isSecure ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, sources]) => [directive, ...new Set(sources)].join(' '))
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** `sha256-…` of each inline script of a page, as the policy names them. */
export function hashInlineScripts(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (/\ssrc=/i.test(attributes) || text === '') continue;
    hashes.add(`sha256-${createHash('sha256').update(text).digest('base64')}`);
  }
  return [...hashes];
}

/** The same headers as nginx includes them. */
export function toNginx(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `add_header ${name} "${value}" always;\n`)
    .join('');
}

/** Mux sends a film's pieces from hosts of its own choosing below its domain. */
function withCdn(origin: string): string[] {
  return new URL(origin).hostname.endsWith('.mux.com') ? [origin, 'https://*.mux.com'] : [origin];
}
