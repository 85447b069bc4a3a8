import { useSyncExternalStore } from 'react';
import { uploads } from '../uploads/browser-uploads.ts';
import type { Upload } from '../uploads/upload.ts';

/** Every upload of this tab, as it goes on. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(uploads.subscribe, uploads.list);
}

/** Whether the browser has a network, as it goes on. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(uploads.subscribe, uploads.isOnline);
}

/** The latest upload of a video, if this tab has one: also by the id it had before it was begun anew. */
export function useUploadOf(videoId: string | null): Upload | undefined {
  const all = useUploads();
  if (videoId === null) return undefined;
  return all.findLast((upload) => upload.videoId === videoId || upload.formerIds.includes(videoId));
}
