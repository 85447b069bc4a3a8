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
