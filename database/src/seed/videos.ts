import { openAsBlob } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Strapi } from './strapi.ts';

const PAUSE_MS = 1_000;
const UPLOAD_PATIENCE_MS = 120_000;
/** Twelve films are transcoded two at a time, and the last one waits for all. */
const READY_PATIENCE_MS = 300_000;

interface VideoState {
  status: string;
  error?: { messages?: readonly string[] } | null;
}

/**
 * Uploads a film the way the admin does, straight to Mux.
 *
 * @returns our id of the video, which is not ready yet
 */
export async function uploadVideo({
  strapi,
  title,
  path,
}: {
  strapi: Strapi;
  title: string;
  path: string;
}): Promise<string> {
  const { videoId, uploadUrl } = (await strapi.plugin('mux').service('videos').createUpload!({ title })) as {
    videoId: string;
    uploadUrl: string;
  };
  const body = await openAsBlob(path, { type: 'video/mp4' });
  const response = await fetch(uploadUrl, { method: 'PUT', body, signal: AbortSignal.timeout(UPLOAD_PATIENCE_MS) });
  if (!response.ok) throw new Error(`Mux did not take the film "${title}" (status ${response.status}).`);
  return videoId;
}

/** Waits until a video can be played. @throws Error in words when it cannot, or takes too long */
export async function waitUntilPlayable({
  strapi,
  videoId,
  title,
}: {
  strapi: Strapi;
  videoId: string;
  title: string;
}): Promise<void> {
  const giveUpAt = Date.now() + READY_PATIENCE_MS;
  while (Date.now() < giveUpAt) {
    const video: VideoState = await strapi.plugin('mux').service('videos').refresh!({ videoId });
    if (video.status === 'ready') return;
    if (video.status !== 'waiting' && video.status !== 'preparing') {
      throw new Error(
        `The film "${title}" ended as ${video.status}: ${video.error?.messages?.join(' ') ?? 'no reason given'}`
      );
    }
    await sleep(PAUSE_MS);
  }
  throw new Error(`The film "${title}" was not ready after ${READY_PATIENCE_MS / 1000} s.`);
}
