import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { readLimits } from '../../../domain/read-limits.ts';
import { GhlError } from '../ghl-error.ts';
import { closeGate, learnLimits, noteAnswer, noteAway, takeTurn, type Lane, type Limits } from '../store/gate.ts';

/** Longest milliseconds between two looks at a gate that is closed: somebody may open it. */
const LONGEST_NAP = 2_000;

/** GHL's intervals for which a token that is refused is not tried again. */
const TOKEN_PAUSE = 30;

/** Requests after which the day's count is taken from GHL's headers again, as long as much is left. */
const RECOUNT_EVERY = 50;

/** The gate did not open in the time the caller has. */
export class GateClosed extends Error {
  override name = 'GateClosed';
}

export interface Caller {
  lane: Lane;
  signal?: AbortSignal | undefined;
  /** Milliseconds the caller waits for its turn; forever without. */
  patience?: number | undefined;
  /** Somebody tries whether GHL is there: what is closed because it was not is open to them. */
  isProbe?: boolean | undefined;
}

/** Every request to GHL goes through here: one budget for all processes, kept below what GHL's headers allow. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let learnt = '';
  let sinceCount = 0;
  const db = () => strapi.db.connection;

  return {
    /**
     * Waits for a turn, makes the request, and notes what it says about GHL.
     *
     * @throws GateClosed when `patience` ends first, AbortError by `signal`, and what `request` throws
     */
    async pass<T>({ lane, signal, patience, isProbe = false }: Caller, request: () => Promise<T>): Promise<T> {
      const failures = await waitForTurn({ lane, signal, patience, isProbe });
      try {
        const answer = await request();
        if (failures > 0 || isProbe) await noteAnswer({ db: db() });
        return answer;
      } catch (error) {
        await noteFailure({ error, failures });
        throw error;
      }
    },

    /** Learns GHL's limits from the headers of an answer. */
    async learn({ headers }: { headers: Readonly<Record<string, unknown>> }): Promise<void> {
      const limits = readLimits({ headers });
      if (!limits) return;
      const { burst, interval, daily, remaining } = limits;
      const words = [burst, interval, daily].join(' ');
      sinceCount += 1;
      const isScarce = limits.dailyLeft !== null && limits.dailyLeft < RECOUNT_EVERY * 2;
      if (words !== learnt || sinceCount >= RECOUNT_EVERY || isScarce) {
        sinceCount = 0;
        await learnLimits({ db: db(), limits: limits satisfies Limits });
        learnt = words;
      }
      // Somebody else used the location's requests up: the next one would be refused.
      if (remaining === 0) await closeGate({ db: db(), because: 'too-many', intervals: 1 });
    },
  };

  async function waitForTurn({
    lane,
    signal,
    patience = Number.POSITIVE_INFINITY,
    isProbe,
  }: Omit<Caller, 'isProbe'> & { isProbe: boolean }): Promise<number> {
    const deadline = performance.now() + patience;
    for (;;) {
      signal?.throwIfAborted();
      const turn = await takeTurn({ db: db(), lane, isProbe });
      if (turn.isTaken) return turn.failures;
      const nap = Math.min(LONGEST_NAP, Math.max(1, turn.wait)) + Math.random() * 5;
      if (performance.now() + nap > deadline)
        throw new GateClosed(
          turn.closedBecause ? `GHL is let alone: ${turn.closedBecause}` : 'GHL is busy with others'
        );
      await sleep(nap, undefined, { signal });
    }
  }

  async function noteFailure({ error, failures }: { error: unknown; failures: number }): Promise<void> {
    if (!(error instanceof GhlError)) return;
    switch (error.failure.kind) {
      case 'away':
        return noteAway({ db: db() });
      case 'token':
        return closeGate({ db: db(), because: 'token', intervals: TOKEN_PAUSE });
      case 'too-many':
        return closeGate({ db: db(), because: 'too-many', intervals: 1 });
      default:
        // It answered, if only to refuse this one thing.
        if (failures > 0) await noteAnswer({ db: db() });
    }
  }
};
