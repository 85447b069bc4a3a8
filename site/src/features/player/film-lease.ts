import { createLeaseKeeper, type HeldLease } from '@diamond/mux/contract/lease-keeper';
import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import { createFilmSource, type FilmSource } from './film-source.ts';
import { swapFilm } from './swap-film.ts';

/** Milliseconds between two looks at the clock while a film plays. */
const LOOK_EVERY = 5_000;
/** A film that is refused again this soon (ms) after a new lease is broken, not merely out of date. */
const TOO_SOON = 15_000;

/** The lease under a film, for as long as the film is on the page. */
export interface FilmLease {
  /** For the engine's `xhrSetup`. */
  prepare: FilmSource['prepare'];
  /** While true the player jumps for reasons that are not the learner's. */
  isSwapping: () => boolean;
  /**
   * The film is here.
   *
   * @param onLost there is nothing left to play, because of `error`
   * @returns what is to be called when it goes
   */
  attach: (film: { element: FilmElement; onLost: (error: unknown) => void }) => () => void;
}

/**
 * Keeps a film playable past the end of its lease: renews it shortly before, when it is played again after a rest,
 * before the engine asks for anything under one that has ended, and when the film is refused anyway. An engine that can
 * be led to the new addresses notices nothing; any other film is loaded again where it stands.
 */
export function createFilmLease({
  first,
  mint,
}: {
  first: HeldLease;
  mint: (request: { playing: string }) => Promise<HeldLease>;
}): FilmLease {
  let film: FilmElement | null = null;
  let phase: 'steady' | 'refused' | 'swapping' = 'steady';
  /** Whether the film that was refused was playing then. */
  let wasPlaying = false;
  /** Whether the engine asks by way of `prepare`, and so can be led on. */
  let isAsked = false;
  let cancelSwap = () => {};
  let renewedAt = Number.NEGATIVE_INFINITY;
  const keeper = createLeaseKeeper({ first, mint, now: Date.now, random: Math.random, onRenewed: apply });
  const source = createFilmSource({ master: first.lease.src, whenUsable: keeper.whenUsable });

  const prepare: FilmSource['prepare'] = (request, address) => {
    isAsked = true;
    return source.prepare(request, address);
  };
  return { prepare, isSwapping: () => phase !== 'steady', attach };

  function apply({ lease }: HeldLease, before: HeldLease): void {
    source.move(lease.src);
    renewedAt = Date.now();
    if (!film) return;
    const isLed = isAsked && lease.playbackId === before.lease.playbackId;
    if (isLed && phase === 'steady') {
      film.storyboardSrc = lease.storyboard;
      return;
    }
    const isPlaying = phase === 'refused' ? wasPlaying : !film.paused;
    phase = 'swapping';
    cancelSwap = swapFilm({ element: film, lease, isPlaying, onDone: () => (phase = 'steady') });
  }

  function attach({ element, onLost }: { element: FilmElement; onLost: (error: unknown) => void }): () => void {
    film = element;
    const lose = (error: unknown) => {
      cancelSwap();
      phase = 'steady';
      if (film === element) onLost(error);
    };
    const look = () => {
      if (!element.paused) keeper.look();
    };
    const onError = (event: Event) => {
      event.stopImmediatePropagation();
      if (phase === 'refused') return;
      if (phase === 'swapping' || Date.now() - renewedAt < TOO_SOON) {
        lose(null);
        return;
      }
      phase = 'refused';
      wasPlaying = !element.paused;
      keeper.renew().catch(lose);
    };
    const timer = setInterval(look, LOOK_EVERY);
    element.addEventListener('play', look);
    // Captured, so that the player's own dialog does not come between.
    element.addEventListener('error', onError, { capture: true });
    return () => {
      film = null;
      cancelSwap();
      clearInterval(timer);
      element.removeEventListener('play', look);
      element.removeEventListener('error', onError, { capture: true });
    };
  }
}
