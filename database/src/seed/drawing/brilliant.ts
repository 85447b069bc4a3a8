import { blend, css, makeRandom, polar, polygon, type Colour, type Point } from './shapes.ts';

const EIGHTH = 45;
const HALF = EIGHTH / 2;
/** Radius of the table, of the tips of the star facets and of the pavilion's break, as parts of the girdle's. */
const TABLE = 0.56;
const STAR = 0.74;
const CULET_STAR = 0.3;

const ICE: readonly Colour[] = [
  [23, 21, 66],
  [55, 48, 163],
  [99, 102, 241],
  [165, 180, 252],
  [224, 231, 255],
  [255, 255, 255],
];
/** What a cut stone throws back in colours. */
const FIRE: readonly Colour[] = [
  [244, 114, 182],
  [251, 191, 36],
  [45, 212, 191],
  [56, 189, 248],
  [167, 139, 250],
];

/** A round brilliant seen from above: table, eight stars, eight kites, sixteen upper girdle facets, and the pavilion shining through. */
export function drawBrilliantFromAbove({
  centre,
  radius,
  rotation,
  seed,
  palette = ICE,
}: {
  centre: Point;
  radius: number;
  /** Degrees. */
  rotation: number;
  seed: number;
  palette?: readonly Colour[];
}): string {
  const random = makeRandom(seed);
  const at = (angle: number, part: number) => polar({ centre, angle: rotation + angle, radius: radius * part });
  const facet = (points: readonly Point[], angle: number, bias = 0) => {
    // Light from the upper left; a cut stone breaks it up, so neighbours differ much.
    const light = 0.45 + 0.28 * Math.cos(((rotation + angle - 225) * Math.PI) / 180) + (random() - 0.5) * 0.62 + bias;
    const isFire = random() < 0.13;
    const colour = isFire ? pickFire(random) : blend({ colours: palette, at: light });
    return polygon({ points, fill: css(colour), stroke: 'rgba(255,255,255,0.28)' });
  };
  const parts: string[] = [];
  for (let index = 0; index < 8; index += 1) {
    const angle = index * EIGHTH;
    parts.push(
      facet([at(angle, TABLE), at(angle + HALF, STAR), at(angle, 1), at(angle - HALF, STAR)], angle),
      facet([at(angle, TABLE), at(angle + EIGHTH, TABLE), at(angle + HALF, STAR)], angle + HALF, 0.08),
      facet([at(angle + HALF, STAR), at(angle, 1), at(angle + HALF, 1)], angle + HALF / 2, -0.05),
      facet([at(angle + HALF, STAR), at(angle + HALF, 1), at(angle + EIGHTH, 1)], angle + HALF * 1.5, -0.05)
    );
    // Through the table: the pavilion's main facets, each split by what it mirrors.
    parts.push(
      facet([centre, at(angle, CULET_STAR), at(angle + HALF, TABLE * 0.94)], angle + 90, -0.12),
      facet([centre, at(angle + EIGHTH, CULET_STAR), at(angle + HALF, TABLE * 0.94)], angle + 250, 0.1),
      facet([at(angle, CULET_STAR), at(angle, TABLE), at(angle + HALF, TABLE * 0.94)], angle + 10, 0.16),
      facet(
        [at(angle + EIGHTH, CULET_STAR), at(angle + EIGHTH, TABLE), at(angle + HALF, TABLE * 0.94)],
        angle + 170,
        -0.1
      )
    );
  }
  return parts.join('');
}

/** A round brilliant from the side: crown, girdle, pavilion down to the culet. `centre` is the middle of the girdle. */
export function drawBrilliantFromSide({
  centre,
  radius,
  seed,
  palette = ICE,
}: {
  centre: Point;
  radius: number;
  seed: number;
  palette?: readonly Colour[];
}): string {
  const random = makeRandom(seed);
  const at = (x: number, y: number): Point => ({ x: centre.x + x * radius, y: centre.y + y * radius });
  const facet = (points: readonly Point[], light: number) => {
    const isFire = random() < 0.16;
    const colour = isFire ? pickFire(random) : blend({ colours: palette, at: light + (random() - 0.5) * 0.5 });
    return polygon({ points, fill: css(colour), stroke: 'rgba(255,255,255,0.3)' });
  };
  const crown = -0.33;
  const girdle = [-1, -0.72, -0.3, 0.3, 0.72, 1];
  const table = [-0.56, -0.2, 0.2, 0.56];
  const parts: string[] = [];
  for (let index = 0; index < girdle.length - 1; index += 1) {
    const left = girdle[index]!;
    const right = girdle[index + 1]!;
    parts.push(facet([at(left, 0), at(right, 0), at(table[Math.min(index, 3)]!, crown)], 0.75 - index * 0.08));
    if (index < 3)
      parts.push(facet([at(right, 0), at(table[index]!, crown), at(table[index + 1]!, crown)], 0.85 - index * 0.1));
    parts.push(
      facet([at(left, 0.03), at((left + right) / 2, 0.03), at(0, 0.86)], 0.3 + index * 0.08),
      facet([at((left + right) / 2, 0.03), at(right, 0.03), at(0, 0.86)], 0.62 - index * 0.06)
    );
  }
  parts.push(polygon({ points: [at(-1, 0), at(1, 0), at(1, 0.035), at(-1, 0.035)], fill: 'rgba(255,255,255,0.75)' }));
  return parts.join('');
}

/** A flash of colour, more or less drowned in white. */
function pickFire(random: () => number): Colour {
  const colour = FIRE[Math.floor(random() * FIRE.length)] ?? [255, 255, 255];
  return blend({ colours: [colour, [255, 255, 255]], at: random() * 0.55 });
}
