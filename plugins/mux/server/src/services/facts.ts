import type { Core } from '@strapi/strapi';
import { VIDEO_FIELD, type VideoFacts } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';

const LESSON = 'api::lesson.lesson';

/** What is public about films, for whoever works on the content from outside the admin. */
export default function createFacts({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** The film of a published lesson; null where there is no such lesson, or no film in it. */
    async find({ lessonId }: { lessonId: string }): Promise<VideoFacts | null> {
      const field = findVideoField({ strapi });
      if (!field) return null;
      const lesson: Record<string, unknown> | null = await strapi.db.query(LESSON).findOne({
        where: { documentId: lessonId, publishedAt: { $notNull: true } },
        select: [field],
        orderBy: { id: 'asc' },
      });
      const videoId = lesson?.[field];
      const film = typeof videoId === 'string' ? await getService(strapi, 'films').find({ videoId }) : null;
      if (!film) return null;
      const ready = film.tracks.filter(({ type, status }) => type === 'text' && status === 'ready');
      return {
        title: film.title,
        duration: film.duration,
        aspectRatio: film.aspectRatio,
        captionLanguages: [...new Set(ready.flatMap(({ language }) => language ?? []))].sort(),
      };
    },
  };
}

function findVideoField({ strapi }: { strapi: Core.Strapi }): string | undefined {
  const attributes = Object.entries<object>(strapi.contentType(LESSON)?.attributes ?? {});
  return attributes.find(([, attribute]) => 'customField' in attribute && attribute.customField === VIDEO_FIELD)?.[0];
}
