import type { Core } from '@strapi/strapi';
import { isVideoId } from '../../../contract/index.ts';
import { createShortMemory } from '../short-memory.ts';
import { findFilm, findTake, type Film } from '../store/films.ts';

/** Seconds a film is remembered. What changes it in this process drops it at once; another process is that much behind. */
const REMEMBERED = 5;

/** Films as leases need them, remembered for seconds: a lesson's hundred learners ask about the same one. */
export default function createFilms({ strapi }: { strapi: Core.Strapi }) {
  const memory = createShortMemory<Film | null>({ seconds: REMEMBERED, limit: 2_000 });
  const db = () => strapi.db.connection;

  /** Null when there is no such video. */
  async function find({ videoId }: { videoId: string | null }): Promise<Film | null> {
    return isVideoId(videoId) ? memory.recall(videoId, () => findFilm({ db: db(), videoId })) : null;
  }

  return {
    find,

    /**
     * The film that is on at a player, as long as it is one of this video's: what was replaced may be watched to its end
     * by whoever was watching it. Null when it is none, or gone.
     */
    async findPlaying({ videoId, playbackId }: { videoId: string | null; playbackId: string }): Promise<Film | null> {
      const film = await find({ videoId });
      if (!film || film.playbackId === playbackId) return film;
      return memory.recall(`${film.videoId}/${playbackId}`, () =>
        findTake({ db: db(), videoId: film.videoId, playbackId })
      );
    },

    /** Whoever changes a video tells. */
    forget: (): void => memory.clear(),
  };
}
