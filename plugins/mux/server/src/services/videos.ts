import { randomUUID } from 'node:crypto';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { isVideoId, type DirectUpload, type PendingUpload, type Video } from '../../../contract/index.ts';
import { claimFromAsset, claimFromUpload, claimGone } from '../../../domain/read-event.ts';
import { beginTruth, type Claim } from '../../../domain/truth.ts';
import type { MuxConfig } from '../config.ts';
import { createStore, type StoredVideo } from '../store.ts';
import { adoptVideo } from './adopt-video.ts';
import type { MuxCalls, MuxClient } from './mux-client.ts';
import { presentVideo } from './present-video.ts';
import { createRecorder, type Film } from './record-claim.ts';
import type { ChosenFile } from './takes.ts';

/** Seconds between two questions to Mux about one video, however many editors look at it. */
const LEAST_BETWEEN_CHECKS = 3;

/** How Mux refuses to cancel once the file has arrived: with a 403, which also means wrong credentials. So it is asked. */
const NOT_WAITING = new Set(['mux-refused', 'mux-credentials']);

/** Videos: how they come to be, where they stand, how long they are. Every `videoId` is our own. */
export default function createVideos({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  const client = (): MuxClient => strapi.plugin('mux').service('mux-client');
  const record = createRecorder({ strapi });
  const config = () => strapi.config.get<MuxConfig>('plugin::mux');

  /** Asks Mux about a video and writes the answer down. @throws Refusal when Mux cannot be asked */
  async function askMux({
    video: { uploadId, ...video },
    calls = client(),
  }: {
    video: Film;
    calls?: Pick<MuxCalls, 'findUpload' | 'findAsset'>;
  }): Promise<void> {
    let { assetId } = video;
    if (!assetId && uploadId) {
      const upload = await calls.findUpload({ uploadId });
      const claim = upload
        ? claimFromUpload({ upload: upload.body, stamp: upload.stamp })
        : claimGone({ status: 'timed_out', stamp: makeStamp() });
      await record({ film: { uploadId, assetId }, claim });
      assetId = claim.assetId;
    }
    if (!assetId) return;
    const asset = await calls.findAsset({ assetId });
    const claim = asset
      ? claimFromAsset({ asset: asset.body, stamp: asset.stamp })
      : claimGone({ status: 'deleted', stamp: makeStamp() });
    await record({ film: { uploadId, assetId }, claim });
  }

  async function read({ videoId }: { videoId: string }): Promise<StoredVideo> {
    const video = isVideoId(videoId) ? await store.findVideo({ videoId }) : null;
    if (!video) throw new Refusal({ status: 404, code: 'video-not-found', message: 'There is no such video.' });
    return video;
  }

  /** Opens a direct upload at Mux; nothing is known of it here yet. @throws Refusal, when Mux cannot or will not */
  async function openAtMux({
    videoId,
    title,
    corsOrigin = config().corsOrigin,
  }: {
    videoId: string;
    title: string;
    corsOrigin?: string;
  }) {
    const upload = await client().createUpload({ videoId, title, corsOrigin });
    return { ...upload, expiresAt: new Date(Date.now() + config().uploadTimeout * 1_000) };
  }

  return {
    openAtMux,

    /**
     * Opens an upload at Mux and knows it as a new video, waiting for its file, which is remembered so that sending can go
     * on later. If Mux refuses, nothing is kept here; if this process dies in between, the upload that nobody knows runs
     * out at Mux without a film.
     *
     * @param corsOrigin origin of the page that will send the bytes; the admin's when absent
     * @throws Refusal in words for an editor
     */
    async createUpload({
      title,
      corsOrigin,
      createdBy = null,
      file,
    }: {
      title: string;
      corsOrigin?: string;
      createdBy?: number | null;
      file?: ChosenFile;
    }): Promise<DirectUpload> {
      const videoId = randomUUID();
      const upload = await openAtMux({ videoId, title, corsOrigin });
      const truth = beginTruth({ uploadId: upload.uploadId });
      await store.inTransaction(async (queries) => {
        await adoptVideo({ queries, video: { id: videoId, title, truth, createdBy, file, upload } });
        await queries.insertAction({ videoId, action: 'upload-opened', adminId: createdBy });
      });
      return { videoId, takeId: videoId, uploadUrl: upload.uploadUrl, expiresAt: upload.expiresAt.toISOString() };
    },

    /** What one admin opened and has not sent, newest first; with a file, what was opened for it. */
    async listPending({ adminId, file }: { adminId: number; file?: ChosenFile }): Promise<PendingUpload[]> {
      const now = Date.now();
      const uploads = await store.findPending({ adminId, file });
      return uploads.map(({ uploadUrl, expiresAt, ...upload }) => {
        const isExpired = expiresAt.getTime() <= now;
        return { ...upload, uploadUrl: isExpired ? null : uploadUrl, expiresAt: expiresAt.toISOString(), isExpired };
      });
    },

    /** Ends an upload that still waits for its file. @throws Refusal 404, 409 when it no longer waits, 502 */
    async cancelUpload({ videoId }: { videoId: string }): Promise<Video> {
      const video = await read({ videoId });
      if (video.status === 'waiting' && video.uploadId) {
        const answer = await client()
          .cancelUpload({ uploadId: video.uploadId })
          .catch(async (error: unknown) => {
            if (!(error instanceof Refusal) || !NOT_WAITING.has(error.details.code)) throw error;
            await askMux({ video });
            return null;
          });
        if (answer) await record({ film: video, claim: claimFromUpload({ upload: answer.body, stamp: answer.stamp }) });
      }
      const after = await read({ videoId });
      if (after.status !== 'cancelled') {
        throw new Refusal({
          status: 409,
          code: 'upload-not-waiting',
          message: 'This upload no longer waits for a file, so there is nothing to cancel.',
        });
      }
      return presentVideo(after);
    },

    /**
     * Asks Mux now, whatever the state.
     *
     * @param calls how it is asked; patiently when absent
     * @throws Refusal 404, or when Mux cannot be asked
     */
    async refresh({
      videoId,
      calls,
    }: {
      videoId: string;
      calls?: Pick<MuxCalls, 'findUpload' | 'findAsset'>;
    }): Promise<Video> {
      await askMux({ video: await read({ videoId }), ...(calls ? { calls } : {}) });
      return presentVideo(await read({ videoId }));
    },

    /** Writes down what Mux said about a film. */
    record,

    /**
     * A video for an editor who looks at it: asked for at Mux when it is unsettled and nobody asked just now.
     * `problem` says why Mux could not be asked; the video is then as it was last known.
     *
     * @throws Refusal 404
     */
    async look({ videoId }: { videoId: string }): Promise<{ video: Video; problem: string | null }> {
      const video = await read({ videoId });
      if (!(await store.claimVideo({ videoId, seconds: LEAST_BETWEEN_CHECKS })))
        return { video: presentVideo(video), problem: null };
      try {
        await askMux({ video });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { video: presentVideo(video), problem: error.message };
      }
      return { video: presentVideo(await read({ videoId })), problem: null };
    },

    /** @throws Refusal 404 */
    find: async ({ videoId }: { videoId: string }): Promise<Video> => presentVideo(await read({ videoId })),

    /** Length in seconds as Mux measured it; null when it has not, or there is no such video. */
    async findLength({ videoId }: { videoId: string }): Promise<number | null> {
      if (!isVideoId(videoId)) return null;
      return (await store.findPlayable({ videoId }))?.duration ?? null;
    },

    /** The same of many, in one statement; what has no length yet, or is no video, is not in the answer. */
    async findLengths({ videoIds }: { videoIds: readonly string[] }): Promise<Map<string, number>> {
      const known = videoIds.filter(isVideoId);
      return known.length === 0 ? new Map() : store.findDurations({ videoIds: known });
    },
  };
}

function makeStamp(): Claim['stamp'] {
  return { at: Date.now(), id: `asked-${randomUUID()}` };
}
