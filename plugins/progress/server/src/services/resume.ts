import type { Core } from '@strapi/strapi';
import { describeLesson } from '../../../domain/stored-progress.ts';
import { findLesson } from '../store/lessons.ts';

/** For a player that opens: where to go on, and the ticket its reports carry. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** One SQL statement. A lesson that is not there, or was never begun, resumes at 0. `position` in seconds of the film. */
  async find({
    userId,
    lessonId,
  }: {
    userId: number;
    lessonId: string;
  }): Promise<{ position: number; ticket: string }> {
    const lesson = await findLesson({ db: strapi.db.connection, userId, lessonId });
    return {
      position: lesson ? describeLesson(lesson).position : 0,
      ticket: strapi.plugin('progress').service('tickets').write({ userId, lessonId }),
    };
  },
});
