import type { LearnerName } from '../../contract/admin.ts';

/** A learner's name as one text; the e-mail when there is none. */
export function nameLearner({ firstName, lastName, email }: Omit<LearnerName, 'id'>): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email;
}

/** A place in a film: 0:05, 12:30, 1:02:03. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const pad = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

/** A share in whole percents, rounded down: 100 means all. Of nothing it is 0. */
export function toPercent({ part, whole }: { part: number; whole: number }): number {
  return whole === 0 ? 0 : Math.min(100, Math.floor((100 * part) / whole));
}

/** The end of an axis: the next of 1, 2, 5, 10, 20, 50 … that holds `most`. */
export function roundUpAxis(most: number): number {
  if (most <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most) ?? 10) * power;
}

/** What a browser calls itself, as people call it. */
export function nameBrowser(userAgent: string | null): string | null {
  if (userAgent === null) return null;
  const [, browser] =
    [
      [/\bEdgA?\//, 'Edge'],
      [/\bOPR\//, 'Opera'],
      [/\bSamsungBrowser\//, 'Samsung Internet'],
      [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
      [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
      [/\bSafari\//, 'Safari'],
    ].find(([sign]) => (sign as RegExp).test(userAgent)) ?? [];
  return (browser as string | undefined) ?? null;
}
