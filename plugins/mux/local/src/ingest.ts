import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { announceAsset } from './announce.ts';
import { downloadFilm } from './download.ts';
import type { Faults } from './faults/faults.ts';
import { describeTracks, takeCaptions } from './film-tracks.ts';
import type { Files } from './files.ts';
import { findNonStandardReasons } from './media/non-standard.ts';
import { InputProblem, probe } from './media/probe.ts';
import { transcode } from './media/transcode.ts';
import type { AssetRecord } from './records.ts';
import type { State } from './state.ts';
import { addStaticRendition, prepareStaticRendition } from './static-renditions.ts';
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
  faults: Faults;
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
    if (isClosed) return;
    while (running.size < AT_ONCE && waiting.length > 0) {
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
  faults,
  asset,
  signal,
}: Tools & { asset: AssetRecord; signal: AbortSignal }): Promise<void> {
  try {
    if (faults.takeTranscodingFault())
      throw new InputProblem({ type: 'invalid_input', message: 'The input file could not be transcoded.' });
    await makeFilm({ state, files, asset, signal });
    asset.status = 'ready';
    asset.progress = { state: 'completed', progress: 100 };
    announceAsset({ webhooks, asset, type: 'video.asset.ready' });
    if (asset.nonStandardReasons) announceAsset({ webhooks, asset, type: 'video.asset.non_standard_input_detected' });
    await addGeneratedTracks({ files, webhooks, asset, wanted: asset.settings.inputs?.[0]?.generated_subtitles ?? [] });
  } catch (error) {
    // Deleted or shutting down: it is not the film's fault.
    if (signal.aborted) return;
    asset.status = 'errored';
    asset.progress = { state: 'errored', progress: -1 };
    asset.errors = describeFailure(error);
    announceAsset({ webhooks, asset, type: 'video.asset.errored' });
  }
  await state.save().catch((error: unknown) => console.error('local Mux: cannot write its state', error));
  if (asset.status !== 'ready') return;
  for (const wanted of asset.settings.static_renditions ?? []) {
    const rendition = addStaticRendition({ asset, webhooks, wanted });
    await prepareStaticRendition({ state, files, webhooks, asset, rendition });
  }
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
}: Omit<Tools, 'webhooks' | 'faults'> & { asset: AssetRecord; signal: AbortSignal }): Promise<void> {
  await fetchSource({ files, asset, signal });
  const source = files.source(asset.id);
  const input = await probe({ path: source, signal });
  asset.inputFile = input.file;
  asset.nonStandardReasons = findNonStandardReasons(input.file);
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
