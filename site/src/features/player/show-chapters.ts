import type { LeaseChapter } from '@diamond/mux/contract/lease';
import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';

/** Puts a film's chapters on its timeline, again each time the film is loaded. @returns what ends it */
export function showChapters({
  element,
  chapters,
}: {
  element: FilmElement;
  chapters: readonly LeaseChapter[];
}): () => void {
  if (chapters.length === 0) return () => undefined;
  const show = () => {
    void element.addChapters(chapters.map(({ from, title }) => ({ startTime: from, value: title })));
  };
  element.addEventListener('loadedmetadata', show);
  return () => element.removeEventListener('loadedmetadata', show);
}
