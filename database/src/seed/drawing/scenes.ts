import { drawBrilliantFromAbove, drawBrilliantFromSide } from './brilliant.ts';
import { bokeh, glint, makeRandom, polygon, svg, type Point } from './shapes.ts';

/** Cover of the grading course: a stone under light that breaks into colours. 1600 × 900. */
export function drawLightCover(): string {
  const width = 1600;
  const height = 900;
  const centre: Point = { x: 1010, y: 470 };
  const beam = polygon({
    points: [
      { x: -20, y: 40 },
      { x: -20, y: 190 },
      { x: 860, y: 400 },
      { x: 900, y: 330 },
    ],
    fill: 'url(#beam)',
    opacity: 0.85,
  });
  const spectrum = ['#f472b6', '#fb923c', '#facc15', '#4ade80', '#38bdf8', '#818cf8', '#c084fc']
    .map((fill, index) =>
      polygon({
        points: [
          { x: 1180, y: 600 + index * 6 },
          { x: 1650, y: 640 + index * 46 },
          { x: 1650, y: 690 + index * 46 },
          { x: 1180, y: 606 + index * 6 },
        ],
        fill,
        opacity: 0.5,
      })
    )
    .join('');
  return svg({
    width,
    height,
    defs: `
      <radialGradient id="night" cx="62%" cy="48%" r="80%"><stop offset="0" stop-color="#3b35a8"/><stop offset="0.45" stop-color="#1b1952"/><stop offset="1" stop-color="#080a1c"/></radialGradient>
      <linearGradient id="beam" x1="0" y1="0" x2="1" y2="0.4"><stop offset="0" stop-color="#ffffff" stop-opacity="0"/><stop offset="1" stop-color="#eef2ff" stop-opacity="0.75"/></linearGradient>`,
    body: `
      <rect width="${width}" height="${height}" fill="url(#night)"/>
      ${bokeh({ width, height, count: 42, colour: '#a5b4fc', seed: 11 })}
      <g filter="url(#soft)">${beam}${spectrum}</g>
      <circle cx="${centre.x}" cy="${centre.y}" r="400" fill="#6366f1" opacity="0.45" filter="url(#glow)"/>
      ${drawBrilliantFromAbove({ centre, radius: 355, rotation: 9, seed: 4 })}
      ${glint({ centre: { x: 800, y: 300 }, radius: 110 })}
      ${glint({ centre: { x: 1262, y: 372 }, radius: 60 })}
      ${glint({ centre: { x: 1080, y: 742 }, radius: 44 })}
      ${glint({ centre: { x: 330, y: 640 }, radius: 22, opacity: 0.5 })}`,
  });
}

/** Cover of the setting course: a claw-set stone on a gold ring in the light of the bench lamp. 1600 × 900. */
export function drawRingCover(): string {
  const width = 1600;
  const height = 900;
  const stone: Point = { x: 980, y: 330 };
  const claw = (x: number, tilt: number) =>
    `<path d="M ${x} 470 C ${x + tilt * 0.2} 420, ${x + tilt} 370, ${x + tilt * 1.12} 306" stroke="url(#gold)" stroke-width="17" fill="none" stroke-linecap="round"/><circle cx="${x + tilt * 1.12}" cy="304" r="12" fill="#fff3c4"/>`;
  const spark = makeRandom(8);
  const sparks = Array.from({ length: 26 }, () => {
    const x = 300 + spark() * 1200;
    const y = 120 + spark() * 620;
    return `<line x1="${x}" y1="${y}" x2="${x + 8 + spark() * 26}" y2="${y - 6 - spark() * 22}" stroke="#fde68a" stroke-width="${1 + spark() * 2}" stroke-linecap="round" opacity="${0.15 + spark() * 0.5}"/>`;
  }).join('');
  return svg({
    width,
    height,
    defs: `
      <radialGradient id="lamp" cx="58%" cy="30%" r="85%"><stop offset="0" stop-color="#f59e0b"/><stop offset="0.3" stop-color="#9a3412"/><stop offset="0.7" stop-color="#3b1408"/><stop offset="1" stop-color="#140703"/></radialGradient>
      <linearGradient id="gold" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff7d6"/><stop offset="0.3" stop-color="#f6c453"/><stop offset="0.55" stop-color="#a86514"/><stop offset="0.75" stop-color="#f9d77e"/><stop offset="1" stop-color="#7c4a0b"/></linearGradient>
      <linearGradient id="wood" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#6b3410"/><stop offset="1" stop-color="#1f0d04"/></linearGradient>`,
    body: `
      <rect width="${width}" height="${height}" fill="url(#lamp)"/>
      ${bokeh({ width, height, count: 46, colour: '#fcd34d', seed: 23 })}
      <path d="M 0 812 C 420 776, 1180 772, 1600 806 L 1600 900 L 0 900 Z" fill="url(#wood)"/>
      <path d="M 0 812 C 420 776, 1180 772, 1600 806" stroke="#f59e0b" stroke-opacity="0.45" stroke-width="3" fill="none"/>
      <ellipse cx="980" cy="806" rx="300" ry="26" fill="#000000" opacity="0.5" filter="url(#soft)"/>
      <circle cx="${stone.x}" cy="${stone.y}" r="260" fill="#fde68a" opacity="0.4" filter="url(#glow)"/>
      <ellipse cx="980" cy="622" rx="196" ry="186" fill="none" stroke="#5b330a" stroke-width="46"/>
      <ellipse cx="980" cy="618" rx="196" ry="186" fill="none" stroke="url(#gold)" stroke-width="40"/>
      <ellipse cx="980" cy="616" rx="184" ry="174" fill="none" stroke="#fff7d6" stroke-opacity="0.6" stroke-width="4"/>
      <path d="M 890 452 L 1070 452 L 1036 500 L 924 500 Z" fill="url(#gold)"/>
      ${drawBrilliantFromSide({ centre: stone, radius: 172, seed: 12 })}
      ${claw(908, -62)}${claw(1052, 62)}${claw(958, -20)}${claw(1002, 20)}
      ${sparks}
      ${glint({ centre: { x: 862, y: 262 }, radius: 96, fill: '#fffbeb' })}
      ${glint({ centre: { x: 1112, y: 344 }, radius: 48, fill: '#fffbeb' })}
      ${glint({ centre: { x: 824, y: 560 }, radius: 34, fill: '#fffbeb' })}`,
  });
}

/** How a person is drawn: colours only, no likeness. */
export interface Sitter {
  backdrop: readonly [string, string];
  skin: string;
  shade: string;
  hair: string;
  coat: readonly [string, string];
  hairStyle: 'bun' | 'short';
  seed: number;
}

/** A portrait as a paper cut: head and shoulders before a wall of facets. 800 × 800. */
export function drawPortrait({ backdrop, skin, shade, hair, coat, hairStyle, seed }: Sitter): string {
  const size = 800;
  const random = makeRandom(seed);
  const facets = Array.from({ length: 34 }, () => {
    const x = random() * size;
    const y = random() * size;
    const reach = 90 + random() * 190;
    const points = [0, 1, 2].map((corner) => ({
      x: x + Math.cos(corner * 2.1 + random()) * reach,
      y: y + Math.sin(corner * 2.1 + random()) * reach,
    }));
    return polygon({ points, fill: random() < 0.5 ? '#ffffff' : '#000000', opacity: 0.03 + random() * 0.07 });
  }).join('');
  const back =
    hairStyle === 'bun'
      ? `<circle cx="400" cy="150" r="66" fill="${hair}"/><ellipse cx="400" cy="300" rx="150" ry="168" fill="${hair}"/>`
      : `<ellipse cx="400" cy="282" rx="142" ry="146" fill="${hair}"/>`;
  const front =
    hairStyle === 'bun'
      ? `<path d="M 276 322 C 272 190, 362 166, 412 190 C 494 170, 536 240, 524 322 C 506 262, 470 246, 414 246 C 352 246, 300 262, 276 322 Z" fill="${hair}"/>`
      : `<path d="M 278 306 C 262 176, 380 128, 452 164 C 520 168, 544 238, 522 306 C 512 256, 486 236, 450 226 C 396 254, 330 246, 304 258 C 290 268, 282 284, 278 306 Z" fill="${hair}"/>`;
  return svg({
    width: size,
    height: size,
    defs: `
      <linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${backdrop[0]}"/><stop offset="1" stop-color="${backdrop[1]}"/></linearGradient>
      <linearGradient id="coat" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${coat[0]}"/><stop offset="1" stop-color="${coat[1]}"/></linearGradient>
      <linearGradient id="skin" x1="0" y1="0" x2="1" y2="0.4"><stop offset="0.35" stop-color="${skin}"/><stop offset="1" stop-color="${shade}"/></linearGradient>
      <radialGradient id="halo" cx="34%" cy="26%" r="60%"><stop offset="0" stop-color="#ffffff" stop-opacity="0.4"/><stop offset="1" stop-color="#ffffff" stop-opacity="0"/></radialGradient>`,
    body: `
      <rect width="${size}" height="${size}" fill="url(#wall)"/>${facets}<rect width="${size}" height="${size}" fill="url(#halo)"/>
      ${back}
      <path d="M 96 800 C 110 640, 230 596, 332 574 L 468 574 C 570 596, 690 640, 704 800 Z" fill="url(#coat)"/>
      <path d="M 344 470 L 344 578 C 356 640, 444 640, 456 578 L 456 470 Z" fill="${shade}"/>
      <path d="M 332 574 L 400 690 L 468 574 L 500 590 L 420 800 L 380 800 L 300 590 Z" fill="#ffffff" opacity="0.16"/>
      <ellipse cx="400" cy="352" rx="118" ry="152" fill="url(#skin)"/>
      ${front}
      <path d="M 352 352 q 16 -10 34 0 M 416 352 q 18 -10 34 0" stroke="#1f1209" stroke-width="6" stroke-linecap="round" fill="none" opacity="0.75"/>
      <path d="M 402 366 q 10 30 -6 42" stroke="${shade}" stroke-width="7" stroke-linecap="round" fill="none"/>
      <path d="M 364 440 q 36 26 72 -2" stroke="#7f2f27" stroke-width="7" stroke-linecap="round" fill="none" opacity="0.8"/>`,
  });
}

/** What a film shows behind its words: a stone in the dark, in a colour of its own. Wider than the film, which moves over it. */
export function drawBackdrop({ hue, seed }: { hue: number; seed: number }): string {
  const width = 960;
  const height = 480;
  const random = makeRandom(seed);
  const stones = [0, 1, 2]
    .map((index) => {
      const centre = { x: 190 + index * 300 + random() * 60, y: 130 + random() * 220 };
      const radius = 80 + random() * 110;
      return `<g opacity="${(0.28 + random() * 0.3).toFixed(2)}">${drawBrilliantFromAbove({ centre, radius, rotation: random() * 45, seed: seed * 7 + index })}</g>`;
    })
    .join('');
  return svg({
    width,
    height,
    defs: `<radialGradient id="room" cx="50%" cy="45%" r="75%"><stop offset="0" stop-color="hsl(${hue},55%,30%)"/><stop offset="1" stop-color="hsl(${hue},60%,8%)"/></radialGradient>`,
    body: `<rect width="${width}" height="${height}" fill="url(#room)"/>${bokeh({ width, height, count: 24, colour: `hsl(${hue},80%,75%)`, seed })}${stones}<rect width="${width}" height="${height}" fill="hsl(${hue},60%,10%)" opacity="0.25"/>`,
  });
}
