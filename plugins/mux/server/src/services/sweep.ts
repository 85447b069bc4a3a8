import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { decideNextSweep } from '../../../domain/decide-next-sweep.ts';
import { claimFromAsset } from '../../../domain/read-event.ts';
import { readFacts, readText, type Fields } from '../../../domain/read-mux.ts';
import type { Stamp } from '../../../domain/stamp.ts';
import { getService } from '../get-service.ts';
import { createStore } from '../store.ts';
import type { AssetPage } from './mux-client.ts';

/** Pages read in one run; the budget ends it earlier. */
const PAGES = 10;

/**
 * Reads everything there is at Mux, page by page and as slowly as the budget has it, and puts it beside what is known here:
 * films that are not there any more are asked about, films that anyone may watch are found.
 */
export default function createSweep({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });

  /** Null: Mux no longer knows the cursor, and the list is read from its beginning. */
  async function readPage({ cursor }: { cursor: string | null }): Promise<AssetPage | null> {
    try {
      return await getService(strapi, 'budget').calls().readList({ cursor });
    } catch (error) {
      if (cursor !== null && error instanceof Refusal && error.details.code === 'mux-refused') return null;
      throw error;
    }
  }

  async function compare({ assets, stamp }: AssetPage): Promise<void> {
    const byId = new Map(assets.flatMap((asset) => (readText(asset.id) ? [[readText(asset.id), asset] as const] : [])));
    const listed = await store.noteListed({ assetIds: [...byId.keys()].filter((id) => id !== null) });
    for (const { assetId, status, isPublic } of listed) {
      const asset = byId.get(assetId);
      if (asset && isNews({ asset, status, isPublic })) await record({ assetId, asset, stamp });
    }
  }

  async function record({ assetId, asset, stamp }: { assetId: string; asset: Fields; stamp: Stamp }): Promise<void> {
    const claim = claimFromAsset({ asset, stamp: { ...stamp, id: `${stamp.id}-${assetId}` } });
    await getService(strapi, 'videos').record({ film: { uploadId: null, assetId }, claim });
  }

  return {
    /** Has the list read at the next run, instead of at night. */
    start: (): Promise<void> => store.startSweep(),

    /** Reads on, if it is time. @throws NoBudget, Refusal; what was read is kept, and the next run goes on from there */
    async readSome({ now }: { now: () => Date }): Promise<void> {
      for (let pages = 0; pages < PAGES; pages += 1) {
        const claimed = await store.claimSweep();
        if (!claimed) return;
        const page = await readPage(claimed).catch(async (error: unknown) => {
          await store.moveSweep({ cursor: claimed.cursor });
          throw error;
        });
        if (page) await compare(page);
        if (!page || page.nextCursor !== null) {
          await store.moveSweep({ cursor: page?.nextCursor ?? null });
          continue;
        }
        const { startedAt } = claimed;
        const suspected = await store.finishSweep({ startedAt, nextAt: decideNextSweep({ now: now() }) });
        if (suspected > 0) strapi.log.warn(`mux: ${suspected} films are not in Mux's list; each is asked about`);
        return;
      }
    },
  };
}

/** Whether Mux's list says something that the row does not, so that a night does not rewrite a whole library. */
function isNews({ asset, status, isPublic }: { asset: Fields; status: string; isPublic: boolean }): boolean {
  return readFacts(asset).isPublic !== isPublic || (status !== asset.status && status !== 'deleted');
}
