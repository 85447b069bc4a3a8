import type { InputFile } from '../records.ts';
import { ProgramError, run } from './run.ts';

/**
 * Kinds of file that are opened. Playlists and lists of files are not among them: a "film" that is really a playlist
 * could name any file of this machine as its content.
 */
const INPUT_FORMATS = 'mov,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg';

/** Options that stand before `-i` for every file that somebody uploaded. */
export const UNTRUSTED_INPUT = ['-protocol_whitelist', 'file', '-format_whitelist', INPUT_FORMATS] as const;

/** Seconds; Mux takes no longer films. */
const LONGEST = 12 * 60 * 60;

/** What is wrong with an input, in words for the person who uploaded it. */
export class InputProblem extends Error {
  readonly type: 'invalid_input' | 'download_failed';
  constructor({ type, message }: { type: 'invalid_input' | 'download_failed'; message: string }) {
    super(message);
    this.name = 'InputProblem';
    this.type = type;
  }
}

/** The film in a file, as it will be seen: turned upright, with square pixels. */
export interface Input {
  /** Seconds. */
  duration: number;
  width: number;
  height: number;
  frameRate: number;
  /** Channels of the first sound track, absent when the film is silent. */
  channels?: number;
  audioLanguage?: string;
  /** Text tracks that can be turned into captions, by their place among the file's subtitle streams. */
  captions: { place: number; language: string; name: string; isClosedCaptions: boolean }[];
  file: InputFile;
}

/** The part of ffprobe's answer that is read. */
export interface Probed {
  streams?: ProbedStream[];
  format?: { format_name?: string; duration?: string };
}

interface ProbedStream {
  codec_type?: string;
  codec_name?: string;
  width?: number;
  height?: number;
  sample_aspect_ratio?: string;
  avg_frame_rate?: string;
  r_frame_rate?: string;
  duration?: string;
  channels?: number;
  sample_rate?: string;
  disposition?: Record<string, number>;
  tags?: Record<string, string>;
  side_data_list?: { rotation?: number }[];
}

const TEXT_CODECS = new Set(['mov_text', 'subrip', 'srt', 'webvtt', 'ass', 'ssa', 'text']);

/**
 * Looks into a file.
 *
 * @throws InputProblem when it is not a film
 */
export async function probe({ path, signal }: { path: string; signal?: AbortSignal }): Promise<Input> {
  let output: string;
  try {
    output = await run({
      program: 'ffprobe',
      args: ['-v', 'error', ...UNTRUSTED_INPUT, '-show_format', '-show_streams', '-of', 'json', path],
      signal,
    });
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    throw new InputProblem({
      type: 'invalid_input',
      message: 'The input file could not be read. It is not a video file, or it is damaged.',
    });
  }
  return describeInput(JSON.parse(output) as Probed);
}

/**
 * Says what a probed file is.
 *
 * @throws InputProblem when it is not a film
 */
export function describeInput({ streams = [], format = {} }: Probed): Input {
  // A cover picture in a sound file is a "video" stream too.
  const video = streams.find((stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic);
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  if (!video?.width || !video.height) {
    throw new InputProblem({ type: 'invalid_input', message: 'The input file has no video track.' });
  }
  const duration = Number(format.duration ?? video.duration);
  if (!Number.isFinite(duration) || duration <= 0) {
    throw new InputProblem({ type: 'invalid_input', message: 'The input file has no valid duration.' });
  }
  if (duration > LONGEST) {
    throw new InputProblem({ type: 'invalid_input', message: 'The input file is longer than 12 hours.' });
  }
  const seen = measurePicture(video);
  const frameRate = readRatio(video.avg_frame_rate) ?? readRatio(video.r_frame_rate) ?? 25;
  const subtitles = streams.filter((stream) => stream.codec_type === 'subtitle');
  return {
    duration,
    ...seen,
    frameRate,
    ...(audio ? { channels: audio.channels ?? 2, audioLanguage: readLanguage(audio) } : {}),
    captions: subtitles.flatMap((stream, place) =>
      TEXT_CODECS.has(stream.codec_name ?? '') ? [describeCaptions({ stream, place })] : []
    ),
    file: { container_format: format.format_name ?? 'unknown', tracks: streams.map(describeTrack) },
  };
}

function measurePicture(video: ProbedStream): { width: number; height: number } {
  const pixelShape = readRatio(video.sample_aspect_ratio?.replace(':', '/')) ?? 1;
  const width = Math.round((video.width ?? 0) * pixelShape);
  const height = video.height ?? 0;
  const rotation =
    video.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? Number(video.tags?.rotate ?? 0);
  return Math.abs(rotation) % 180 === 90 ? { width: height, height: width } : { width, height };
}

function describeCaptions({ stream, place }: { stream: ProbedStream; place: number }): Input['captions'][number] {
  const language = readLanguage(stream);
  const title =
    stream.tags?.title ?? (stream.tags?.handler_name === 'SubtitleHandler' ? undefined : stream.tags?.handler_name);
  return {
    place,
    language,
    name: title || nameLanguage(language),
    isClosedCaptions: stream.disposition?.hearing_impaired === 1,
  };
}

/** The name of a language in English: `en` is English. */
export function nameLanguage(language: string): string {
  return language === 'und'
    ? 'Subtitles'
    : (new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language);
}

/** The short code of a language: files say `eng`, players and Mux say `en`. */
function readLanguage(stream: ProbedStream): string {
  const given = stream.tags?.language ?? 'und';
  // Whatever a file says: only what looks like a language tag may reach `Intl`, which throws on anything else.
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(given) ? (Intl.getCanonicalLocales(given)[0] ?? 'und') : 'und';
}

function describeTrack(stream: ProbedStream): InputFile['tracks'][number] {
  const frameRate = readRatio(stream.avg_frame_rate);
  return {
    type: stream.codec_type === 'subtitle' ? 'text' : (stream.codec_type ?? 'unknown'),
    ...(stream.duration ? { duration: Number(stream.duration) } : {}),
    encoding: stream.codec_name ?? 'unknown',
    ...(stream.codec_type === 'video'
      ? { width: stream.width, height: stream.height, ...(frameRate ? { frame_rate: frameRate } : {}) }
      : {}),
    ...(stream.codec_type === 'audio' ? { sample_rate: Number(stream.sample_rate), channels: stream.channels } : {}),
  };
}

/** `30000/1001` as a number; undefined for `0/0`, `0/1` and nonsense. */
function readRatio(text: string | undefined): number | undefined {
  const [over, under] = (text ?? '').split('/').map(Number);
  const value = (over ?? NaN) / (under ?? NaN);
  return Number.isFinite(value) && value > 0 ? Math.round(value * 1000) / 1000 : undefined;
}
