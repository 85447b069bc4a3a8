import { rm } from 'node:fs/promises';
import { announceTrack } from '../announce.ts';
import type { Context } from '../context.ts';
import { downloadCaptions } from '../download.ts';
import { readBody } from '../http/body.ts';
import { invalidParameters, notFound } from '../http/problems.ts';
import { sendJson, sendNothing } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { makeId } from '../ids.ts';
import { convertCaptions } from '../media/captions.ts';
import { InputProblem, nameLanguage } from '../media/probe.ts';
import type { AssetRecord, TrackRecord } from '../records.ts';
import { addGeneratedTracks } from '../tracks.ts';
import { checkId, findAsset } from './check-id.ts';
import { createTrackSchema, generateSubtitlesSchema, updateTrackSchema } from './schemas.ts';

/** Milliseconds a caption file may take to come. */
const DOWNLOAD_TIMEOUT = 30_000;

/** Text tracks of an asset. */
export function createTrackRoutes({ context }: { context: Context }): Route[] {
  const { state, files, webhooks } = context;
  return [
    { method: 'POST', path: '/video/v1/assets/:assetId/tracks', handle: create },
    { method: 'PATCH', path: '/video/v1/assets/:assetId/tracks/:trackId', handle: update },
    { method: 'DELETE', path: '/video/v1/assets/:assetId/tracks/:trackId', handle: remove },
    { method: 'POST', path: '/video/v1/assets/:assetId/tracks/:trackId/generate-subtitles', handle: generate },
  ];

  async function create({ request, response, params }: Exchange): Promise<void> {
    const asset = findReady(params.assetId);
    const { url, ...input } = await readBody({ request, schema: createTrackSchema });
    const track: TrackRecord = {
      id: makeId(),
      type: 'text',
      text_type: 'subtitles',
      text_source: 'uploaded',
      language_code: input.language_code,
      name: input.name ?? nameLanguage(input.language_code),
      closed_captions: input.closed_captions ?? false,
      ...(input.passthrough !== undefined ? { passthrough: input.passthrough } : {}),
      status: 'preparing',
    };
    if (asset.tracks.some(({ type, name }) => type === 'text' && name === track.name))
      throw invalidParameters('name must be unique among the text tracks of the asset');
    asset.tracks.push(track);
    announceTrack({ webhooks, asset, track, type: 'video.asset.track.created' });
    await state.save();
    sendJson({ response, status: 201, body: { data: track } });
    await prepare({ asset, track, url });
  }

  /** Fetches the captions after the answer is out, as Mux does. */
  async function prepare({
    asset,
    track,
    url,
  }: {
    asset: AssetRecord;
    track: TrackRecord;
    url: string;
  }): Promise<void> {
    try {
      const text = await downloadCaptions({ url, signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT) });
      await convertCaptions({ text, path: files.captions({ assetId: asset.id, trackId: track.id }) });
      track.status = 'ready';
    } catch (error) {
      track.status = 'errored';
      track.error = describe(error);
    }
    announceTrack({ webhooks, asset, track, type: `video.asset.track.${track.status}` });
    await state.save();
  }

  async function update({ request, response, params }: Exchange): Promise<void> {
    const { track } = findTrack(params);
    Object.assign(track, await readBody({ request, schema: updateTrackSchema }));
    await state.save();
    sendJson({ response, status: 200, body: { data: track } });
  }

  async function remove({ response, params }: Exchange): Promise<void> {
    const { asset, track } = findTrack(params);
    if (track.type !== 'text') throw invalidParameters('Only text tracks can be deleted');
    asset.tracks = asset.tracks.filter((known) => known !== track);
    announceTrack({ webhooks, asset, track, type: 'video.asset.track.deleted' });
    await state.save();
    await rm(files.captions({ assetId: asset.id, trackId: track.id }), { force: true });
    sendNothing({ response });
  }

  async function generate({ request, response, params }: Exchange): Promise<void> {
    const { asset, track } = findTrack(params);
    if (track.type !== 'audio') throw invalidParameters('Subtitles can be generated from an audio track only');
    const { generated_subtitles: wanted } = await readBody({ request, schema: generateSubtitlesSchema });
    const made = await addGeneratedTracks({ files, webhooks, asset, wanted });
    await state.save();
    sendJson({ response, status: 201, body: { data: made } });
  }

  function findTrack(params: Exchange['params']): { asset: AssetRecord; track: TrackRecord } {
    const asset = findReady(params.assetId);
    const track = asset.tracks.find(({ id }) => id === checkId(params.trackId));
    if (!track) throw notFound();
    return { asset, track };
  }

  function findReady(assetId: string | undefined): AssetRecord {
    const asset = findAsset({ state, assetId });
    if (asset.status !== 'ready') throw invalidParameters('Asset is not ready');
    return asset;
  }
}

function describe(error: unknown): { type: string; messages: string[] } {
  if (error instanceof InputProblem) return { type: error.type, messages: [error.message] };
  console.error('local Mux: a text track could not be prepared', error);
  return {
    type: 'internal',
    messages: ['The text track could not be processed; the log of the local Mux has the details.'],
  };
}
