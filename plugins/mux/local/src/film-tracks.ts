import type { Files } from './files.ts';
import { makeId } from './ids.ts';
import { extractCaptions } from './media/captions.ts';
import type { Input } from './media/probe.ts';
import { ProgramError } from './media/run.ts';
import type { AssetRecord, TrackRecord } from './records.ts';

/** Takes a film's own text streams out, each as a caption track that is ready. */
export async function takeCaptions({
  files,
  asset,
  input,
  source,
  signal,
}: {
  files: Files;
  asset: AssetRecord;
  input: Input;
  source: string;
  signal: AbortSignal;
}): Promise<TrackRecord[]> {
  const tracks: TrackRecord[] = [];
  for (const { place, language, name, isClosedCaptions } of input.captions) {
    const id = makeId();
    try {
      await extractCaptions({ source, place, path: files.captions({ assetId: asset.id, trackId: id }), signal });
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      // Broken captions are no reason to lose the film.
      console.error(`local Mux: ${error.message}`);
      continue;
    }
    tracks.push({
      id,
      type: 'text',
      text_type: 'subtitles',
      text_source: 'embedded',
      language_code: language,
      name: makeUnique({ name, taken: tracks }),
      closed_captions: isClosedCaptions,
      status: 'ready',
    });
  }
  return tracks;
}

/** Players tell tracks apart by name: a second "English" becomes "English 2". */
function makeUnique({ name, taken }: { name: string; taken: readonly TrackRecord[] }): string {
  const count = taken.filter((track) => track.name === name || track.name?.startsWith(`${name} `)).length;
  return count === 0 ? name : `${name} ${count + 1}`;
}

/** The picture and sound tracks of a film. */
export function describeTracks({ duration, width, height, frameRate, channels, audioLanguage }: Input): TrackRecord[] {
  const video: TrackRecord = {
    id: makeId(),
    type: 'video',
    duration,
    max_width: width,
    max_height: height,
    max_frame_rate: frameRate,
  };
  if (channels === undefined) return [video];
  const audio: TrackRecord = {
    id: makeId(),
    type: 'audio',
    duration,
    max_channels: channels,
    name: 'Default',
    language_code: audioLanguage ?? 'und',
    primary: true,
    status: 'ready',
  };
  return [video, audio];
}
