/** What GHL's headers say of its limits. Milliseconds. */
export interface HeaderLimits {
  /** Requests in one interval. */
  burst: number;
  interval: number;
  /** Left in the interval. */
  remaining: number | null;
  /** Requests a day, what is left of them, and for how long. */
  daily: number | null;
  dailyLeft: number | null;
  dailyReset: number | null;
}

/** More would be a mistake of theirs that we must not believe. */
const MOST = 10_000_000;

/** @returns null where the headers tell no limit, or one that cannot be */
export function readLimits({ headers }: { headers: Readonly<Record<string, unknown>> }): HeaderLimits | null {
  const read = (name: string): number | null => {
    const value = headers[`x-ratelimit-${name}`];
    if (typeof value !== 'string' || !/^\d{1,12}$/.test(value)) return null;
    return Number(value);
  };
  const [burst, interval] = [read('max'), read('interval-milliseconds')];
  if (burst === null || interval === null || burst < 1 || burst > MOST || interval < 1 || interval > MOST) return null;
  return {
    burst,
    interval,
    remaining: read('remaining'),
    daily: read('limit-daily'),
    dailyLeft: read('daily-remaining'),
    // A duration, not a time of day.
    dailyReset: read('daily-reset'),
  };
}
