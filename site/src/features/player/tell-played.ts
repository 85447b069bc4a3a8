import type { PlayerFact } from '@diamond/progress/contract/played';
import type { Reporter } from '@diamond/progress/contract/reporter';
import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';

const FACTS: Record<string, PlayerFact['kind']> = {
  playing: 'playing',
  timeupdate: 'time',
  seeking: 'seeking',
  pause: 'paused',
  ended: 'ended',
};

/** Tells the reporter what the player does. While `isMoving`, the player jumps for reasons that are not the learner's. */
export function tellPlayed({
  element,
  isMoving,
  observe,
}: {
  element: FilmElement;
  isMoving: () => boolean;
  observe: Reporter['observe'];
}): () => void {
  const tell = ({ type }: Event) => {
    const kind = FACTS[type];
    if (kind && !isMoving()) observe({ kind, position: element.currentTime, rate: element.playbackRate });
  };
  for (const type of Object.keys(FACTS)) element.addEventListener(type, tell);
  return () => {
    for (const type of Object.keys(FACTS)) element.removeEventListener(type, tell);
  };
}
