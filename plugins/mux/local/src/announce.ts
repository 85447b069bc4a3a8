import { presentAssetForWebhook, presentTrackForWebhook, presentUpload } from './api/present.ts';
import type { AssetRecord, StaticRenditionRecord, TrackRecord, UploadRecord } from './records.ts';
import type { Webhooks } from './webhooks/deliver.ts';

/** Tells the receiver what has become of an asset. The caller saves the state. */
export function announceAsset({
  webhooks,
  asset,
  type,
}: {
  webhooks: Webhooks;
  asset: AssetRecord;
  type: `video.asset.${string}`;
}): void {
  webhooks.announce({ type, object: { type: 'asset', id: asset.id }, data: presentAssetForWebhook(asset) });
}

/** Tells the receiver what has become of a track. The caller saves the state. */
export function announceTrack({
  webhooks,
  asset,
  track,
  type,
}: {
  webhooks: Webhooks;
  asset: AssetRecord;
  track: TrackRecord;
  type: `video.asset.track.${string}`;
}): void {
  webhooks.announce({ type, object: { type: 'track', id: track.id }, data: presentTrackForWebhook({ asset, track }) });
}

/** Tells the receiver what has become of a static rendition. The caller saves the state. */
export function announceStaticRendition({
  webhooks,
  asset,
  rendition,
  type,
}: {
  webhooks: Webhooks;
  asset: AssetRecord;
  rendition: StaticRenditionRecord;
  type: `video.asset.static_rendition.${string}`;
}): void {
  webhooks.announce({
    type,
    object: { type: 'static_rendition', id: rendition.id },
    data: { ...rendition, asset_id: asset.id },
  });
}

/** Tells the receiver what has become of an upload. Its address is a secret and not among it. The caller saves the state. */
export function announceUpload({
  webhooks,
  upload,
  type,
}: {
  webhooks: Webhooks;
  upload: UploadRecord;
  type: `video.upload.${string}`;
}): void {
  const { url: _url, ...data } = presentUpload({ upload, origin: '' }) as Record<string, unknown>;
  webhooks.announce({ type, object: { type: 'upload', id: upload.id }, data });
}
