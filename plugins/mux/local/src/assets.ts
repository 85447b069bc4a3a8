import { rm } from 'node:fs/promises';
import { announceAsset } from './announce.ts';
import type { Context } from './context.ts';
import { makeId } from './ids.ts';
import type { AssetRecord, AssetSettings, PlaybackIdRecord } from './records.ts';
import type { State } from './state.ts';

/** Notes a new asset and announces it; the caller saves the state, then hands the asset to the ingest. */
export function createAsset({
  context,
  settings,
  isTest,
  uploadId,
}: {
  context: Context;
  settings: AssetSettings;
  isTest: boolean;
  uploadId?: string;
}): AssetRecord {
  const { state, now } = context;
  const policies = settings.playback_policies ?? settings.playback_policy ?? [];
  const asset: AssetRecord = {
    id: makeId(),
    createdAt: now(),
    number: 1 + Math.max(0, ...Object.values(state.data.assets).map(({ number }) => number)),
    status: 'preparing',
    settings,
    isTest,
    ...(uploadId ? { uploadId } : {}),
    ...(settings.passthrough !== undefined ? { passthrough: settings.passthrough } : {}),
    ...(settings.meta ? { meta: settings.meta } : {}),
    playbackIds: policies.map((policy) => ({ id: makeId(), policy })),
    tracks: [],
    progress: { state: 'ingesting', progress: 0 },
  };
  state.data.assets[asset.id] = asset;
  announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.created' });
  return asset;
}

/** Takes an asset out of the state and its files off the disk. What is being made of it is stopped first. */
export async function removeAsset({ context, asset }: { context: Context; asset: AssetRecord }): Promise<void> {
  const { state, files, ingest } = context;
  delete state.data.assets[asset.id];
  announceAsset({ webhooks: context.webhooks, asset, type: 'video.asset.deleted' });
  await state.save();
  await ingest.cancel(asset.id);
  await rm(files.asset(asset.id), { recursive: true, force: true });
}

/** The asset a playback id plays. */
export function findByPlaybackId({
  state,
  playbackId,
}: {
  state: State;
  playbackId: string;
}): { asset: AssetRecord; playback: PlaybackIdRecord } | undefined {
  for (const asset of Object.values(state.data.assets)) {
    const playback = asset.playbackIds.find(({ id }) => id === playbackId);
    if (playback) return { asset, playback };
  }
  return undefined;
}
