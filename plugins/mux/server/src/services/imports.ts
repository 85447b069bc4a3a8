import { randomUUID } from 'node:crypto';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { ImportCandidate, ImportPage, ImportResult } from '../../../contract/index.ts';
import { cleanText } from '../../../domain/clean-text.ts';
import { claimFromAsset } from '../../../domain/read-event.ts';
import { readFacts, readFields, readText, type Fields } from '../../../domain/read-mux.ts';
import type { Truth } from '../../../domain/truth.ts';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';
import { adoptVideo } from './adopt-video.ts';
import { announce, mergeClaim, type Merge } from './merge-claim.ts';

/** Pages of the account one question goes through at most: where all of a page is known, the next is looked at. */
const PAGES_AT_ONCE = 4;

const NOTHING_KNOWN: Truth = {
  status: 'waiting',
  uploadId: null,
  assetId: null,
  facts: null,
  tracks: {},
  problem: null,
};

/** What lies in the Mux account and is not known here. It is never loaded as a whole. */
export default function createImports({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  const client = () => getService(strapi, 'mux-client');

  async function take({ assetId, adminId }: { assetId: string; adminId: number }): Promise<ImportResult> {
    let answer = await client().findAsset({ assetId });
    if (!answer) return refused({ assetId, message: 'Mux has no such film.' });
    const uploadId = readText(answer.body.upload_id);
    const [known] = await store.findKnown({ films: [{ assetId, uploadId }] });
    if (known) return { assetId, outcome: 'known', videoId: known.videoId, message: null };
    if (readFacts(answer.body).playbackId === null) {
      // Watched by token only, like all films here. A public id it may have is left as it is, and flagged.
      await client().addSignedPlaybackId({ assetId });
      answer = await client().findAsset({ assetId });
      if (!answer) return refused({ assetId, message: 'Mux has no such film.' });
    }
    const videoId = randomUUID();
    const truth = { ...NOTHING_KNOWN, assetId, uploadId };
    const title = readTitle(answer.body) ?? 'Imported from Mux';
    const claim = claimFromAsset({ asset: answer.body, stamp: answer.stamp });
    const merge = await store.inTransaction(async (queries): Promise<Merge | null> => {
      await queries.lockNames({ uploadId, assetId });
      if ((await queries.findKnown({ films: [{ assetId, uploadId }] })).length > 0) return null;
      await adoptVideo({ queries, video: { id: videoId, title, truth, createdBy: adminId } });
      await queries.insertAction({ videoId, action: 'imported', adminId });
      const video = await queries.lockVideo({ videoId });
      return video && mergeClaim({ queries, video, claim });
    });
    if (!merge) {
      const [other] = await store.findKnown({ films: [{ assetId, uploadId }] });
      return { assetId, outcome: 'known', videoId: other?.videoId ?? null, message: null };
    }
    announce({ strapi, merge });
    return { assetId, outcome: 'imported', videoId, message: null };
  }

  return {
    /** @throws Refusal, when Mux cannot be asked */
    async list({ cursor }: { cursor?: string }): Promise<ImportPage> {
      let next: string | null = cursor ?? null;
      for (let pages = 1; ; pages += 1) {
        const page = await client().listAssets(next === null ? {} : { cursor: next });
        const films = page.assets.map((asset) => ({
          assetId: readText(asset.id) ?? '',
          uploadId: readText(asset.upload_id),
        }));
        const known = await store.findKnown({ films });
        // A film whose upload is known is on its way here, also when no webhook has said so yet.
        const ids = new Set(known.flatMap(({ assetId, uploadId }) => [assetId, uploadId]));
        const data = page.assets
          .filter((asset) => !ids.has(readText(asset.id)) && !(asset.upload_id && ids.has(readText(asset.upload_id))))
          .flatMap((asset) => describe(asset) ?? []);
        next = page.next;
        if (data.length > 0 || next === null || pages >= PAGES_AT_ONCE) return { data, meta: { next } };
      }
    },

    /** Takes assets in, one after the other; one that is refused does not stop the others. */
    async import({ assetIds, adminId }: { assetIds: readonly string[]; adminId: number }): Promise<ImportResult[]> {
      const results: ImportResult[] = [];
      for (const assetId of new Set(assetIds)) {
        try {
          results.push(await take({ assetId, adminId }));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          results.push(refused({ assetId, message: error.message }));
        }
      }
      return results;
    },
  };
}

function describe(asset: Fields): ImportCandidate | null {
  const assetId = readText(asset.id);
  if (!assetId || readText(asset.live_stream_id)) return null;
  const { duration, resolution, isPublic } = readFacts(asset);
  const { status } = asset;
  return {
    assetId,
    title: readTitle(asset),
    status: status === 'ready' || status === 'errored' ? status : 'preparing',
    duration,
    resolution,
    createdAt: readUnixTime(asset.created_at),
    isPublic,
  };
}

function readTitle(asset: Fields): string | null {
  const title = readText(readFields(asset.meta)?.title, 200);
  return title && cleanText(title.replace(/\p{Cc}/gu, ' ')).trim() !== ''
    ? title.replace(/\p{Cc}/gu, ' ').trim()
    : null;
}

/** Mux writes seconds as text in answers. */
function readUnixTime(value: unknown): string | null {
  const time = new Date(Number(value) * 1_000);
  return value === undefined || value === null || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

function refused({ assetId, message }: { assetId: string; message: string }): ImportResult {
  return { assetId, outcome: 'refused', videoId: null, message };
}
