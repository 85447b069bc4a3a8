import type { Core } from '@strapi/strapi';
import { askPosition, findPosition, readPosition } from '../store/resume.ts';

interface Question {
  userId: number;
  lessonId: string;
}

/** Where a player goes on, in seconds of the film, and the ticket its reports carry. */
interface Resume {
  position: number;
  ticket: string;
}

/** For a player that opens. A lesson that is not there, or was never begun, resumes at 0. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const write = (question: Question): string => strapi.plugin('progress').service('tickets').write(question);

  return {
    /** One SQL statement. */
    async find({ userId, lessonId }: Question): Promise<Resume> {
      const position = await findPosition({ db: strapi.db.connection, userId, lessonId });
      return { position, ticket: write({ userId, lessonId }) };
    },

    /** The same without a statement: asked within one of somebody's own, of many at once, each answer handed to `read`. */
    ask: askPosition,
    read: ({ answer, ...question }: Question & { answer: string | null }): Resume => ({
      position: readPosition(answer),
      ticket: write(question),
    }),
  };
};
