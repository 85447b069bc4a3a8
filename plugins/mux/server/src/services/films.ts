import type { Core } from '@strapi/strapi';
import { isVideoId } from '../../../contract/index.ts';
import { createShortMemory } from '../short-memory.ts';
import { findFilm, findTake, type Film } from '../store/films.ts';

/** Seconds a film is remembered. What changes it in this process drops it at once; another process is that much behind. */
const REMEMBERED = 5;

/** Films as leases need them, remembered for seconds: a lesson's hundred learners ask about the same one. */
export default function createFilms({ strapi }: { strapi: Core.Strapi }) {
  const memory = createShortMemory<Film | null>({ seconds: REMEMBERED, limit: 2_000 });
  return {
    /** Null when there is no such video. */
    find({ videoId }: { videoId: string | null }): Promise<Film | null> {
      if (!isVideoId(videoId)) return Promise.resolve(null);
      return memory.recall(videoId, () => findFilm({ db: strapi.db.connection, videoId }));
    },

    /**
     * The film that is on at a player, as long as it is one of this video's: what was replaced may be watched to its end,
     * by whoever was watching it. Null when it is none, or deleted.
     */
    async findPlaying({ videoId, playbackId }: { videoId: string | null; playbackId: string }): Promise<Film | null> {
      const film = await this.find({ videoId });
      if (!film || film.playbackId === playbackId) return film;
      const key = `${film.videoId}/${playbackId}`;
      return memory.recall(key, () => findTake({ db: strapi.db.connection, videoId: film.videoId, playbackId }));
    },

    /** Whoever changes a video tells; without an id, every video. */
    forget({ videoId }: { videoId?: string } = {}): void {
      if (videoId) memory.drop(videoId);
      else memory.clear();
    },
  };
}
