import type { Caption, Video } from '../../../contract/index.ts';
import type { Track } from '../../../domain/truth.ts';
import type { StoredVideo } from '../store.ts';

/** A stored video as editors see it: without Mux's ids. */
export function presentVideo(video: StoredVideo): Video {
  return {
    videoId: video.id,
    title: video.title,
    status: video.status,
    duration: video.duration,
    aspectRatio: video.aspectRatio,
    resolution: video.resolution,
    captions: listCaptions(video),
    error: video.error,
    createdAt: video.createdAt.toISOString(),
    updatedAt: video.updatedAt.toISOString(),
  };
}

/** The text tracks of a film as editors see them. */
export function listCaptions({ tracks }: { tracks: readonly Track[] }): Caption[] {
  return tracks.flatMap(({ id, type, status, language, name, source }) =>
    type === 'text' && status !== 'deleted'
      ? [{ trackId: id, language, name, status, source: readSource(source), isChanging: false }]
      : []
  );
}

function readSource(source: string | null): Caption['source'] {
  if (source === 'uploaded' || source === 'embedded') return source;
  return source?.startsWith('generated') ? 'generated' : null;
}
