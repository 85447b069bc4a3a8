import { createHmac } from 'node:crypto';

/** A webhook as Mux would send it. */
export interface MadeEvent {
  id: string;
  type: string;
  created_at: string;
  object: { type: string; id: string };
  data: Record<string, unknown>;
}

/** What a video must be in the end. */
export interface ExpectedVideo {
  status: string;
  assetId: string | null;
  playbackId: string | null;
  duration: number | null;
  /** Id to status, without those that were deleted. */
  tracks: Record<string, string>;
}

/** Numbers between 0 and 1 that are the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffle<T>({ items, random }: { items: readonly T[]; random: () => number }): T[] {
  const shuffled = [...items];
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [shuffled[index], shuffled[other]] = [shuffled[other] as T, shuffled[index] as T];
  }
  return shuffled;
}

/** The life of one upload in the order it happened: some fail, some are never sent, some are deleted; parts come and go. */
export function makeHistory({ uploadId, random }: { uploadId: string; random: () => number }): MadeEvent[] {
  const assetId = `asset-${uploadId}`;
  const events: MadeEvent[] = [];
  const tracks = new Map<string, Record<string, unknown>>();
  let at = Date.parse('2026-11-22T12:00:00.000Z');
  const happen = (type: string, data: Record<string, unknown>, object = { type: 'asset', id: assetId }): void => {
    at += 1 + Math.floor(random() * 5_000);
    events.push({ id: `${uploadId}-${events.length}`, type, created_at: new Date(at).toISOString(), object, data });
  };
  const upload = { type: 'upload', id: uploadId };
  const describe = (status: string, more: object = {}) => ({
    id: assetId,
    upload_id: uploadId,
    status,
    tracks: [...tracks.values()],
    ...more,
  });

  happen('video.upload.created', { id: uploadId, status: 'waiting' }, upload);
  if (random() < 0.1) {
    happen('video.upload.cancelled', { id: uploadId, status: 'cancelled' }, upload);
    return events;
  }
  happen('video.upload.asset_created', { id: uploadId, status: 'asset_created', asset_id: assetId }, upload);
  happen('video.asset.created', describe('preparing'));
  if (random() < 0.15) {
    happen('video.asset.errored', describe('errored', { errors: { type: 'invalid_input', messages: ['No film.'] } }));
    if (random() < 0.5) happen('video.asset.deleted', describe('errored'));
    return events;
  }
  const film = {
    duration: 1 + Math.floor(random() * 600),
    playback_ids: [
      { id: `public-${uploadId}`, policy: 'public' },
      { id: `signed-${uploadId}`, policy: 'signed' },
    ],
  };
  happen('video.asset.ready', describe('ready', film));
  for (let index = Math.floor(random() * 7); index > 0; index -= 1) {
    const trackId = `track-${Math.floor(random() * 3)}-${uploadId}`;
    const kind = random();
    if (kind < 0.25) happen('video.asset.updated', describe('ready', { ...film, passthrough: String(index) }));
    else if (kind < 0.35)
      happen('video.asset.static_rendition.ready', { id: `r-${index}`, asset_id: assetId, name: 'highest.mp4' });
    else if (kind < 0.45)
      happen('video.asset.master.ready', describe('ready', { ...film, master: { status: 'ready' } }));
    else {
      const step = ['created', 'ready', 'errored', 'deleted'][Math.floor(random() * 4)] ?? 'ready';
      const status = step === 'created' ? 'preparing' : step;
      const track = { id: trackId, type: 'text', text_type: 'subtitles', language_code: 'en', status };
      if (step === 'deleted') tracks.delete(trackId);
      else tracks.set(trackId, track);
      happen(`video.asset.track.${step}`, { ...track, asset_id: assetId }, { type: 'track', id: trackId });
    }
  }
  if (random() < 0.15) happen('video.asset.deleted', describe('ready', film));
  return events;
}

/** Reads a history in order, the last word counting: what any order of it must come to. */
export function readInOrder(events: readonly MadeEvent[]): ExpectedVideo {
  const video: ExpectedVideo = { status: 'waiting', assetId: null, playbackId: null, duration: null, tracks: {} };
  for (const { type, data } of events) {
    if (type === 'video.upload.cancelled') video.status = 'cancelled';
    if (type === 'video.upload.asset_created') video.assetId = String(data.asset_id);
    if (type === 'video.asset.errored') video.status = 'errored';
    if (type === 'video.asset.ready') {
      video.status = 'ready';
      video.playbackId = `signed-${String(data.upload_id)}`;
      video.duration = Number(data.duration);
    }
    if (type === 'video.asset.deleted') video.status = 'deleted';
    if (type.startsWith('video.asset.track.')) {
      if (type.endsWith('deleted')) delete video.tracks[String(data.id)];
      else video.tracks[String(data.id)] = String(data.status);
    }
  }
  return video;
}

/** The header Mux signs a body with. `at` in unix seconds. */
export function signBody({
  body,
  secret,
  at = Math.floor(Date.now() / 1_000),
}: {
  body: string;
  secret: string;
  at?: number;
}): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}
