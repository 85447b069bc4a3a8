import { announceStaticRendition } from './announce.ts';
import type { Files } from './files.ts';
import { makeId } from './ids.ts';
import { fitPicture, makeStaticRendition, nameStaticRendition, readSide } from './media/static-rendition.ts';
import { ProgramError } from './media/run.ts';
import type { AssetRecord, StaticRenditionRecord, StaticResolution } from './records.ts';
import type { State } from './state.ts';
import type { Webhooks } from './webhooks/deliver.ts';

/** Notes a file that is to be made of a film. The caller saves the state, then calls `prepareStaticRendition`. */
export function addStaticRendition({
  asset,
  webhooks,
  wanted: { resolution, passthrough },
}: {
  asset: AssetRecord;
  webhooks: Webhooks;
  wanted: { resolution: StaticResolution; passthrough?: string };
}): StaticRenditionRecord {
  const name = nameStaticRendition(resolution);
  const rendition: StaticRenditionRecord = {
    id: makeId(),
    name,
    ext: name.endsWith('.m4a') ? 'm4a' : 'mp4',
    type: 'standard',
    resolution,
    status: 'preparing',
    ...(passthrough !== undefined ? { passthrough } : {}),
  };
  (asset.staticRenditions ??= []).push(rendition);
  announceStaticRendition({ webhooks, asset, rendition, type: 'video.asset.static_rendition.created' });
  return rendition;
}

/** Makes the file. One that would be larger than the film, or sound of a silent film, is skipped as Mux skips it. Never rejects. */
export async function prepareStaticRendition({
  state,
  files,
  webhooks,
  asset,
  rendition,
}: {
  state: State;
  files: Files;
  webhooks: Webhooks;
  asset: AssetRecord;
  rendition: StaticRenditionRecord;
}): Promise<void> {
  const { film } = asset;
  const side = readSide(rendition.resolution);
  const isSoundOnly = rendition.resolution === 'audio-only';
  const isSilent = !asset.tracks.some(({ type }) => type === 'audio');
  if (!film || (side !== null && side > Math.min(film.width, film.height)) || (isSoundOnly && isSilent)) {
    rendition.status = 'skipped';
  } else {
    const size = isSoundOnly ? null : fitPicture({ ...film, side });
    try {
      const bytes = await makeStaticRendition({
        source: files.source(asset.id),
        path: files.staticRendition({ assetId: asset.id, name: rendition.name }),
        size,
      });
      Object.assign(rendition, size ?? {}, {
        status: 'ready',
        filesize: String(bytes),
        bitrate: Math.round((bytes * 8) / film.duration),
      });
    } catch (error) {
      if (!(error instanceof ProgramError)) console.error('local Mux: a static rendition could not be made', error);
      rendition.status = 'errored';
    }
  }
  announceStaticRendition({
    webhooks,
    asset,
    rendition,
    type: `video.asset.static_rendition.${rendition.status}`,
  });
  await state.save().catch((error: unknown) => console.error('local Mux: cannot write its state', error));
}
