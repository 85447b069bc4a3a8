/** What became of a beat: this screen may go on, another one has its place, or nobody answered. */
export type BeatOutcome = 'seated' | 'taken-over' | 'unknown';

/** Says that a film is being watched on this screen, for as long as it is. */
export interface SeatKeeper {
  /** The film plays. */
  play: () => void;
  /** The film rests; a rest is no reason to hold a seat. */
  rest: () => void;
}

/**
 * @param beat tells the server once, see `streamPath`; a rejection counts as "nobody answered"
 * @param every milliseconds between two beats
 * @param after runs `task` once after `ms`; the answer cancels it
 * @param onTakenOver the learner went on watching elsewhere; no more beats until the film plays again
 */
export function createSeatKeeper({
  beat,
  every,
  after,
  onTakenOver,
}: {
  beat: () => Promise<BeatOutcome>;
  every: number;
  after: (ms: number, task: () => void) => () => void;
  onTakenOver: () => void;
}): SeatKeeper {
  /** The stretch of playing that is on; an answer that comes after it is nobody's. */
  let playing: { cancel: () => void } | null = null;

  function rest(): void {
    playing?.cancel();
    playing = null;
  }

  function plan(stretch: { cancel: () => void }): void {
    stretch.cancel = after(every, () => {
      void beat()
        .catch((): BeatOutcome => 'unknown')
        .then((outcome) => {
          if (playing !== stretch) return;
          if (outcome !== 'taken-over') return plan(stretch);
          rest();
          onTakenOver();
        });
    });
  }

  return {
    play: () => {
      if (playing) return;
      playing = { cancel: () => undefined };
      plan(playing);
    },
    rest,
  };
}
