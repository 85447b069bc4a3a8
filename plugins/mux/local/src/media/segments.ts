/** The seconds of each segment in a media playlist. */
export function readSegments(playlist: string): number[] {
  return [...playlist.matchAll(/^#EXTINF:([\d.]+)/gm)].map(([, seconds]) => Number(seconds));
}

/** Bits a second: of the dearest segment (a player must be able to sustain it) and on average. */
export function measureBandwidth({ sizes, segments }: { sizes: readonly number[]; segments: readonly number[] }): {
  bandwidth: number;
  averageBandwidth: number;
} {
  // A last segment of a fraction of a second says nothing about the rate: it counts as one second at least.
  const rates = sizes.map((size, index) => (size * 8) / Math.max(1, segments[index] ?? 1));
  const seconds = segments.reduce((sum, length) => sum + length, 0);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return {
    bandwidth: Math.ceil(Math.max(1, ...rates)),
    averageBandwidth: Math.ceil((bytes * 8) / Math.max(seconds, 0.1)),
  };
}
