import type { PlaybackLease } from '@diamond/mux/contract/lease';
import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';

/**
 * Loads the film anew under another lease, where it stands: the same second, speed and captions, playing if it was. For
 * players that cannot be led on, and for films that were refused. It is a short stop, seen and heard.
 *
 * @returns what takes it back as far as it can be: a film that never comes must not be started later
 */
export function swapFilm({
  element,
  lease,
  isPlaying,
  onDone,
}: {
  element: FilmElement;
  lease: Pick<PlaybackLease, 'src' | 'storyboard'>;
  isPlaying: boolean;
  onDone: () => void;
}): () => void {
  const { currentTime, playbackRate } = element;
  const captions = Array.from(element.textTracks ?? []).find(
    ({ kind, mode }) => mode === 'showing' && (kind === 'subtitles' || kind === 'captions')
  )?.language;
  const goOn = () => {
    element.playbackRate = playbackRate;
    showCaptions({ element, language: captions });
    onDone();
    // Refused only where the learner has not touched the page; then the film waits to be started.
    if (isPlaying) void element.play()?.catch(() => undefined);
  };
  element.addEventListener('loadedmetadata', goOn, { once: true });
  element.startTime = currentTime;
  element.storyboardSrc = lease.storyboard;
  element.src = lease.src;
  return () => element.removeEventListener('loadedmetadata', goOn);
}

/** A reload brings its own text tracks, some of them later than the film. */
function showCaptions({ element, language }: { element: FilmElement; language: string | undefined }): void {
  const tracks = element.textTracks;
  if (!language || !tracks) return;
  const show = () => {
    for (const track of Array.from(tracks))
      if (track.language === language && track.kind !== 'metadata') track.mode = 'showing';
  };
  show();
  tracks.addEventListener('addtrack', show, { once: true });
}
