/** How many requests a location takes. */
export interface LimitSettings {
  /** Requests in one interval. */
  burst: number;
  /** Milliseconds of one interval. */
  interval: number;
  /** Requests in 24 hours. */
  daily: number;
}

/** What GHL publishes for a token: 100 requests in 10 s, 200,000 a day. */
export const PUBLISHED_LIMITS: LimitSettings = { burst: 100, interval: 10_000, daily: 200_000 };

const DAY = 24 * 60 * 60 * 1_000;

export interface Verdict {
  isAllowed: boolean;
  headers: Record<string, string>;
}

/**
 * Counts requests in windows, as GHL's headers describe them. A request that is refused counts too: who goes on asking is
 * not let in any sooner.
 *
 * @param now milliseconds since 1970
 */
export function createLimiter({ settings, now }: { settings: () => LimitSettings; now: () => number }): () => Verdict {
  let windowBegan = now();
  let inWindow = 0;
  let dayBegan = now();
  let inDay = 0;

  return () => {
    const { burst, interval, daily } = settings();
    const at = now();
    if (at - windowBegan >= interval) [windowBegan, inWindow] = [at, 0];
    if (at - dayBegan >= DAY) [dayBegan, inDay] = [at, 0];
    inWindow += 1;
    inDay += 1;
    return {
      isAllowed: inWindow <= burst && inDay <= daily,
      headers: {
        'x-ratelimit-max': String(burst),
        'x-ratelimit-remaining': String(Math.max(0, burst - inWindow)),
        'x-ratelimit-interval-milliseconds': String(interval),
        'x-ratelimit-limit-daily': String(daily),
        'x-ratelimit-daily-remaining': String(Math.max(0, daily - inDay)),
        // A duration, not a time of day.
        'x-ratelimit-daily-reset': String(DAY - (at - dayBegan)),
      },
    };
  };
}
