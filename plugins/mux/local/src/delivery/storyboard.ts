import { formatTime } from '../media/captions.ts';

/** Where each small picture of a storyboard lies, and from when to when it stands for the film. */
export interface Storyboard {
  columns: number;
  rows: number;
  tileWidth: number;
  tileHeight: number;
  /** Seconds between two pictures. */
  interval: number;
  duration: number;
  tiles: { start: number; x: number; y: number }[];
}

const COLUMNS = 5;

/** Pictures of a film up to a quarter of an hour, and of a longer one. */
const TILES = 50;
const TILES_OF_LONG = 100;
const LONG = 15 * 60;

/** Pixels of the long side of a picture. */
const LONG_SIDE = 256;

/** Plans the storyboard of a film. A film of few pictures gets fewer tiles. */
export function planStoryboard({
  duration,
  width,
  height,
  frameRate,
}: {
  duration: number;
  width: number;
  height: number;
  frameRate: number;
}): Storyboard {
  const most = duration > LONG ? TILES_OF_LONG : TILES;
  // Two pictures of the film apart at least, so that no tile is asked for that the film cannot fill.
  const interval = Math.ceil(1000 * Math.max(duration / most, 2 / frameRate)) / 1000;
  const count = Math.max(1, Math.ceil(duration / interval - 1e-9));
  const rows = Math.ceil(count / COLUMNS);
  const scale = LONG_SIDE / Math.max(width, height);
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  const [tileWidth, tileHeight] = [even(width), even(height)];
  const tiles = Array.from({ length: count }, (_, place) => ({
    start: Math.round(place * interval * 1000) / 1000,
    x: (place % COLUMNS) * tileWidth,
    y: Math.floor(place / COLUMNS) * tileHeight,
  }));
  return { columns: COLUMNS, rows, tileWidth, tileHeight, interval, duration, tiles };
}

/** The storyboard for players: a cue for each tile, with its place in the image at `url`. */
export function composeStoryboardVtt({ board, url }: { board: Storyboard; url: string }): string {
  const cues = board.tiles.map(({ start, x, y }, place) => {
    const end = board.tiles[place + 1]?.start ?? board.duration;
    return `${formatTime(start)} --> ${formatTime(end)}\n${url}#xywh=${x},${y},${board.tileWidth},${board.tileHeight}`;
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** The storyboard for programs. Names are Mux's. */
export function composeStoryboardJson({ board, url }: { board: Storyboard; url: string }): object {
  return {
    url,
    tile_width: board.tileWidth,
    tile_height: board.tileHeight,
    duration: board.duration,
    tiles: board.tiles,
  };
}
