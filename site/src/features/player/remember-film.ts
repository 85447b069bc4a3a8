import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import { chooseHeight } from './film-choices.ts';
import { keepPreferences, readPreferences } from './kept-preferences.ts';
import { SPEEDS } from './preferences.ts';

/** What the menus and buttons of the player ask of it; only a person does. */
const CAPTION_REQUESTS = [
  'mediashowsubtitlesrequest',
  'mediadisablesubtitlesrequest',
  'mediatogglesubtitlesrequest',
] as const;
const QUALITY_REQUEST = 'mediarenditionrequest';
const HAVE_METADATA = 1;

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

  const setSpeed = () => {
    const { speed } = readPreferences();
    if (element.playbackRate !== speed) element.playbackRate = speed;
  };
  const chooseQuality = () => {
    const { quality } = readPreferences();
    if (quality === null || !renditions) return;
    const heights = Array.from(renditions, ({ height }) => height ?? 0);
    const height = chooseHeight({ liked: quality, heights });
    const index = heights.indexOf(height ?? -1);
    if (index !== -1 && renditions.selectedIndex !== index) renditions.selectedIndex = index;
  };
  // A film that is loaded begins at its own speed, which nobody chose; that may be told late, when the film is there already.
  let isOn = element.readyState >= HAVE_METADATA;
  element.addEventListener('emptied', () => (isOn = false), { signal });
  element.addEventListener('loadedmetadata', () => (isOn = true), { signal });
  // Once: another lease under the same film keeps the speed of the moment.
  element.addEventListener('loadedmetadata', setSpeed, { once: true, signal });
  element.addEventListener('loadedmetadata', chooseQuality, { signal });
  renditions?.addEventListener('addrendition', chooseQuality, { signal });
  if (isOn) setSpeed();

  element.addEventListener(
    'ratechange',
    () => {
      if (isOn && SPEEDS.includes(element.playbackRate)) keepPreferences({ speed: element.playbackRate });
    },
    { signal }
  );
  // On their way in, before the player has done it: what it comes to is read when it has.
  const once = { capture: true, signal };
  for (const request of CAPTION_REQUESTS)
    element.addEventListener(
      request,
      () => setTimeout(() => keepPreferences({ hasCaptions: showsCaptions(element) })),
      once
    );
  element.addEventListener(
    QUALITY_REQUEST,
    () => setTimeout(() => keepPreferences({ quality: renditions?.[renditions.selectedIndex]?.height ?? null })),
    once
  );
  return () => leaving.abort();
}

/** Whether captions are on just now. */
export function showsCaptions(element: Pick<FilmElement, 'textTracks'>): boolean {
  return Array.from(element.textTracks ?? []).some(
    ({ kind, mode }) => mode === 'showing' && (kind === 'subtitles' || kind === 'captions')
  );
}
