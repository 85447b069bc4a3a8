import type { Core } from '@strapi/strapi';
import { FACTS_ACTION } from '../../contract/index.ts';
import { getService } from './get-service.ts';

const TYPES = `
  "What is public about the film of a lesson: never an id, never a token."
  type VideoFacts {
    title: String!
    "Seconds; null until it is measured."
    duration: Float
    "For example 16:9."
    aspectRatio: String
    "BCP 47, of the captions that are ready."
    captionLanguages: [String!]!
  }
  extend type Lesson {
    "For API tokens that may read it; null where the lesson has no film."
    videoFacts: VideoFacts
  }`;

/** The film of a lesson in words, for whoever works on the content by GraphQL. Learners and visitors are refused the field. */
export function addVideoFacts({ strapi }: { strapi: Core.Strapi }): void {
  strapi
    .plugin('graphql')
    ?.service('extension')
    .use({
      typeDefs: TYPES,
      resolvers: {
        Lesson: {
          videoFacts: ({ documentId }: { documentId: string }) =>
            getService(strapi, 'facts').find({ lessonId: documentId }),
        },
      },
      resolversConfig: { 'Lesson.videoFacts': { auth: { scope: [FACTS_ACTION] } } },
    });
}
