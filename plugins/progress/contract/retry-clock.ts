/** What waiting needs of the world; tests bring their own. */
export interface RetryClock {
  clock: {
    /** Milliseconds of a clock that never jumps, such as `performance.now()`. */
    elapsed: () => number;
    /** Runs `task` once after `ms`; the answer cancels it. */
    after: (ms: number, task: () => void) => () => void;
  };
}

const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 60_000;

/** Milliseconds to wait after `attempt` failures in a row (1, 2, …): doubled each time, up to half of it left to chance. */
export function decideRetryDelay({ attempt, chance }: { attempt: number; chance: number }): number {
  return Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (attempt - 1)) * (0.5 + chance / 2);
}

/** When to send next: by a plan while all is well, by growing waits while the server is away. */
export function createRetryClock({ clock, random, onDue }: RetryClock & { random: () => number; onDue: () => void }) {
  let failures = 0;
  let timer: { due: number; cancel: () => void } | null = null;

  function wait(ms: number): void {
    timer?.cancel();
    const cancel = clock.after(ms, () => {
      timer = null;
      onDue();
    });
    timer = { due: clock.elapsed() + ms, cancel };
  }

  function cancel(): void {
    timer?.cancel();
    timer = null;
  }

  return {
    /** True from a failure until something came through. */
    isWaiting: () => failures > 0,
    /** Due within `ms`. While the server is away, its own time stands. */
    plan(ms: number): void {
      if (failures > 0 || (timer && timer.due <= clock.elapsed() + ms)) return;
      wait(ms);
    },
    /** Nothing came through; `atLeast` milliseconds were asked for. */
    fail(atLeast: number): void {
      failures += 1;
      wait(Math.max(atLeast, decideRetryDelay({ attempt: failures, chance: random() })));
    },
    cancel,
    reset(): void {
      failures = 0;
    },
  };
}
