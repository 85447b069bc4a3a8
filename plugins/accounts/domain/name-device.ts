/** What a browser says it is, in words a learner knows; null where it does not say. */
export interface DeviceName {
  browser: string | null;
  system: string | null;
}

/** Tried in this order: most browsers also claim to be those below them. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOPT\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Longer ones are nobody's browser, and are read no further. */
const LONGEST = 500;

/**
 * Browser and system by the `User-Agent` header. Only these two words are kept of it, so that no more is known about a
 * learner's machine than the list of sessions shows.
 */
export function nameDevice(userAgent: string | undefined): DeviceName {
  const text = (userAgent ?? '').slice(0, LONGEST);
  const find = (names: typeof BROWSERS) => names.find(([sign]) => sign.test(text))?.[1] ?? null;
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}
