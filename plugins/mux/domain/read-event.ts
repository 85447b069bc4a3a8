import type { VideoStatus } from '../contract/video.ts';
import { readFacts, readFields, readProblem, readText, readTrack, type Fields } from './read-mux.ts';
import type { Stamp } from './stamp.ts';
import type { Claim, Track } from './truth.ts';

/** A genuine webhook, read. `claim` is null for the many types that say nothing about a video's state. */
export interface MuxEvent {
  id: string;
  type: string;
  objectId: string | null;
  /** What Mux calls the film it is about, as far as the event says; also of types that prove nothing about its state. */
  uploadId: string | null;
  assetId: string | null;
  /** Time by Mux's clock, null when it sent none we can read. */
  occurredAt: Date | null;
  claim: Claim | null;
}

/** What an event proves by its type alone; null: only what its data says. */
const ASSET_STATUS = new Map<string, VideoStatus | null>([
  ['video.asset.created', 'preparing'],
  ['video.asset.ready', 'ready'],
  ['video.asset.errored', 'errored'],
  ['video.asset.updated', null],
]);
const UPLOAD_STATUS = new Map<string, VideoStatus>([
  ['video.upload.created', 'waiting'],
  ['video.upload.asset_created', 'preparing'],
  ['video.upload.cancelled', 'cancelled'],
  ['video.upload.errored', 'errored'],
]);
const TRACK_TYPES = new Set(['created', 'ready', 'errored', 'deleted'].map((what) => `video.asset.track.${what}`));

/** Reads the body of a webhook, null when it is none: without an id or a type there is nothing to store it under. */
export function readEvent(body: unknown): MuxEvent | null {
  const envelope = readFields(body);
  const id = readText(envelope?.id);
  const type = readText(envelope?.type);
  if (!envelope || !id || !type) return null;
  const object = readFields(envelope.object);
  const data = readFields(envelope.data) ?? {};
  const occurredAt = readTime(envelope.created_at);
  const stamp: Stamp = { at: occurredAt?.getTime() ?? 0, id };
  return {
    id,
    type,
    objectId: readText(object?.id) ?? readText(data.id),
    ...readNames({ type, data }),
    occurredAt,
    claim: readClaim({ type, data, stamp }),
  };
}

/** What an asset as Mux describes it proves; `claimed` is what the event's type says, for an asset that does not say it. */
export function claimFromAsset({
  asset,
  stamp,
  claimed = null,
}: {
  asset: Fields;
  stamp: Stamp;
  claimed?: VideoStatus | null;
}): Claim {
  const problem = readProblem(asset.errors);
  return {
    ...nothing(stamp),
    uploadId: readText(asset.upload_id),
    assetId: readText(asset.id),
    status: claimed ?? readAssetStatus(asset.status),
    facts: readFacts(asset),
    problem,
  };
}

/** What an upload as Mux describes it proves. */
export function claimFromUpload({
  upload,
  stamp,
  claimed = null,
}: {
  upload: Fields;
  stamp: Stamp;
  claimed?: VideoStatus | null;
}): Claim {
  return {
    ...nothing(stamp),
    uploadId: readText(upload.id),
    assetId: readText(upload.asset_id),
    status: claimed ?? readUploadStatus(upload.status),
    problem: readProblem(upload.error),
  };
}

/** That Mux no longer has what it once had. */
export function claimGone({ status, stamp }: { status: VideoStatus; stamp: Stamp }): Claim {
  return { ...nothing(stamp), status };
}

/** A part of an asset names it as `asset_id`, an asset is its own name. */
function readNames({ type, data }: { type: string; data: Fields }): {
  uploadId: string | null;
  assetId: string | null;
} {
  const id = readText(data.id);
  const isUpload = type.startsWith('video.upload.');
  return {
    uploadId: isUpload ? id : readText(data.upload_id),
    assetId: readText(data.asset_id) ?? (type.startsWith('video.asset.') && !isPart(type) ? id : null),
  };
}

function isPart(type: string): boolean {
  return TRACK_TYPES.has(type) || type.startsWith('video.asset.static_rendition.');
}

/** That an asset has this text track, as Mux answered; null when it is none. */
export function claimFromTrack({
  assetId,
  body,
  stamp,
}: {
  assetId: string;
  body: unknown;
  stamp: Stamp;
}): Claim | null {
  const track = readTrack(body);
  return track && { ...nothing(stamp), assetId, track };
}

/** That a text track of an asset is gone. */
export function claimTrackGone({ assetId, track, stamp }: { assetId: string; track: Track; stamp: Stamp }): Claim {
  return { ...nothing(stamp), assetId, track: { ...track, status: 'deleted' } };
}

function readClaim({ type, data, stamp }: { type: string; data: Fields; stamp: Stamp }): Claim | null {
  if (type === 'video.asset.deleted') {
    return { ...nothing(stamp), status: 'deleted', uploadId: readText(data.upload_id), assetId: readText(data.id) };
  }
  if (ASSET_STATUS.has(type)) return claimFromAsset({ asset: data, stamp, claimed: ASSET_STATUS.get(type) });
  if (UPLOAD_STATUS.has(type)) return claimFromUpload({ upload: data, stamp, claimed: UPLOAD_STATUS.get(type) });
  if (TRACK_TYPES.has(type)) {
    const track = readTrack(data);
    const isDeleted = type === 'video.asset.track.deleted';
    if (!track) return null;
    return {
      ...nothing(stamp),
      assetId: readText(data.asset_id),
      track: isDeleted ? { ...track, status: 'deleted' } : track,
    };
  }
  return null;
}

function nothing(stamp: Stamp): Claim {
  return { stamp, uploadId: null, assetId: null, status: null, facts: null, track: null, problem: null };
}

function readAssetStatus(value: unknown): VideoStatus | null {
  return value === 'preparing' || value === 'ready' || value === 'errored' ? value : null;
}

function readUploadStatus(value: unknown): VideoStatus | null {
  if (value === 'asset_created') return 'preparing';
  return value === 'waiting' || value === 'errored' || value === 'cancelled' || value === 'timed_out' ? value : null;
}

function readTime(value: unknown): Date | null {
  if (typeof value !== 'string' || value.length > 40) return null;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? null : time;
}
