/** Seconds as people write them: `0:05`, `12:34`, `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

/** Name of a language in the admin's own, for example `English` for `en`; the code itself where there is no name. */
export function formatLanguage({ code, locale }: { code: string; locale: string }): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

/** A file's name as the first title of its video: without the extension, at most 200 characters. */
export function titleOf({ fileName }: { fileName: string }): string {
  const clean = fileName.replace(/\p{Cc}/gu, ' ').trim();
  return (
    clean
      .replace(/\.[^.\s]{1,8}$/, '')
      .trim()
      .slice(0, 200) ||
    clean.slice(0, 200) ||
    'Video'
  );
}

/** Bytes as people write them: `512 B`, `3.4 MB`, `1.2 GB`. */
export function formatBytes({ bytes, locale }: { bytes: number; locale: string }): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 && power > 0 ? 1 : 0 }).format(value);
  return `${shown} ${units[power]}`;
}

/** A moment of a film, to the tenth of a second: `0:05`, `1:02:03.5`. `readMoment` reads it back. */
export function formatMoment(seconds: number): string {
  const tenths = Math.max(0, Math.floor(seconds * 10));
  const rest = tenths % 10;
  return `${formatDuration((tenths - rest) / 10)}${rest === 0 ? '' : `.${rest}`}`;
}

/** Seconds of `65`, `1:05`, `1:05.5` or `1:02:03`; null when it is no moment. */
export function readMoment(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(text.trim());
  if (!match) return null;
  const [, hours = '0', minutes = '0', last = ''] = match;
  const seconds = Number(last.replace(',', '.'));
  if (match[2] !== undefined && seconds >= 60) return null;
  return Number(hours) * 3_600 + Number(minutes) * 60 + seconds;
}
