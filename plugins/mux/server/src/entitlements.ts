import { Refusal } from '@diamond/kit';
import type { EntitledLesson } from '@diamond/access/contract';
import type { Core } from '@strapi/strapi';

interface Question {
  lessonId: string;
  userId: number | null;
}

/** What this plugin needs of whoever decides who may watch. */
interface Entitlements {
  assertLesson: (question: Question) => Promise<EntitledLesson>;
}

/** The same decision from what was asked seconds ago; null says nothing. */
interface Standings {
  /** Without asking. */
  recallLesson: (question: { lessonId: string; userId: number }) => EntitledLesson | null;
  findLesson: (question: { lessonId: string; userId: number }) => Promise<EntitledLesson | null>;
}

/**
 * The lesson, if this learner may watch it: decided at every lease, from facts that are remembered for less than a minute
 * and dropped when this process changes them. A refusal is always decided on fresh ones. Without anybody to decide, nobody
 * may.
 *
 * @throws Refusal 401, 403, 404 of the access plugin; 403 `no-decider`
 */
export async function assertLesson({
  strapi,
  lessonId,
  userId,
}: Question & { strapi: Core.Strapi }): Promise<EntitledLesson> {
  const access = strapi.plugin('access');
  const decider = access?.service('entitlements') as Entitlements | undefined;
  if (!decider)
    throw new Refusal({ status: 403, code: 'no-decider', message: 'Films cannot be watched at the moment.' });
  const standings = findStandings({ strapi });
  const known = standings && userId !== null ? await standings.findLesson({ lessonId, userId }) : null;
  return known ?? decider.assertLesson({ lessonId, userId });
}

/** Whoever remembers who may watch; null when nobody does. */
export function findStandings({ strapi }: { strapi: Core.Strapi }): Standings | null {
  const standings: unknown = strapi.plugin('access')?.service('standings');
  return (standings as Standings | undefined) ?? null;
}
