const FIRST_SECONDS = 20;
const LONGEST_SECONDS = 600;

/**
 * When to ask Mux again about a video that is not settled: 20 s after the first look, twice as long each time, 10 minutes
 * at most. `checks` is how often it was asked already.
 */
export function decideNextCheck({ checks, now }: { checks: number; now: Date }): Date {
  const seconds = Math.min(FIRST_SECONDS * 2 ** Math.min(checks, 10), LONGEST_SECONDS);
  return new Date(now.getTime() + seconds * 1_000);
}
