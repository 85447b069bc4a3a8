import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import {
  isVideoId,
  VIDEOS_PER_PAGE,
  type HistoryPage,
  type LibraryQuery,
  type MasterDownload,
  type VideoDetail,
  type VideoPage,
} from '../../../contract/index.ts';
import { parseChapters } from '../../../contract/chapters.ts';
import { claimFromAsset } from '../../../domain/read-event.ts';
import { readFields, readText } from '../../../domain/read-mux.ts';
import { stampAfter } from '../../../domain/stamp-after.ts';
import { getService } from '../get-service.ts';
import { createStore, type StoredVideo } from '../store.ts';
import { presentDetail, presentLibraryVideo } from './present-library.ts';
import { createRecorder } from './record-claim.ts';

/** Milliseconds Mux keeps the address of a master file working. */
const MASTER_LIFE = 86_400_000;

/** The library as editors see it and change it. What Mux must know is told to Mux first: when that fails nothing has changed. */
export default function createLibrary({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  const record = createRecorder({ strapi });
  const client = () => getService(strapi, 'mux-client');
  const columns = () => getService(strapi, 'usage').columns();

  /** @throws Refusal 404; takes are not videos */
  async function read({ videoId }: { videoId: string }): Promise<StoredVideo> {
    const video = isVideoId(videoId) ? await store.findVideo({ videoId }) : null;
    if (!video || video.replaces !== null) throw notFound();
    return video;
  }

  /** @throws Refusal 404; 409 `video-not-ready` */
  async function readReady({ videoId }: { videoId: string }): Promise<StoredVideo & { assetId: string }> {
    const video = await read({ videoId });
    const { assetId } = video;
    if (video.status !== 'ready' || assetId === null)
      throw new Refusal({ status: 409, code: 'video-not-ready', message: 'This film is not ready yet.' });
    return { ...video, assetId };
  }

  async function describeMaster({ videoId, master }: { videoId: string; master: unknown }): Promise<MasterDownload> {
    const fields = readFields(master);
    const status = fields?.status;
    const asked = (await store.findMasterAsked({ videoId }))?.at ?? null;
    const url = readText(fields?.url, 8_000);
    if (status === 'ready' && url !== null)
      return { status, url, expiresAt: asked && new Date(asked.getTime() + MASTER_LIFE).toISOString() };
    return { status: status === 'preparing' || status === 'errored' ? status : 'none', url: null, expiresAt: null };
  }

  return {
    /** One page, in one statement. */
    async list({ page = '1', sort, direction, ...filter }: LibraryQuery): Promise<VideoPage> {
      const number = Number(page);
      const { videos, total } = await store.findLibrary({
        filter,
        columns: columns(),
        sort,
        // Titles are read from A; of everything else the newest, longest, largest is looked for.
        direction: direction ?? (sort === 'title' ? 'asc' : 'desc'),
        limit: VIDEOS_PER_PAGE,
        offset: (number - 1) * VIDEOS_PER_PAGE,
      });
      return {
        data: await Promise.all(videos.map((row) => presentLibraryVideo({ strapi, row }))),
        meta: { page: number, pageSize: VIDEOS_PER_PAGE, total },
      };
    },

    /** Everything about one video. @throws Refusal 404 */
    async find({ videoId }: { videoId: string }): Promise<VideoDetail> {
      const [{ videos }, takes] = await Promise.all([
        store.findLibrary({ filter: { videoId }, columns: columns(), limit: 1 }),
        store.findTakes({ videoId }),
      ]);
      const [row] = videos;
      if (!row) throw notFound();
      return presentDetail({ strapi, row, takes });
    },

    /** @throws Refusal 404, or when Mux cannot or will not */
    async rename({ videoId, title, adminId }: { videoId: string; title: string; adminId: number }): Promise<void> {
      const video = await read({ videoId });
      if (video.title === title) return;
      const { assetId, status } = video;
      if (assetId !== null && status !== 'deleted') await client().nameAsset({ assetId, videoId, title });
      await store.inTransaction(async (queries) => {
        await queries.updateTitle({ videoId, title });
        await queries.insertAction({ videoId, action: 'renamed', adminId, details: { from: video.title, to: title } });
      });
    },

    /**
     * @param time second of the film; null: Mux chooses
     * @throws Refusal 400 `time-beyond-end`; 404; 409; or when Mux cannot or will not
     */
    async setPoster({
      videoId,
      time,
      adminId,
    }: {
      videoId: string;
      time: number | null;
      adminId: number;
    }): Promise<void> {
      const video = await readReady({ videoId });
      if (time !== null && video.duration !== null && time > video.duration)
        throw new Refusal({ status: 400, code: 'time-beyond-end', message: 'The film is over before that second.' });
      const { assetId } = video;
      const answer = (await client().setPosterTime({ assetId, time })) ?? (await client().findAsset({ assetId }));
      if (answer) {
        const stamp = stampAfter({ truth: video.truth, stamp: answer.stamp });
        await record({ film: video, claim: claimFromAsset({ asset: answer.body, stamp }) });
      }
      await store.insertAction({
        videoId,
        action: time === null ? 'poster-cleared' : 'poster-set',
        adminId,
        details: { time },
      });
    },

    /** @throws Refusal 400 `chapters-unreadable` naming the lines; 404 */
    async setChapters({ videoId, text, adminId }: { videoId: string; text: string; adminId: number }): Promise<void> {
      const { duration } = await read({ videoId });
      const { chapters, problems } = parseChapters({ text, duration });
      if (problems) {
        const [{ line, message }] = problems;
        throw new Refusal({
          status: 400,
          code: 'chapters-unreadable',
          message: `Line ${line}: ${message}`,
          details: { errors: problems },
        });
      }
      await store.inTransaction(async (queries) => {
        await queries.updateChapters({ videoId, chapters });
        const details = { count: chapters.length };
        await queries.insertAction({ videoId, action: 'chapters-set', adminId, details });
      });
    },

    /** Asks Mux for the file as it was sent. @throws Refusal 404; 409; or when Mux cannot or will not */
    async askForMaster({ videoId, adminId }: { videoId: string; adminId: number }): Promise<MasterDownload> {
      const { assetId } = await readReady({ videoId });
      const current = await client().findAsset({ assetId });
      const known = await describeMaster({ videoId, master: current?.body.master });
      if (known.status === 'ready' || known.status === 'preparing') return known;
      const { body } = await client().askForMaster({ assetId });
      await store.inTransaction(async (queries) => {
        await queries.markMasterAsked({ videoId });
        await queries.insertAction({ videoId, action: 'master-asked', adminId });
      });
      return describeMaster({ videoId, master: body.master ?? { status: 'preparing' } });
    },

    /** Whether the file is there yet. @throws Refusal 404; 409; or when Mux cannot be asked */
    async findMaster({ videoId }: { videoId: string }): Promise<MasterDownload> {
      const { assetId } = await readReady({ videoId });
      const answer = await client().findAsset({ assetId });
      return describeMaster({ videoId, master: answer?.body.master });
    },

    /** @throws Refusal 404 */
    async findHistory({ videoId, before = null }: { videoId: string; before?: string | null }): Promise<HistoryPage> {
      await read({ videoId });
      const { entries, next } = await store.findHistory({ videoId, before });
      return { data: entries, meta: { next } };
    },
  };
}

function notFound(): Refusal {
  return new Refusal({ status: 404, code: 'video-not-found', message: 'There is no such video.' });
}
