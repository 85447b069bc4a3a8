import { expect, test } from 'vitest';
import { BRAND } from './brand.ts';

const { brand, brandStrong, brandInk, brandWash, night } = BRAND.colours;
const WHITE = ['#ffffff', '#ffffff'] as const;

/** Light of a colour as WCAG 2.2 defines it, 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('whatever the brand is, its words can be read on its grounds, in light and in dark', () => {
  const pairs = {
    'white on brand': [WHITE, brand],
    'white on brandStrong': [WHITE, brandStrong],
    'brandInk on brandWash': [brandInk, brandWash],
    'white on night': [WHITE, night],
  } as const;
  for (const [name, [ink, ground]] of Object.entries(pairs))
    for (const theme of [0, 1] as const) expect(contrast(ink[theme], ground[theme]), name).toBeGreaterThanOrEqual(4.5);
});
