/** A picture size to encode to. */
export interface Rung {
  width: number;
  height: number;
  /** Most bits a second for picture and for sound. */
  videoBits: number;
  audioBits: number;
}

/** Lengths of the short side that are offered below the film's own. */
const STEPS = [1080, 720, 360, 180];

/** Short side of the best rendition; more would take minutes here and show nothing new. */
const BEST = 1080;

/** Pictures of x264 need even sides and some substance. */
const SMALLEST_SIDE = 16;

/**
 * The sizes a film is offered in, best first: never larger than the film, never fewer than two, never more than three.
 */
export function chooseLadder({ width, height }: { width: number; height: number }): Rung[] {
  const short = Math.min(width, height);
  const best = Math.min(short, BEST);
  const lower = STEPS.filter((step) => step <= best * 0.75).slice(0, 2);
  const sides = [best, ...(lower.length > 0 ? lower : [best / 2])];
  return sides.map((side) => makeRung({ width, height, scale: side / short }));
}

function makeRung({ width, height, scale }: { width: number; height: number; scale: number }): Rung {
  const even = (side: number) => Math.max(SMALLEST_SIDE, 2 * Math.round((side * scale) / 2));
  const size = { width: even(width), height: even(height) };
  // About 0.11 bits a pixel at 25 pictures a second, and enough for tiny pictures to be told apart.
  const videoBits = Math.max(120_000, Math.round((size.width * size.height * 25 * 0.15) / 1000) * 1000);
  return { ...size, videoBits, audioBits: Math.min(size.width, size.height) >= 360 ? 96_000 : 64_000 };
}
