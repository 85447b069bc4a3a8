import type { Reporter } from '@diamond/progress/contract/reporter';
import type { PlayerFact } from '@diamond/progress/contract/played';
import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import { planRenewal } from './lease-clock.ts';
import type { FreshLease } from './use-lease.ts';

/** Milliseconds between two looks at the clock while a film plays. */
const LOOK_EVERY = 5_000;
/** A film that is refused again this soon (ms) after a new lease is broken, not merely out of date. */
const TOO_SOON = 15_000;

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

/**
 * Keeps a film playable past the end of its lease: renews it shortly before, when it is played again after a rest,
 * and when the film is refused anyway. The new addresses are put under the film where it stands; it goes on playing
 * if it was. `onLost` when it cannot be had.
 */
export function keepLeased({
  element,
  first,
  renew,
  onLost,
}: {
  element: FilmElement;
  first: FreshLease;
  renew: () => Promise<FreshLease>;
  onLost: () => void;
}) {
  let current = first;
  let phase: 'steady' | 'renewing' | 'swapping' = 'steady';
  /** Whether the film under renewal has stopped being playable. */
  let isBroken = false;
  let cancelSwap = () => {};
  let isStopped = false;
  let renewedAt = Number.NEGATIVE_INFINITY;

  const isDue = () => {
    const when = planRenewal({ expiresAt: current.lease.expiresAt, fetchedAt: current.fetchedAt });
    return when !== null && Date.now() >= when;
  };

  async function renewNow({ isPlaying, isNeeded }: { isPlaying: boolean; isNeeded: boolean }): Promise<void> {
    if (phase !== 'steady' || isStopped) return;
    phase = 'renewing';
    isBroken = isNeeded;
    try {
      current = await renew();
    } catch {
      // Before the end there will be another chance; after it there is nothing left to play.
      phase = 'steady';
      if (isBroken && !isStopped) onLost();
      return;
    }
    renewedAt = Date.now();
    if (isStopped) return;
    phase = 'swapping';
    cancelSwap = swap({ element, lease: current.lease, isPlaying, onDone: () => (phase = 'steady') });
  }

  const look = () => {
    if (!element.paused && isDue()) void renewNow({ isPlaying: true, isNeeded: false });
  };
  const onPlay = () => look();
  const lose = () => {
    cancelSwap();
    phase = 'steady';
    onLost();
  };
  const onError = (event: Event) => {
    event.stopImmediatePropagation();
    if (phase === 'renewing') isBroken = true;
    else if (phase === 'swapping' || Date.now() - renewedAt < TOO_SOON) lose();
    else void renewNow({ isPlaying: !element.paused, isNeeded: true });
  };

  const timer = setInterval(look, LOOK_EVERY);
  element.addEventListener('play', onPlay);
  // Captured, so that the player's own dialog does not come between.
  element.addEventListener('error', onError, { capture: true });
  return {
    isSwapping: () => phase !== 'steady',
    stop: () => {
      isStopped = true;
      cancelSwap();
      clearInterval(timer);
      element.removeEventListener('play', onPlay);
      element.removeEventListener('error', onError, { capture: true });
    },
  };
}

/** @returns what takes it back as far as it can be: a film that never comes must not be started later */
function swap({
  element,
  lease,
  isPlaying,
  onDone,
}: {
  element: FilmElement;
  lease: FreshLease['lease'];
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
