import { parse, Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { myProgressSchema, noteListQuerySchema } from '../../contract/index.ts';
import { requireLearner } from './controllers/learner.ts';

const TYPES = `
  type MyLessonProgress {
    lessonId: ID!
    "Seconds: where to resume."
    position: Float!
    "0 to 100, rounded down: how much of the film was really watched."
    percent: Int!
    completed: Boolean!
    "Ranges of seconds, each [from, to]."
    watched: [[Float!]!]!
    "Seconds of the film; 0 before the first report."
    duration: Float!
    updatedAt: String
  }
  type MyCourseProgress {
    courseId: ID!
    "0 to 100, rounded down: done lessons of all lessons published now."
    percent: Int!
    completed: Boolean!
    lessons: [MyLessonProgress!]!
  }
  type MyNote {
    id: ID!
    lessonId: ID!
    "Second of the film; null for a note on the whole lesson."
    second: Float
    "Markdown."
    body: String!
    version: Int!
    createdAt: String!
    updatedAt: String!
    "Null when the lesson is not published any more."
    lesson: MyNoteLesson
  }
  type MyNoteLesson {
    title: String!
    slug: String!
    courseTitle: String!
    courseSlug: String!
  }
  type MyNotes {
    notes: [MyNote!]!
    page: Int!
    pageSize: Int!
    total: Int!
  }
  extend type Query {
    myProgress(courseId: ID!): MyCourseProgress!
    myNotes(lessonId: ID, q: String, page: Int): MyNotes!
  }`;

/** What Strapi hands to a resolver. */
interface GraphqlContext {
  koaContext: Context;
}

/** Two questions about the learner who asks, by the same services as the REST routes. Nothing can be changed here. */
export function addGraphqlQueries({ strapi }: { strapi: Core.Strapi }): void {
  const plugin = () => strapi.plugin('progress');
  strapi
    .plugin('graphql')
    .service('extension')
    .use({
      typeDefs: TYPES,
      resolvers: {
        Query: {
          myProgress: (_parent: unknown, args: Record<string, unknown>, context: GraphqlContext) =>
            answer(context, (userId) => {
              const { courseId } = parse(myProgressSchema, args);
              return plugin().service('learning').findCourse({ userId, courseId });
            }),
          myNotes: (_parent: unknown, args: Record<string, unknown>, context: GraphqlContext) =>
            answer(context, async (userId) => {
              const { lessonId, q, page } = parse(noteListQuerySchema, toQuery(args));
              const { data, meta } = await plugin()
                .service('notes')
                .list({ userId, lessonId, q, page: page === undefined ? 1 : Number(page) });
              return { notes: data, ...meta };
            }),
        },
      },
      resolversConfig: {
        'Query.myProgress': { auth: { scope: ['plugin::progress.courses.find'] } },
        'Query.myNotes': { auth: { scope: ['plugin::progress.notes.find'] } },
      },
    });
}

/** The one contract reads query strings, where a page is text and what is not asked for is not there. */
function toQuery(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, name === 'page' ? String(value) : value])
  );
}

/** A refusal has the status it has over REST: a server that asks for 401 to sign in anew finds it. */
async function answer<T>({ koaContext }: GraphqlContext, work: (userId: number) => Promise<T>): Promise<T> {
  try {
    return await work(requireLearner(koaContext));
  } catch (error) {
    if (error instanceof Refusal) Object.assign(error, { extensions: { http: { status: error.status } } });
    throw error;
  }
}
