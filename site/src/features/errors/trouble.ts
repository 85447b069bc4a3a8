import { ApiError } from '../../lib/api.ts';
import { makeUuid } from '../../lib/uuid.ts';

/** What a learner is told of an error that ended a page. */
export interface Trouble {
  /** By which the school finds it in its logs: of the answer that began it, or else one of our own. */
  requestId: string;
  /** The page's code is not on the server any more, a newer site is: what helps is loading the page. */
  isOutdated: boolean;
}

export function toTrouble({ error, makeId = makeUuid }: { error: unknown; makeId?: () => string }): Trouble {
  return {
    requestId: (error instanceof ApiError && error.requestId) || makeId(),
    isOutdated: error instanceof Error && error.name === 'ChunkLoadError',
  };
}
