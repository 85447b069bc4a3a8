import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import { chooseHeight } from './film-choices.ts';
import { keepPreferences, readPreferences } from './kept-preferences.ts';
import { SPEEDS } from './preferences.ts';

/** What the menus and buttons of the player ask of it, and only a person does: whether captions shall be shown then. */
const CAPTION_REQUESTS: Readonly<Record<string, (areShown: boolean) => boolean>> = {
  mediashowsubtitlesrequest: () => true,
  mediadisablesubtitlesrequest: () => false,
  mediatogglesubtitlesrequest: (areShown) => !areShown,
};
const QUALITY_REQUEST = 'mediarenditionrequest';

/**
 * Shows a film as its learner likes to watch, and notes what they like. Volume, mute and the language of captions the
 * player keeps by itself; what it does of its own accord, such as starting a film, is not taken for a wish.
 *
 * @returns what ends it
 */
export function rememberFilm(element: FilmElement): () => void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const renditions = element.media?.videoRenditions;

  const chooseQuality = () => {
    const { quality } = readPreferences();
    if (quality === null || !renditions) return;
    const heights = Array.from(renditions, ({ height }) => height ?? 0);
    const height = chooseHeight({ liked: quality, heights });
    const index = heights.indexOf(height ?? -1);
    if (index !== -1 && renditions.selectedIndex !== index) renditions.selectedIndex = index;
  };
  // Every load begins at this speed, and what is chosen before or after it stands.
  element.defaultPlaybackRate = readPreferences().speed;
  element.addEventListener('loadedmetadata', chooseQuality, { signal });
  renditions?.addEventListener('addrendition', chooseQuality, { signal });

  element.addEventListener(
    'ratechange',
    () => {
      const { playbackRate: speed } = element;
      if (!SPEEDS.includes(speed)) return;
      element.defaultPlaybackRate = speed;
      keepPreferences({ speed });
    },
    { signal }
  );
  // On their way in, before the player does it, which may take it longer than the page lives.
  const first = { capture: true, signal };
  for (const [request, decide] of Object.entries(CAPTION_REQUESTS))
    element.addEventListener(request, () => keepPreferences({ hasCaptions: decide(showsCaptions(element)) }), first);
  // This one names an index; what it comes to is read when the player has done it.
  element.addEventListener(
    QUALITY_REQUEST,
    () => setTimeout(() => keepPreferences({ quality: renditions?.[renditions.selectedIndex]?.height ?? null })),
    first
  );
  return () => leaving.abort();
}

/** Whether captions are on just now. */
export function showsCaptions(element: Pick<FilmElement, 'textTracks'>): boolean {
  return Array.from(element.textTracks ?? []).some(
    ({ kind, mode }) => mode === 'showing' && (kind === 'subtitles' || kind === 'captions')
  );
}
