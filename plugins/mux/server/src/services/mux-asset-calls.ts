import type Mux from '@mux/mux-node';
import { readFields, readText, type Fields } from '../../../domain/read-mux.ts';
import type { Answer, AskMux } from './mux-client.ts';

/** How many assets a page of the account has. */
const ASSETS_PER_PAGE = 50;

/** The calls about assets an editor makes. They throw as `mux-client.ts` says. */
export function createAssetCalls({ mux, ask }: { mux: Mux; ask: AskMux }) {
  const { assets } = mux.video;
  return {
    /** What the player shows beside the film, and what Mux's own dashboard calls it. Mux replaces all of it at once. */
    nameAsset: ({ assetId, videoId, title }: { assetId: string; videoId: string; title: string }): Promise<Answer> =>
      ask.one(() => assets.update(assetId, { meta: { title, external_id: videoId } }).withResponse()),

    /** `time` in seconds; null: Mux chooses. */
    setPosterTime: ({ assetId, time }: { assetId: string; time: number | null }): Promise<Answer | null> =>
      time === null
        ? ask.nothing(() => assets.deleteThumbnailTime(assetId).withResponse()).then(() => null)
        : ask.one(() => assets.update(assetId, { thumbnail_time: time }).withResponse()),

    /** Mux fetches the text from `url` after it has answered. */
    addCaptions: ({ assetId, ...track }: { assetId: string; url: string; language: string; name: string }) =>
      ask.one(() =>
        assets
          .createTrack(assetId, {
            url: track.url,
            type: 'text',
            text_type: 'subtitles',
            language_code: track.language,
            name: track.name,
          })
          .withResponse()
      ),

    renameTrack: ({ assetId, trackId, name }: { assetId: string; trackId: string; name: string }) =>
      ask.one(() => assets.updateTrack(assetId, trackId, { name }).withResponse()),

    /** Captions that are not there any more are deleted too. */
    deleteTrack: ({ assetId, trackId }: { assetId: string; trackId: string }) =>
      ask.gone(() => assets.deleteTrack(assetId, trackId).withResponse()),

    /** `language` in Mux's words, `auto` included. */
    generateCaptions: ({
      assetId,
      soundTrackId,
      language,
      name,
    }: {
      assetId: string;
      soundTrackId: string;
      language: string;
      name: string;
    }) =>
      ask.list(() =>
        assets
          .generateSubtitles(assetId, soundTrackId, {
            generated_subtitles: [{ language_code: language as 'en', name }],
          })
          .withResponse()
      ),

    /** The master file can be fetched for a day from when Mux has it ready. */
    askForMaster: ({ assetId }: { assetId: string }) =>
      ask.one(() => assets.updateMasterAccess(assetId, { master_access: 'temporary' }).withResponse()),

    /** An asset that is not there any more is deleted too. */
    deleteAsset: ({ assetId }: { assetId: string }) => ask.gone(() => assets.delete(assetId).withResponse()),

    addSignedPlaybackId: ({ assetId }: { assetId: string }) =>
      ask.one(() => assets.createPlaybackId(assetId, { policy: 'signed' }).withResponse()),

    /** One page of what lies in the account, in Mux's order; `next` is null at the end. */
    async listAssets({ cursor }: { cursor?: string }): Promise<{ assets: Fields[]; next: string | null }> {
      let next: unknown;
      const found = await ask.list(async () => {
        const { data: page, response } = await assets
          .list({ limit: ASSETS_PER_PAGE, ...(cursor === undefined ? {} : { cursor }) })
          .withResponse();
        next = Reflect.get(page, 'next_cursor');
        // Of an answer that is not JSON the library makes an empty page.
        const isJson = (response.headers.get('content-type') ?? '').includes('json');
        return { data: isJson ? page.data : null, response };
      });
      return {
        assets: found.map(readFields).filter((asset) => asset !== null),
        next: found.length === 0 ? null : readText(next, 1_000),
      };
    },
  };
}
