import { parseVtt } from '@diamond/mux/contract/parse-vtt';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { chooseDictionary, toWords } from '../../../domain/build-documents.ts';
import { splitTranscript } from '../../../domain/split-transcript.ts';
import { claimUnread, findShownVideos, replacePassages, replaceTracks, type Track } from '../store/transcripts.ts';

/** Captions read in one run: some are fetched from Mux. */
const READ_A_RUN = 50;

/** Mux says `und` where nobody told it. */
const UNKNOWN_LANGUAGE = 'und';

/** What is said in films, read from their captions. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const captions = () => strapi.plugin('mux').service('captions');

  async function read(track: Track): Promise<void> {
    const { videoId, trackId } = track;
    const { text }: { text: string } = await captions().read({ videoId, trackId });
    const passages = splitTranscript({ cues: parseVtt(text) });
    await replacePassages({
      db: strapi.db.connection,
      track,
      language: track.language.toLowerCase().split(/[-_]/)[0] ?? UNKNOWN_LANGUAGE,
      dictionary: chooseDictionary(track.language),
      passages: passages.map((passage) => ({ ...passage, words: toWords(passage.text) })),
    });
  }

  return {
    /**
     * One run: captions that came are read, those that are gone are forgotten. It compares what mux has with what was
     * read, so no event that gets lost is missed; an edited text is a new track, and so is that of another film.
     *
     * @returns how many were read
     */
    async follow({ signal }: { signal?: AbortSignal } = {}): Promise<number> {
      const db = strapi.db.connection;
      const ready: (Omit<Track, 'language'> & { language: string | null })[] = await captions().listReady({
        videoIds: await findShownVideos({ db }),
      });
      await replaceTracks({
        db,
        tracks: ready.map((track) => ({ ...track, language: track.language ?? UNKNOWN_LANGUAGE })),
      });
      let count = 0;
      for (const track of await claimUnread({ db, limit: READ_A_RUN })) {
        signal?.throwIfAborted();
        try {
          await read(track);
          count += 1;
        } catch (error) {
          // Mux is away, or has it no more: it is tried again later, after growing waits.
          if (!(error instanceof Refusal)) throw error;
          strapi.log.warn(`search: captions of ${track.videoId} could not be read: ${error.message}`);
        }
      }
      return count;
    },
  };
};
