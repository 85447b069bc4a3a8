import { cleanText } from './clean-text.ts';
import { choosePlaybackId } from './choose-playback-id.ts';
import type { Facts, Problem, Track } from './truth.ts';

/**
 * Readers for what Mux sends. They take `unknown`, because a webhook's body and an answer's body are only as good as who
 * sent them, and what does not fit becomes null instead of an exception.
 */

export type Fields = Record<string, unknown>;

export function readFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** A text worth keeping: not empty, at most `longest` characters, and what Postgres can store. */
export function readText(value: unknown, longest = 255): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return cleanText(value.slice(0, longest));
}

/** Reads a whole asset (REST or webhook). */
export function readFacts(asset: Fields): Facts {
  const playbackIds = readPlaybackIds(asset.playback_ids);
  const picture = readList(asset.tracks)
    .map(readFields)
    .find((track) => track?.type === 'video');
  return {
    playbackId: choosePlaybackId({ playbackIds }),
    duration: readSeconds(asset.duration),
    aspectRatio: readText(asset.aspect_ratio, 20),
    resolution: readText(asset.resolution_tier, 20),
    width: readPixels(picture?.max_width),
    height: readPixels(picture?.max_height),
    inputNotes: readNotes(asset.non_standard_input_reasons),
    posterTime: readSeconds(asset.thumbnail_time),
    isPublic: playbackIds.some(({ policy }) => policy === 'public'),
    tracks: readList(asset.tracks).flatMap((track) => readTrack(track) ?? []),
  };
}

/** Reads one track, null when it has no id or no type we know. */
export function readTrack(value: unknown): Track | null {
  const track = readFields(value);
  const id = readText(track?.id);
  const type = track?.type;
  if (!track || !id || (type !== 'video' && type !== 'audio' && type !== 'text')) return null;
  return {
    id,
    type,
    status: readTrackStatus(track.status),
    name: readText(track.name),
    language: readText(track.language_code, 35),
    source: readText(track.text_source, 40),
  };
}

/** Reads `errors` of an asset or `error` of an upload. */
export function readProblem(value: unknown): Problem | null {
  const problem = readFields(value);
  if (!problem) return null;
  const messages = Array.isArray(problem.messages) ? problem.messages : [problem.message];
  return {
    type: readText(problem.type) ?? 'unknown',
    messages: messages.slice(0, 10).flatMap((message) => readText(message, 1_000) ?? []),
  };
}

/** Video and audio tracks of an asset carry no status: they are as ready as the asset. */
function readTrackStatus(value: unknown): Track['status'] {
  return value === 'preparing' || value === 'errored' || value === 'deleted' ? value : 'ready';
}

/** Reads the playback ids of an asset, whatever their policies. */
export function readPlaybackIds(value: unknown): { id: string; policy: string }[] {
  return readList(value).flatMap((item) => {
    const fields = readFields(item);
    const id = readText(fields?.id);
    const policy = readText(fields?.policy);
    return id && policy ? [{ id, policy }] : [];
  });
}

/** At most 500 items: Mux allows far fewer, and one answer must not fill a row without end. */
function readList(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 500) : [];
}

function readPixels(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 100_000 ? value : null;
}

/** `{ video_codec: 'hevc' }` as a list, in an order of its own. */
function readNotes(value: unknown): Facts['inputNotes'] {
  return Object.entries(readFields(value) ?? {})
    .slice(0, 20)
    .flatMap(([reason, said]) => {
      const text = readText(typeof said === 'number' || typeof said === 'boolean' ? String(said) : said, 100);
      return text && reason !== '' ? [{ reason: cleanText(reason.slice(0, 100)), value: text }] : [];
    })
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
}

function readSeconds(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}
