/** How one likes to watch, kept in this browser. Volume, mute and the language of captions the player keeps itself. */
export interface Preferences {
  /** 1 is as filmed. */
  speed: number;
  /** Whether captions are shown where there are any. */
  hasCaptions: boolean;
  /** Height of the picture in pixels; null lets the player choose by the network. */
  quality: number | null;
  /** Whether the next lesson begins by itself. */
  goesOn: boolean;
  /** What stands beside the film. */
  panel: PanelName;
  /** Language of the transcript, as the captions name it; null for the page's own. */
  transcript: string | null;
}

export const PANELS = ['lessons', 'chapters', 'transcript', 'notes', 'files'] as const;
export type PanelName = (typeof PANELS)[number];

/** The speeds the menu offers; the keys go through them too. */
export const SPEEDS: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

export const DEFAULT_PREFERENCES: Preferences = {
  speed: 1,
  hasCaptions: true,
  quality: null,
  goesOn: true,
  panel: 'lessons',
  transcript: null,
};

/** What was kept, as far as it makes sense: another version of the site, or somebody's hand, may have written it. */
export function parsePreferences(kept: string | null): Preferences {
  const known = readObject(kept);
  const { speed, hasCaptions, quality, goesOn, panel, transcript } = DEFAULT_PREFERENCES;
  return {
    speed: typeof known.speed === 'number' && SPEEDS.includes(known.speed) ? known.speed : speed,
    hasCaptions: typeof known.hasCaptions === 'boolean' ? known.hasCaptions : hasCaptions,
    quality: Number.isInteger(known.quality) && Number(known.quality) > 0 ? Number(known.quality) : quality,
    goesOn: typeof known.goesOn === 'boolean' ? known.goesOn : goesOn,
    panel: PANELS.find((name) => name === known.panel) ?? panel,
    transcript: typeof known.transcript === 'string' ? known.transcript : transcript,
  };
}

function readObject(kept: string | null): Partial<Record<keyof Preferences, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // Not ours: as if nothing was kept.
    return {};
  }
}
