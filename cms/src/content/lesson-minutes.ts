import type { Core } from '@strapi/strapi';

const LESSON = 'api::lesson.lesson';
const SECONDS_PER_MINUTE = 60;

/**
 * A lesson's `minutes` are those of its film, rounded up, and nobody types them: set whenever a lesson is saved, and
 * again when its film turns ready or another takes its place. A lesson without a (ready) film has none.
 */
export function computeLessonMinutes({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use(async (context, next) => {
    if (context.uid === LESSON && (context.action === 'create' || context.action === 'update')) {
      const data = context.params.data as { video?: string | null; minutes?: number | null } | undefined;
      if (data) {
        delete data.minutes;
        if (data.video !== undefined)
          data.minutes = toMinutes(data.video ? await findLength({ strapi, videoId: data.video }) : null);
      }
    }
    return next();
  });

  const follow = async (videoId: string, duration: number | null): Promise<void> => {
    // Draft and published rows alike. `updatedAt` is what tells the start-up that the site's pages are out of date.
    await strapi.db
      .query(LESSON)
      .updateMany({ where: { video: videoId }, data: { minutes: toMinutes(duration), updatedAt: new Date() } });
  };
  strapi.eventHub.on('mux.video.ready', ({ videoId, duration }: { videoId: string; duration: number | null }) =>
    follow(videoId, duration)
  );
  strapi.eventHub.on('mux.video.replaced', ({ videoId, toDuration }: { videoId: string; toDuration: number }) =>
    follow(videoId, toDuration)
  );
}

async function findLength({ strapi, videoId }: { strapi: Core.Strapi; videoId: string }): Promise<number | null> {
  return strapi.plugin('mux').service('videos').findLength({ videoId });
}

function toMinutes(seconds: number | null): number | null {
  return seconds === null ? null : Math.max(1, Math.ceil(seconds / SECONDS_PER_MINUTE));
}
