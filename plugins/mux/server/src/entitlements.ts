import { Refusal } from '@diamond/kit';
import type { EntitledLesson } from '@diamond/access/contract';
import type { Core } from '@strapi/strapi';

/** What this plugin needs of whoever decides who may watch. */
interface Entitlements {
  assertLesson: (question: { lessonId: string; userId: number | null }) => Promise<EntitledLesson>;
}

/**
 * The lesson, if this learner may watch it. Without anybody to decide, nobody may.
 *
 * @throws Refusal 401, 403, 404 of the access plugin; 403 `no-decider`
 */
export async function assertLesson({
  strapi,
  lessonId,
  userId,
}: {
  strapi: Core.Strapi;
  lessonId: string;
  userId: number | null;
}): Promise<EntitledLesson> {
  const decider = strapi.plugin('access')?.service('entitlements') as Entitlements | undefined;
  if (!decider)
    throw new Refusal({ status: 403, code: 'no-decider', message: 'Films cannot be watched at the moment.' });
  return decider.assertLesson({ lessonId, userId });
}
