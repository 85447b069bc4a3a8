import { readFile } from 'node:fs/promises';
import type { Context } from '../context.ts';
import { refuse } from '../http/problems.ts';
import { sendFile, sendText } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { tieToClock } from '../media/captions.ts';
import type { AssetRecord, Rendition, TrackRecord } from '../records.ts';
import { authorize } from './authorize.ts';
import { readNumber } from './modifiers.ts';
import { chooseRenditions, composeCaptions, composeMaster, composeMedia } from './playlists.ts';

const PLAYLIST = 'application/vnd.apple.mpegurl';
const WEBVTT = 'text/vtt; charset=utf-8';

/** Playlists hold tokens: nobody may keep them. Segments never change, but only this viewer may keep them. */
const NO_STORE = { 'Cache-Control': 'no-store' };
const KEEP = { 'Cache-Control': 'private, max-age=3600' };

/** What stream.mux.com serves: playlists, segments, captions. */
export function createStreamRoutes({ context }: { context: Context }): Route[] {
  const admit = (exchange: Exchange) => authorize({ context, exchange, audience: 'v' });
  return [
    { method: 'GET', path: '/:playbackId.m3u8', handle: sendMaster },
    { method: 'GET', path: '/:playbackId/renditions/:index.m3u8', handle: sendMedia },
    { method: 'GET', path: '/:playbackId/renditions/:index/:segment.ts', handle: sendSegment },
    { method: 'GET', path: '/:playbackId/captions/:trackId.m3u8', handle: sendCaptionsPlaylist },
    { method: 'GET', path: '/:playbackId/captions/:trackId.vtt', handle: sendTimedCaptions },
    { method: 'GET', path: '/:playbackId/text/:trackId.vtt', handle: sendCaptions },
    { method: 'GET', path: '/:playbackId/text/:trackId.txt', handle: sendTranscript },
  ];

  async function sendMaster(exchange: Exchange): Promise<void> {
    const { asset, film, proof, modifiers } = await admit(exchange);
    const text = composeMaster({
      playbackId: exchange.params.playbackId ?? '',
      film,
      only: chooseRenditions({
        film,
        least: readLimit({ modifiers, name: 'min_resolution' }),
        most: readLimit({ modifiers, name: 'max_resolution' }),
      }),
      captions: asset.tracks.filter(isShown),
      proof,
      defaultLanguage: modifiers.default_subtitles_lang,
    });
    sendText({ response: exchange.response, type: PLAYLIST, text, headers: NO_STORE });
  }

  async function sendMedia(exchange: Exchange): Promise<void> {
    const { film, proof } = await admit(exchange);
    const { index, rendition } = findRendition({ renditions: film.renditions, params: exchange.params });
    sendText({
      response: exchange.response,
      type: PLAYLIST,
      text: composeMedia({ index, rendition, proof }),
      headers: NO_STORE,
    });
  }

  async function sendSegment(exchange: Exchange): Promise<void> {
    const { asset, film } = await admit(exchange);
    const { index, rendition } = findRendition({ renditions: film.renditions, params: exchange.params });
    const segment = readPlace({ text: exchange.params.segment, count: rendition.segments.length });
    await sendFile({
      response: exchange.response,
      path: context.files.segment({ assetId: asset.id, index, segment }),
      type: 'video/mp2t',
      headers: KEEP,
    });
  }

  async function sendCaptionsPlaylist(exchange: Exchange): Promise<void> {
    const { asset, film, proof } = await admit(exchange);
    const track = findTrack({ asset, params: exchange.params });
    sendText({
      response: exchange.response,
      type: PLAYLIST,
      text: composeCaptions({ trackId: track.id, duration: film.duration, proof }),
      headers: NO_STORE,
    });
  }

  async function sendTimedCaptions(exchange: Exchange): Promise<void> {
    const { asset, film } = await admit(exchange);
    const webvtt = await readCaptions({ asset, track: findTrack({ asset, params: exchange.params }) });
    sendText({
      response: exchange.response,
      type: WEBVTT,
      text: tieToClock({ webvtt, startTicks: film.startTicks }),
      headers: KEEP,
    });
  }

  async function sendCaptions(exchange: Exchange): Promise<void> {
    const { asset } = await admit(exchange);
    const text = await readCaptions({ asset, track: findTrack({ asset, params: exchange.params }) });
    sendText({ response: exchange.response, type: WEBVTT, text, headers: KEEP });
  }

  async function sendTranscript(exchange: Exchange): Promise<void> {
    const { asset } = await admit(exchange);
    const track = findTrack({ asset, params: exchange.params });
    // Mux makes transcripts of its own captions only.
    if (track.text_source !== 'generated_vod') throw refuse.unknown();
    const cues = (await readCaptions({ asset, track })).split('\n\n').slice(1);
    const text = cues.map((cue) => cue.split('\n').slice(1).join(' ').trim()).join('\n');
    sendText({ response: exchange.response, type: 'text/plain; charset=utf-8', text, headers: KEEP });
  }

  function readCaptions({ asset, track }: { asset: AssetRecord; track: TrackRecord }): Promise<string> {
    return readFile(context.files.captions({ assetId: asset.id, trackId: track.id }), 'utf8');
  }
}

function isShown({ type, status }: TrackRecord): boolean {
  return type === 'text' && status === 'ready';
}

function findTrack({ asset, params }: { asset: AssetRecord; params: Exchange['params'] }): TrackRecord {
  const track = asset.tracks.find((known) => known.id === params.trackId && isShown(known));
  if (!track) throw refuse.unknown();
  return track;
}

function findRendition({ renditions, params }: { renditions: readonly Rendition[]; params: Exchange['params'] }): {
  index: number;
  rendition: Rendition;
} {
  const index = readPlace({ text: params.index, count: renditions.length });
  const rendition = renditions[index];
  if (!rendition) throw refuse.unknown();
  return { index, rendition };
}

function readPlace({ text, count }: { text: string | undefined; count: number }): number {
  const place = text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (!(place < count)) throw refuse.unknown();
  return place;
}

/** `720p` as 720. */
function readLimit({
  modifiers,
  name,
}: {
  modifiers: Readonly<Record<string, string>>;
  name: string;
}): number | undefined {
  const text = modifiers[name]?.replace(/p$/, '');
  return readNumber({
    modifiers: text === undefined ? {} : { [name]: text },
    name,
    least: 1,
    most: 9999,
    isWhole: true,
  });
}
