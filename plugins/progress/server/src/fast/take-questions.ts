import { openFastLane } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { findSession } from './find-session.ts';
import { readQuestion, type Question } from './read-question.ts';

const COURSE = 'plugin::progress.courses.find';
const CONTINUE = 'plugin::progress.continue.find';

/**
 * The fast way of what pages ask about a learner's own progress: for a learner whose session runs and whose role may ask.
 * All else, a course that is not there among it, is the ordinary route's.
 */
export function takeQuestionsFast({ strapi }: { strapi: Core.Strapi }): void {
  openFastLane({ strapi, lane: { readHead: readQuestion, take: (_request, question) => answer(question) } });

  async function answer({ courseId, token }: Question): Promise<{ data: unknown } | { json: string } | null> {
    const session = await findSession({ strapi, token, action: courseId === null ? CONTINUE : COURSE });
    if (!session) return null;
    const { userId } = session;
    if (courseId === null)
      return { data: await strapi.plugin('progress').service('learning').findContinue({ userId }) };
    const data: string | null = await strapi.plugin('progress').service('courses').write({ userId, courseId });
    return data === null ? null : { json: `{"data":${data}}` };
  }
}
