import type { Core } from '@strapi/strapi';
import type { LibraryVideo, Take, VideoDetail, VideoFlag } from '../../../contract/index.ts';
import { getService } from '../get-service.ts';
import type { LibraryRow } from '../store/library.ts';
import type { StoredTake } from '../store/takes.ts';
import { listCaptions } from './present-video.ts';

/** A video of the list, without the ids that only Mux and this server know. */
export async function presentLibraryVideo({
  strapi,
  row,
}: {
  strapi: Core.Strapi;
  row: LibraryRow;
}): Promise<LibraryVideo> {
  return {
    videoId: row.id,
    title: row.title,
    status: row.status,
    duration: row.duration,
    aspectRatio: row.aspectRatio,
    resolution: row.resolution,
    captions: presentCaptions(row),
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    size: row.size,
    fileName: row.fileName,
    width: row.width,
    height: row.height,
    inputNotes: row.inputNotes,
    flags: row.flags.map((code) => describeFlag({ row, code })),
    posterTime: row.posterTime,
    thumbnail: row.status === 'ready' ? await getService(strapi, 'thumbnails').sign(row) : null,
    places: row.places,
    placeCount: row.placeCount,
    replacement:
      row.next === null ? 'none' : row.next === 'waiting' || row.next === 'preparing' ? 'under-way' : 'failed',
    createdBy: row.createdBy,
  };
}

/** Everything about one video. */
export async function presentDetail({
  strapi,
  row,
  takes,
}: {
  strapi: Core.Strapi;
  row: LibraryRow;
  takes: readonly StoredTake[];
}): Promise<VideoDetail> {
  const video = await presentLibraryVideo({ strapi, row });
  return {
    ...video,
    chapters: row.chapters,
    takes: await Promise.all(takes.map((take) => presentTake({ strapi, take }))),
  };
}

async function presentTake({ strapi, take }: { strapi: Core.Strapi; take: StoredTake }): Promise<Take> {
  const { id, status, duration, aspectRatio, resolution, error, fileName, size } = take;
  return {
    takeId: id,
    kind: take.keptUntil === null ? 'next' : 'kept',
    status,
    duration,
    aspectRatio,
    resolution,
    error,
    fileName,
    size,
    thumbnail: status === 'ready' ? await getService(strapi, 'thumbnails').sign(take) : null,
    createdAt: take.createdAt.toISOString(),
    keptUntil: take.keptUntil?.toISOString() ?? null,
  };
}

/** Captions that are to take the place of others are not there yet; those others are changing. */
function presentCaptions({ tracks, changes }: LibraryRow): LibraryVideo['captions'] {
  const coming = new Set(changes.map(([trackId]) => trackId));
  const changing = new Set(changes.map(([, supersedes]) => supersedes));
  return listCaptions({ tracks })
    .filter(({ trackId }) => !coming.has(trackId))
    .map((caption) => ({ ...caption, isChanging: changing.has(caption.trackId) }));
}

function describeFlag({ row, code }: { row: LibraryRow; code: VideoFlag['code'] }): VideoFlag {
  const { duration, width, height } = row;
  switch (code) {
    case 'too-short':
      return { code, limit: row.minDuration, actual: duration };
    case 'too-long':
      return { code, limit: row.maxDuration, actual: duration };
    case 'too-small':
      return { code, limit: row.minResolution, actual: width && height && Math.min(width, height) };
    case 'captions-missing':
    case 'public-playback':
      return { code, limit: null, actual: null };
  }
}
