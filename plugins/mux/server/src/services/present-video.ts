import type { Caption, Video } from '../../../contract/index.ts';
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
    captions: video.tracks.flatMap(({ id, type, status, language, name }): Caption[] =>
      type === 'text' && status !== 'deleted' ? [{ trackId: id, language, name, status }] : []
    ),
    error: video.error,
    createdAt: video.createdAt.toISOString(),
    updatedAt: video.updatedAt.toISOString(),
  };
}
