import { randomUUID } from 'node:crypto';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { DirectUpload, VideoReplaced } from '../../../contract/index.ts';
import { beginTruth } from '../../../domain/truth.ts';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';
import type { StoredTake } from '../store/takes.ts';
import { adoptVideo } from './adopt-video.ts';
import { announce, NOTHING_CHANGED, replaceFilm, type Merge } from './merge-claim.ts';

export interface ChosenFile {
  fileName?: string;
  size?: number;
  lastModified?: number;
}

/** Next films that came to nothing: another may be sent. */
const FAILED = ['timed_out', 'cancelled', 'errored', 'deleted'] as const;

/** Takes one run of the caretaker puts on at most. */
const TAKES_A_RUN = 20;

/**
 * Films behind the one that is on. A next film is sent and prepared like any other, in a row of its own; the moment it can
 * be played it trades places (see `mergeClaim`), and the old one is kept to switch back.
 */
export default function createTakes({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });

  function notFound(): Refusal {
    return new Refusal({ status: 404, code: 'video-not-found', message: 'There is no such video.' });
  }

  return {
    /**
     * Opens an upload behind the film that is on.
     *
     * @throws Refusal 404; 409 `replacement-under-way`; or when Mux cannot or will not
     */
    async open({
      videoId,
      file,
      adminId,
    }: {
      videoId: string;
      file: ChosenFile;
      adminId: number;
    }): Promise<DirectUpload> {
      const { title } = await getService(strapi, 'videos').find({ videoId });
      const failed = await store.giveUpNext({ videoId, statuses: FAILED });
      if (failed) await getService(strapi, 'removal').finish({ film: failed });
      await assertNoneUnderWay();
      const takeId = randomUUID();
      const upload = await getService(strapi, 'videos').openAtMux({ videoId: takeId, title });
      const isOpen = await store.inTransaction(async (queries) => {
        await queries.lockNames({ uploadId: upload.uploadId, assetId: null });
        if (!(await queries.lockStanding({ videoId }))) throw notFound();
        const takes = await queries.findTakes({ videoId });
        if (takes.some(({ keptUntil }) => keptUntil === null)) return false;
        const truth = beginTruth({ uploadId: upload.uploadId });
        const take = { id: takeId, title, truth, createdBy: adminId, replaces: videoId, file, upload };
        await adoptVideo({ queries, video: take });
        await queries.insertAction({ videoId, action: 'replacement-opened', adminId, details: describe(file) });
        return true;
      });
      if (!isOpen) throw underWay();
      return { videoId, takeId, uploadUrl: upload.uploadUrl, expiresAt: upload.expiresAt.toISOString() };

      async function assertNoneUnderWay(): Promise<void> {
        const takes = await store.findTakes({ videoId });
        if (takes.some(({ keptUntil }) => keptUntil === null)) throw underWay();
      }
    },

    /**
     * Gives the next film up. It cannot come on any more from then on; Mux is told now, or later when it cannot be.
     *
     * @throws Refusal 404 `no-replacement`
     */
    async cancel({ videoId, adminId }: { videoId: string; adminId: number }): Promise<void> {
      const film = await store.giveUpNext({ videoId, statuses: ['waiting', 'preparing', 'ready', ...FAILED] });
      if (!film)
        throw new Refusal({
          status: 404,
          code: 'no-replacement',
          message: 'No other film is on its way for this video.',
        });
      await store.insertAction({ videoId, action: 'replacement-cancelled', adminId });
      await getService(strapi, 'removal').finish({ film });
    },

    /** Puts next films on that are ready and were not put on when they became it. */
    async putOnReady(): Promise<void> {
      for (const { id } of await store.findReadyNext({ limit: TAKES_A_RUN })) {
        const merge = await store.inTransaction(async (queries): Promise<Merge> => {
          const take = await queries.lockVideo({ videoId: id });
          if (!take || take.replaces === null) return NOTHING_CHANGED;
          return {
            ...NOTHING_CHANGED,
            isChanged: true,
            ...(await replaceFilm({ queries, take, videoId: take.replaces, view: take })),
          };
        });
        announce({ strapi, merge });
      }
    },

    /**
     * Puts a kept film back on, at once; the one that was on is kept in its place.
     *
     * @param takeId the one that was on last, when null
     * @throws Refusal 404 `no-such-take`; 409 `take-not-ready`
     */
    async switchBack({ videoId, takeId, adminId }: { videoId: string; takeId: string | null; adminId: number }) {
      const replaced = await store.inTransaction(async (queries): Promise<VideoReplaced> => {
        const take = await queries.lockKept({ videoId, takeId });
        if (!take || !(await queries.lockStanding({ videoId })))
          throw new Refusal({ status: 404, code: 'no-such-take', message: 'No older film is kept for this video.' });
        if (!isPlayable(take))
          throw new Refusal({ status: 409, code: 'take-not-ready', message: 'That film cannot be played any more.' });
        const switched = await queries.switchFilms({ videoId, takeId: take.id });
        const details = { from: switched.fromDuration, to: switched.toDuration };
        await queries.insertAction({ videoId, action: 'switched-back', adminId, details });
        return switched;
      });
      announce({
        strapi,
        merge: { ...NOTHING_CHANGED, isChanged: true, hasReplaced: replaced },
      });
    },
  };
}

function underWay(): Refusal {
  return new Refusal({
    status: 409,
    code: 'replacement-under-way',
    message: 'Another film is already on its way for this video. Give it up first.',
  });
}

function isPlayable({ status, playbackId, duration }: StoredTake): boolean {
  return status === 'ready' && playbackId !== null && duration !== null;
}

function describe({ fileName, size }: ChosenFile): Record<string, string | number | null> {
  return { fileName: fileName ?? null, size: size ?? null };
}
