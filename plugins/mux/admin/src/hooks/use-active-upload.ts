import { useCallback, useSyncExternalStore } from 'react';
import { createUploads, type ActiveUpload } from '../uploads.ts';

/** The browser asks before it closes a tab that is still sending. */
function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export const uploads = createUploads({
  onBusy: (isBusy) => {
    if (isBusy) window.addEventListener('beforeunload', warnBeforeLeaving);
    else window.removeEventListener('beforeunload', warnBeforeLeaving);
  },
});

/** The upload of a video from this tab, if there is one, as it goes on. */
export function useActiveUpload(videoId: string | null): ActiveUpload | undefined {
  return useSyncExternalStore(
    uploads.subscribe,
    useCallback(() => uploads.find(videoId), [videoId])
  );
}
