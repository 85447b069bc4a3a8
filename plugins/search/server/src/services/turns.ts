import { BoundedCache, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { SEARCH_CODES } from '../../../contract/index.ts';
import { takeTurn, type Allowance, type AskingLimits } from '../../../domain/take-turn.ts';
import type { SearchConfig } from '../config.ts';

/** Askers that are told apart at once in this process. */
const MAX_ASKERS = 20_000;

/** A school's visitors may share one address. */
const VISITORS = 4;

/** How often one asker may ask, in this process: a search costs more than most requests. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const allowances = new BoundedCache<string, Allowance>({ maxEntries: MAX_ASKERS });

  return {
    /** @throws Refusal 429 `too-many-searches`, `details.retryAfter` in seconds */
    take({ userId, address }: { userId: number | null; address: string }): void {
      const config = strapi.config.get<SearchConfig>('plugin::search');
      const factor = userId === null ? VISITORS : 1;
      const limits: AskingLimits = {
        atOnce: config.searchesAtOnce * factor,
        perMinute: config.searchesPerMinute * factor,
      };
      const asker = userId === null ? `address ${address}` : `learner ${userId}`;
      const { allowance, retryAfter } = takeTurn({
        allowance: allowances.get(asker) ?? null,
        limits,
        now: performance.now(),
      });
      allowances.set(asker, allowance);
      if (retryAfter === null) return;
      throw new Refusal({
        status: 429,
        code: SEARCH_CODES.tooManySearches,
        message: `Too many searches. Please wait ${retryAfter === 1 ? 'a second' : `${retryAfter} seconds`} and try again.`,
        details: { retryAfter },
      });
    },
  };
};
