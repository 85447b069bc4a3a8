import { BoundedCache, ChangeLog } from '@diamond/kit';
import type { Core } from '@strapi/strapi';

/** How long a film's length is believed without asking Mux's plugin, in ms. */
const LENGTH_TTL = 10_000;
const MAX_FILMS = 20_000;

/** Lengths of films, remembered for seconds: asked for with every report, and changed by hardly anything. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const changes = new ChangeLog<string>({ memoryMs: LENGTH_TTL });
  const lengths = new BoundedCache<string, { duration: number; asOf: number }>({ maxEntries: MAX_FILMS });

  return {
    /** The length in seconds when it is known without asking; else `null`, which says nothing. */
    recallLength({ videoId }: { videoId: string }): number | null {
      const known = lengths.get(videoId);
      return known && changes.isFresh({ key: videoId, asOf: known.asOf }) ? known.duration : null;
    },

    /** The length in seconds; `null` while there is none. */
    async findLength({ videoId }: { videoId: string }): Promise<number | null> {
      const asOf = performance.now();
      const duration: number | null = await strapi.plugin('mux').service('videos').findLength({ videoId });
      if (duration) lengths.set(videoId, { duration, asOf });
      return duration;
    },

    /** Forgets the length of a film that was replaced or changed. */
    forget({ videoId }: { videoId: string }): void {
      changes.note(videoId);
    },
  };
};
