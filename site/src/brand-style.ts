import wholeFace from '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-700-normal.woff2';
import { BRAND } from '@diamond/config/brand';

/**
 * The display face, one static weight, as far as English and Spanish need it: 7 kB that every page loads. Made of the whole
 * one by fonttools 4.66 (a hash in the name lets browsers keep it):
 * `pyftsubset <whole face> --unicodes=<LETTERS> --flavor=woff2 --layout-features=kern,liga,locl,ccmp,mark --no-hinting`
 */
export const DISPLAY_FACE = '/fonts/plus-jakarta-sans-700-ef7810935d.woff2';
const LETTERS =
  'U+20-7E,U+A0,U+A1,U+A9-AB,U+B7,U+BA,U+BB,U+BF,U+C1,U+C9,U+CD,U+D1,U+D3,U+D7,U+DA,U+DC,U+E1,U+E9,U+ED,U+F1,U+F3,U+FA,U+FC,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2022,U+2026,U+20AC';
/** A page that has another letter of these (a name from elsewhere) loads the whole face for it, 12 kB. */
const OTHER_LETTERS = 'U+A2-FF,U+131,U+152,U+153,U+2000-206F,U+2122';

/** The brand as custom properties, for `styles/global.css` to make its tokens of. `optional` never shifts a line. */
export const BRAND_STYLE = [
  // Where two have a letter, the later one is asked.
  toFontFace({ file: wholeFace, letters: OTHER_LETTERS }),
  toFontFace({ file: DISPLAY_FACE, letters: LETTERS }),
  `:root{${[
    ...Object.entries(BRAND.colours).map(([name, [light, dark]]) => `--${toKebab(name)}:light-dark(${light},${dark})`),
    `--text-face:${BRAND.fonts.text}`,
    `--display-face:'${BRAND.fonts.display}',${BRAND.fonts.text}`,
  ].join(';')}}`,
].join('');

function toFontFace({ file, letters }: { file: string; letters: string }): string {
  return `@font-face{font-family:'${BRAND.fonts.display}';font-weight:600 800;font-display:optional;src:url('${file}') format('woff2');unicode-range:${letters}}`;
}

function toKebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
