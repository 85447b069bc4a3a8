import type { InputFile } from '../records.ts';

/** Pixels on one side, above which Mux takes the long way. */
const LARGEST_SIDE = 2048;
/** Pictures a second between which an input is standard. */
const FRAME_RATES = { least: 5, most: 120 };

/**
 * Why a file takes longer than a standard one, in Mux's words, absent when it is standard.
 *
 * Source: `non_standard_input_reasons` in Mux's OpenAPI file.
 */
export function findNonStandardReasons({ tracks }: InputFile): Record<string, string> | undefined {
  const video = tracks.find(({ type }) => type === 'video');
  const audio = tracks.find(({ type }) => type === 'audio');
  const reasons: Record<string, string> = {};
  if (video?.encoding && video.encoding !== 'h264') reasons.video_codec = video.encoding;
  if (audio?.encoding && audio.encoding !== 'aac') reasons.audio_codec = audio.encoding;
  if (video?.frame_rate && (video.frame_rate < FRAME_RATES.least || video.frame_rate > FRAME_RATES.most))
    reasons.video_frame_rate = String(video.frame_rate);
  if (video?.width && video.height && Math.max(video.width, video.height) > LARGEST_SIDE)
    reasons.video_resolution = `${video.width}x${video.height}`;
  return Object.keys(reasons).length > 0 ? reasons : undefined;
}
