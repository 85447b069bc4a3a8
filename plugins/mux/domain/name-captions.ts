const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** What captions are called when nobody says: their language. `auto` is Mux's word for "listen and find out". */
export function nameLanguage(language: string): string {
  if (language === 'auto') return 'Auto';
  try {
    return NAMES.of(language) ?? language;
  } catch (error) {
    if (error instanceof RangeError) return language;
    throw error;
  }
}

/** A name beside those that are taken, for Mux takes each only once in a film. */
export function chooseTrackName({ name, taken }: { name: string; taken: readonly string[] }): string {
  for (let number = 2; ; number += 1) {
    const choice = `${name} (${number})`;
    if (!taken.includes(choice)) return choice;
  }
}
