import type { AssetRecord, TrackRecord, UploadRecord } from '../records.ts';

const SECOND = 1000;

const ENCODING_TIERS = { basic: 'baseline', plus: 'smart', premium: 'premium' } as const;

/** An upload as the API and the webhooks show it. `url` is there only while it may be used. */
export function presentUpload({ upload, origin }: { upload: UploadRecord; origin: string }): object {
  return {
    id: upload.id,
    timeout: upload.timeout,
    status: upload.status,
    cors_origin: upload.corsOrigin,
    new_asset_settings: upload.settings,
    ...(upload.isTest ? { test: true } : {}),
    ...(upload.assetId ? { asset_id: upload.assetId } : {}),
    ...(upload.status === 'waiting' ? { url: `${origin}/uploads/${upload.token}` } : {}),
  };
}

/**
 * An asset as the API shows it: times are strings there, and an open master has its address.
 *
 * @param origin scheme and host as the caller knows us
 */
export function presentAsset({ asset, origin }: { asset: AssetRecord; origin: string }): object {
  return {
    ...describeAsset(asset),
    ...describeMaster({ asset, origin }),
    created_at: String(Math.floor(asset.createdAt / SECOND)),
  };
}

/** An asset as webhooks show it: times are numbers there. */
export function presentAssetForWebhook(asset: AssetRecord): object {
  return { ...describeAsset(asset), created_at: Math.floor(asset.createdAt / SECOND) };
}

/** A track as webhooks show it: with the asset it belongs to. */
export function presentTrackForWebhook({ asset, track }: { asset: AssetRecord; track: TrackRecord }): object {
  return { ...track, asset_id: asset.id };
}

function describeAsset(asset: AssetRecord): object {
  const quality = asset.settings.video_quality ?? 'basic';
  return {
    id: asset.id,
    status: asset.status,
    ...(asset.playbackIds.length > 0 ? { playback_ids: asset.playbackIds } : {}),
    ...(asset.tracks.length > 0 ? { tracks: asset.tracks.map(presentTrack) } : {}),
    ...(asset.film ? describeFilm(asset.film) : {}),
    ...(asset.errors ? { errors: asset.errors } : {}),
    ...(asset.uploadId ? { upload_id: asset.uploadId } : {}),
    ...(asset.passthrough !== undefined ? { passthrough: asset.passthrough } : {}),
    ...(asset.meta ? { meta: asset.meta } : {}),
    ...(asset.thumbnailTime !== undefined ? { thumbnail_time: asset.thumbnailTime } : {}),
    ...(asset.isTest ? { test: true } : {}),
    progress: asset.progress,
    ingest_type: asset.uploadId ? 'on_demand_direct_upload' : 'on_demand_url',
    max_resolution_tier: asset.settings.max_resolution_tier ?? '1080p',
    video_quality: quality,
    encoding_tier: ENCODING_TIERS[quality],
    ...(asset.nonStandardReasons ? { non_standard_input_reasons: asset.nonStandardReasons } : {}),
    ...(asset.staticRenditions ? { static_renditions: { files: asset.staticRenditions } } : {}),
    ...(asset.master ? { master: { status: 'ready' } } : {}),
    master_access: asset.master ? 'temporary' : 'none',
    mp4_support: 'none',
    normalize_audio: asset.settings.normalize_audio ?? false,
  };
}

function describeMaster({ asset, origin }: { asset: AssetRecord; origin: string }): object {
  return asset.master ? { master: { status: 'ready', url: `${origin}/masters/${asset.master.token}/master.mp4` } } : {};
}

/** A track without what only its webhook tells. */
function presentTrack({ error: _error, ...track }: TrackRecord): object {
  return track;
}

function describeFilm({
  duration,
  width,
  height,
  frameRate,
}: {
  duration: number;
  width: number;
  height: number;
  frameRate: number;
}): object {
  const short = Math.min(width, height);
  return {
    duration,
    aspect_ratio: describeShape({ width, height }),
    resolution_tier: short <= 720 ? '720p' : short <= 1080 ? '1080p' : short <= 1440 ? '1440p' : '2160p',
    max_stored_resolution: short < 720 ? 'SD' : short < 1080 ? 'HD' : short < 2160 ? 'FHD' : 'UHD',
    max_stored_frame_rate: frameRate,
  };
}

/** `16:9` for 640 × 360. */
export function describeShape({ width, height }: { width: number; height: number }): string {
  const divisor = findDivisor(width, height);
  return `${width / divisor}:${height / divisor}`;
}

function findDivisor(one: number, other: number): number {
  return other === 0 ? one : findDivisor(other, one % other);
}
