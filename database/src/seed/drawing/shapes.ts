/** A point on the drawing, in its units. */
export interface Point {
  x: number;
  y: number;
}

/** A colour as red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number];

/** The same numbers between 0 and 1 for the same seed, on every machine (mulberry32). */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The point at an angle (degrees, clockwise from the right) and distance from another. */
export function polar({ centre, angle, radius }: { centre: Point; angle: number; radius: number }): Point {
  const radians = (angle * Math.PI) / 180;
  return { x: centre.x + radius * Math.cos(radians), y: centre.y + radius * Math.sin(radians) };
}

/** A colour between several, at 0 the first and at 1 the last. */
export function blend({ colours, at }: { colours: readonly Colour[]; at: number }): Colour {
  const scaled = Math.min(1, Math.max(0, at)) * (colours.length - 1);
  const index = Math.min(colours.length - 2, Math.floor(scaled));
  const from = colours[index] ?? [0, 0, 0];
  const to = colours[index + 1] ?? from;
  const part = scaled - index;
  return [0, 1, 2].map((channel) =>
    Math.round(from[channel]! + (to[channel]! - from[channel]!) * part)
  ) as unknown as Colour;
}

export function css(colour: Colour): string {
  return `rgb(${colour.join(',')})`;
}

export function polygon({
  points,
  fill,
  opacity = 1,
  stroke = 'none',
}: {
  points: readonly Point[];
  fill: string;
  opacity?: number;
  stroke?: string;
}): string {
  const list = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return `<polygon points="${list}" fill="${fill}" opacity="${opacity.toFixed(3)}" stroke="${stroke}" stroke-width="0.8" stroke-linejoin="round"/>`;
}

/** A four-pointed glint. */
export function glint({
  centre,
  radius,
  fill = '#ffffff',
  opacity = 0.9,
}: {
  centre: Point;
  radius: number;
  fill?: string;
  opacity?: number;
}): string {
  const points = Array.from({ length: 8 }, (_, index) =>
    polar({ centre, angle: index * 45, radius: index % 2 === 0 ? radius : radius * 0.09 })
  );
  return `<circle cx="${centre.x}" cy="${centre.y}" r="${radius * 0.35}" fill="${fill}" opacity="${opacity * 0.25}" filter="url(#soft)"/>${polygon({ points, fill, opacity })}`;
}

/** Soft discs of light out of focus. */
export function bokeh({
  width,
  height,
  count,
  colour,
  seed,
}: {
  width: number;
  height: number;
  count: number;
  colour: string;
  seed: number;
}): string {
  const random = makeRandom(seed);
  return Array.from({ length: count }, () => {
    const radius = 8 + random() ** 2 * height * 0.09;
    return `<circle cx="${(random() * width).toFixed(0)}" cy="${(random() * height).toFixed(0)}" r="${radius.toFixed(0)}" fill="${colour}" opacity="${(0.04 + random() * 0.12).toFixed(2)}" filter="url(#soft)"/>`;
  }).join('');
}

/** Wraps a drawing; `#soft` and `#glow` are filters every drawing may use. */
export function svg({
  width,
  height,
  defs = '',
  body,
}: {
  width: number;
  height: number;
  defs?: string;
  body: string;
}): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>
    <filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${height / 120}"/></filter>
    <filter id="glow" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${height / 22}"/></filter>
    ${defs}</defs>${body}</svg>`;
}
