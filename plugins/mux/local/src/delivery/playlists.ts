import type { Film, Rendition, TrackRecord } from '../records.ts';

/**
 * The master playlist: every rendition and every caption track.
 *
 * @param proof what each address in it ends with
 * @param only renditions of the film to offer, by their place in it
 * @param defaultLanguage of the captions shown without being asked for
 */
export function composeMaster({
  playbackId,
  film,
  only,
  captions,
  proof,
  defaultLanguage,
}: {
  playbackId: string;
  film: Film;
  only: readonly number[];
  captions: readonly TrackRecord[];
  proof: string;
  defaultLanguage?: string;
}): string {
  const media = captions.map((track) =>
    composeCaptionsEntry({ playbackId, track, proof, isDefault: track.language_code === defaultLanguage })
  );
  const streams = only.flatMap((index) => {
    const rendition = film.renditions[index];
    return rendition
      ? composeStreamEntry({ playbackId, index, rendition, proof, hasCaptions: captions.length > 0 })
      : [];
  });
  return ['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-INDEPENDENT-SEGMENTS', ...media, ...streams, ''].join('\n');
}

function composeCaptionsEntry({
  playbackId,
  track,
  proof,
  isDefault,
}: {
  playbackId: string;
  track: TrackRecord;
  proof: string;
  isDefault: boolean;
}): string {
  const attributes = [
    'TYPE=SUBTITLES',
    'GROUP-ID="captions"',
    `NAME=${quote(track.name ?? 'Subtitles')}`,
    `LANGUAGE=${quote(track.language_code ?? 'und')}`,
    `DEFAULT=${isDefault ? 'YES' : 'NO'}`,
    'AUTOSELECT=YES',
    'FORCED=NO',
    ...(track.closed_captions
      ? [
          'CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound"',
        ]
      : []),
    `URI="${playbackId}/captions/${track.id}.m3u8${proof}"`,
  ];
  return `#EXT-X-MEDIA:${attributes.join(',')}`;
}

function composeStreamEntry({
  playbackId,
  index,
  rendition,
  proof,
  hasCaptions,
}: {
  playbackId: string;
  index: number;
  rendition: Rendition;
  proof: string;
  hasCaptions: boolean;
}): string[] {
  const attributes = [
    `BANDWIDTH=${rendition.bandwidth}`,
    `AVERAGE-BANDWIDTH=${rendition.averageBandwidth}`,
    `CODECS="${rendition.codecs}"`,
    `RESOLUTION=${rendition.width}x${rendition.height}`,
    `FRAME-RATE=${rendition.frameRate.toFixed(3)}`,
    ...(hasCaptions ? ['SUBTITLES="captions"'] : []),
    'CLOSED-CAPTIONS=NONE',
  ];
  return [`#EXT-X-STREAM-INF:${attributes.join(',')}`, `${playbackId}/renditions/${index}.m3u8${proof}`];
}

/** The playlist of one rendition; addresses are relative to `/{playbackId}/renditions/`. */
export function composeMedia({
  index,
  rendition,
  proof,
}: {
  index: number;
  rendition: Rendition;
  proof: string;
}): string {
  const entries = rendition.segments.flatMap((seconds, segment) => [
    `#EXTINF:${seconds.toFixed(5)},`,
    `${index}/${segment}.ts${proof}`,
  ]);
  return composeVod({ longest: Math.max(1, ...rendition.segments), entries });
}

/** The playlist of one caption track: a single piece as long as the film; addresses are relative to `/{playbackId}/captions/`. */
export function composeCaptions({
  trackId,
  duration,
  proof,
}: {
  trackId: string;
  duration: number;
  proof: string;
}): string {
  return composeVod({ longest: duration, entries: [`#EXTINF:${duration.toFixed(5)},`, `${trackId}.vtt${proof}`] });
}

function composeVod({ longest, entries }: { longest: number; entries: readonly string[] }): string {
  const head = [
    '#EXTM3U',
    '#EXT-X-VERSION:6',
    `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ];
  return [...head, ...entries, '#EXT-X-ENDLIST', ''].join('\n');
}

/**
 * The renditions to offer, best first.
 *
 * @param most shortest-side limits in pixels, inclusive; when they leave nothing, the nearest rendition is offered
 */
export function chooseRenditions({ film, least, most }: { film: Film; least?: number; most?: number }): number[] {
  const short = (index: number) => Math.min(film.renditions[index]?.width ?? 0, film.renditions[index]?.height ?? 0);
  const all = [...film.renditions.keys()];
  const fitting = all.filter((index) => short(index) <= (most ?? Infinity) && short(index) >= (least ?? 0));
  if (fitting.length > 0) return fitting;
  const isTooLarge = most !== undefined && all.every((index) => short(index) > most);
  return all.slice(isTooLarge ? -1 : 0).slice(0, 1);
}

/** An attribute in quotes: neither quotes nor line ends can be written in one. */
function quote(text: string): string {
  return `"${text.replace(/["\r\n]/g, ' ')}"`;
}
