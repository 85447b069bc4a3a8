import { createHash } from 'node:crypto';

export interface HeaderSettings {
  siteUrl: string;
  cmsUrl: string;
  muxStreamUrl: string;
  muxImageUrl: string;
  /** Of the inline scripts the pages have, as `sha256-…`. */
  scriptHashes: readonly string[];
  /** Where errors are reported to with a learner's consent: a DSN; empty for nowhere. */
  sentryDsn: string;
  /** False for a school that search engines shall not know, a rehearsal say. */
  isIndexed: boolean;
}

/**
 * The headers every answer of the site has (OWASP ASVS 5.0, section 3.4). What is not named is not loaded. Scripts run from
 * the site itself and, inline, only those the build wrote. Styles may be inline: Gatsby puts a page's CSS into the page, and
 * the player writes its own into its shadow tree while it runs, other ones with each version, so that no list of hashes
 * holds; none come from elsewhere. There is no `Cross-Origin-Resource-Policy`: the pictures a link is shared with are there
 * for others to show.
 */
export function makeSecurityHeaders({
  siteUrl,
  cmsUrl,
  muxStreamUrl,
  muxImageUrl,
  scriptHashes,
  sentryDsn,
  isIndexed,
}: HeaderSettings): Record<string, string> {
  const stream = withCdn(muxStreamUrl);
  const image = withCdn(muxImageUrl);
  const isSecure = siteUrl.startsWith('https://');
  const policy: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scriptHashes.map((hash) => `'${hash}'`)],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', cmsUrl, ...image],
    'media-src': ["'self'", 'blob:', ...stream],
    'connect-src': ["'self'", cmsUrl, ...stream, ...image, ...(sentryDsn ? [new URL(sentryDsn).origin] : [])],
    'font-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
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
    'Permissions-Policy': PERMISSIONS,
    'Cross-Origin-Opener-Policy': 'same-origin',
    ...(isIndexed ? {} : { 'X-Robots-Tag': 'noindex, nofollow' }),
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** What the player needs is the page's own; a page that films nobody asks for no camera. */
const PERMISSIONS = [
  ...['autoplay', 'clipboard-write', 'encrypted-media', 'fullscreen', 'picture-in-picture', 'screen-wake-lock'].map(
    (feature) => `${feature}=(self)`
  ),
  ...['camera', 'display-capture', 'geolocation', 'microphone', 'midi', 'payment', 'usb'].map(
    (feature) => `${feature}=()`
  ),
].join(', ');

/** `sha256-…` of each inline script of a page, as the policy names them. */
export function hashInlineScripts(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (/\ssrc=/i.test(attributes) || text === '' || DATA.test(attributes)) continue;
    hashes.add(`sha256-${createHash('sha256').update(text).digest('base64')}`);
  }
  return [...hashes];
}

/** A script of this type is data: no browser runs it, and no policy asks about it. */
const DATA = /\stype="application\/ld\+json"/i;

/** Mux sends a film's pieces from hosts of its own choosing below its domain. */
function withCdn(origin: string): string[] {
  return new URL(origin).hostname.endsWith('.mux.com') ? [origin, 'https://*.mux.com'] : [origin];
}
