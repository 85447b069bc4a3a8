import { join } from 'node:path';
import sharp from 'sharp';
import { drawLightCover, drawPortrait, drawRingCover } from './drawing/scenes.ts';

/** Draws the pictures of the demo school anew, into `images/`. They are kept in the repository. */
const IMAGES = {
  'cover-reading-diamonds.jpg': drawLightCover(),
  'cover-setters-bench.jpg': drawRingCover(),
  'portrait-amara-okafor.jpg': drawPortrait({
    backdrop: ['#4f46e5', '#1e1b4b'],
    skin: '#8d5a3b',
    shade: '#6d4029',
    hair: '#1c1310',
    coat: ['#e0e7ff', '#a5b4fc'],
    hairStyle: 'bun',
    seed: 5,
  }),
  'portrait-tomas-ferrer.jpg': drawPortrait({
    backdrop: ['#d97706', '#451a03'],
    skin: '#e0ac84',
    shade: '#c08660',
    hair: '#3f2a1d',
    coat: ['#7c2d12', '#431407'],
    hairStyle: 'short',
    seed: 9,
  }),
};

for (const [name, drawing] of Object.entries(IMAGES)) {
  const path = join(import.meta.dirname, 'images', name);
  const { size, width, height } = await sharp(Buffer.from(drawing)).jpeg({ quality: 84, mozjpeg: true }).toFile(path);
  process.stdout.write(`${name}: ${width} × ${height}, ${Math.ceil(size / 1024)} kB\n`);
}
