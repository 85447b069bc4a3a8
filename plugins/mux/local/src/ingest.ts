import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { announceAsset } from './assets.ts';
import { downloadFilm } from './download.ts';
import type { Files } from './files.ts';
import { makeId } from './ids.ts';
import { extractCaptions } from './media/captions.ts';
import { InputProblem, probe, type Input } from './media/probe.ts';
import { ProgramError } from './media/run.ts';
import { transcode } from './media/transcode.ts';
import type { AssetRecord, TrackRecord } from './records.ts';
import type { State } from './state.ts';
import { addGeneratedTracks } from './tracks.ts';
import type { Webhooks } from './webhooks/deliver.ts';

/** Films being made at once: one a core. */
const AT_ONCE = 2;

export interface Ingest {
  /** Makes a film of an asset's source, in the background and in turn. */
  enqueue: (assetId: string) => void;
  /** Stops what is being made of an asset; resolves when nothing writes to its files any more. */
  cancel: (assetId: string) => Promise<void>;
  /** Stops everything. Assets stay `preparing`: the next start takes them up again. */
  close: () => Promise<void>;
}

interface Tools {
  state: State;
  files: Files;
  webhooks: Webhooks;
}

/** Starts the ingest, with every asset that an earlier run left unfinished. */
export function startIngest(tools: Tools): Ingest {
  const waiting: string[] = [];
  const running = new Map<string, { stop: AbortController; done: Promise<void> }>();
  let isClosed = false;

  for (const asset of Object.values(tools.state.data.assets)) {
    if (asset.status === 'preparing') waiting.push(asset.id);
  }
  startNext();

  function enqueue(assetId: string): void {
    waiting.push(assetId);
    startNext();
  }

  function startNext(): void {
    while (!isClosed && running.size < AT_ONCE && waiting.length > 0) {
      const assetId = waiting.shift();
      const asset = assetId === undefined ? undefined : tools.state.data.assets[assetId];
      if (!asset) continue;
      const stop = new AbortController();
      const done = finish({ ...tools, asset, signal: stop.signal }).finally(() => {
        running.delete(asset.id);
        startNext();
      });
      running.set(asset.id, { stop, done });
    }
  }

  async function cancel(assetId: string): Promise<void> {
    const place = waiting.indexOf(assetId);
    if (place !== -1) waiting.splice(place, 1);
    const job = running.get(assetId);
    job?.stop.abort();
    await job?.done;
  }

  async function close(): Promise<void> {
    isClosed = true;
    await Promise.all([...running.keys()].map(cancel));
  }

  return { enqueue, cancel, close };
}

/** Makes the film and says how it ended. Never rejects. */
async function finish({
  state,
  files,
  webhooks,
  asset,
  signal,
}: Tools & { asset: AssetRecord; signal: AbortSignal }): Promise<void> {
  const context = { state, files, webhooks };
  try {
    await makeFilm({ ...context, asset, signal });
    asset.status = 'ready';
    asset.progress = { state: 'completed', progress: 100 };
    announceAsset({ context, asset, type: 'video.asset.ready' });
    await addGeneratedTracks({ files, webhooks, asset, wanted: asset.settings.inputs?.[0]?.generated_subtitles ?? [] });
  } catch (error) {
    // Deleted or shutting down: it is not the film's fault.
    if (signal.aborted) return;
    asset.status = 'errored';
    asset.progress = { state: 'errored', progress: -1 };
    asset.errors = describeFailure(error);
    announceAsset({ context, asset, type: 'video.asset.errored' });
  }
  await state.save().catch((error: unknown) => console.error('local Mux: cannot write its state', error));
}

function describeFailure(error: unknown): { type: string; messages: string[] } {
  if (error instanceof InputProblem) return { type: error.type, messages: [error.message] };
  console.error('local Mux: a film could not be made', error);
  return {
    type: 'internal',
    messages: ['The video could not be processed because of a fault of the local Mux; its log has the details.'],
  };
}

async function makeFilm({
  files,
  state,
  asset,
  signal,
}: Omit<Tools, 'webhooks'> & { asset: AssetRecord; signal: AbortSignal }): Promise<void> {
  await fetchSource({ files, asset, signal });
  const source = files.source(asset.id);
  const input = await probe({ path: source, signal });
  asset.inputFile = input.file;
  asset.progress = { state: 'transcoding', progress: 0 };
  await state.save();
  const captions = await takeCaptions({ files, asset, input, source, signal });
  asset.film = await transcode({
    source,
    input,
    signal,
    folderOf: (index) => files.rendition({ assetId: asset.id, index }),
    onProgress: (progress) => {
      asset.progress = { state: 'transcoding', progress };
    },
  });
  asset.tracks = [...describeTracks(input), ...captions];
}

/** Brings the source to its place. An upload's bytes are moved here, so that a crash between the two loses nothing. */
async function fetchSource({
  files,
  asset,
  signal,
}: {
  files: Files;
  asset: AssetRecord;
  signal: AbortSignal;
}): Promise<void> {
  const source = files.source(asset.id);
  if (asset.uploadId !== undefined) {
    const upload = files.upload(asset.uploadId);
    await mkdir(files.asset(asset.id), { recursive: true });
    if (existsSync(upload)) await rename(upload, source);
    return;
  }
  const url = asset.settings.inputs?.[0]?.url;
  if (url === undefined) throw new InputProblem({ type: 'invalid_input', message: 'The asset has no input.' });
  await downloadFilm({ url, path: source, signal });
}

async function takeCaptions({
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

function describeTracks({ duration, width, height, frameRate, channels, audioLanguage }: Input): TrackRecord[] {
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
