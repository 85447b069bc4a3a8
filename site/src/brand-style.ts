import displayFace from '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-700-normal.woff2';
import { BRAND } from '@diamond/config/brand';

/** The one file of the display face: one static weight, 12 kB. */
export const DISPLAY_FACE = displayFace;

/** The brand as custom properties, for `styles/global.css` to make its tokens of. `optional` never shifts a line. */
export const BRAND_STYLE = [
  `@font-face{font-family:'${BRAND.fonts.display}';font-style:normal;font-weight:600 800;font-display:optional;src:url('${displayFace}') format('woff2')}`,
  `:root{${[
    ...Object.entries(BRAND.colours).map(([name, [light, dark]]) => `--${toKebab(name)}:light-dark(${light},${dark})`),
    `--text-face:${BRAND.fonts.text}`,
    `--display-face:'${BRAND.fonts.display}',${BRAND.fonts.text}`,
  ].join(';')}}`,
].join('');

function toKebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
