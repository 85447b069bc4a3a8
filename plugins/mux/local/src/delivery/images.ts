import { join } from 'node:path';
import type { Context } from '../context.ts';
import { sendFile, sendJson, sendText } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { refuse } from '../http/problems.ts';
import { FIT_MODES, makeAnimation, makeStill, makeStoryboard, type ImageType } from '../media/images.ts';
import { authorize } from './authorize.ts';
import type { KeepImage } from './image-store.ts';
import { readChoice, readNumber } from './modifiers.ts';
import { composeStoryboardJson, composeStoryboardVtt, planStoryboard } from './storyboard.ts';

const TYPES: Record<ImageType, string> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' };

/** An image with a token in its address is for this viewer only. */
const KEEP = { 'Cache-Control': 'private, max-age=3600' };

const LARGEST_SIDE = 4096;

/** What image.mux.com serves: stills, moving images, storyboards. */
export function createImageRoutes({ context, keepImage }: { context: Context; keepImage: KeepImage }): Route[] {
  const stills = (['jpg', 'png', 'webp'] as const).map((type) =>
    route(`thumbnail.${type}`, (exchange) => sendStill({ exchange, type }))
  );
  const boards = (['jpg', 'png', 'webp'] as const).map((type) =>
    route(`storyboard.${type}`, (exchange) => sendBoard({ exchange, type }))
  );
  const moving = (['gif', 'webp'] as const).map((type) =>
    route(`animated.${type}`, (exchange) => sendAnimation({ exchange, type }))
  );
  return [
    ...stills,
    ...boards,
    ...moving,
    route('storyboard.vtt', describeBoard),
    route('storyboard.json', describeBoard),
  ];

  async function sendStill({ exchange, type }: { exchange: Exchange; type: ImageType }): Promise<void> {
    const { asset, film, modifiers } = await authorize({ context, exchange, audience: 't' });
    const asked = readNumber({ modifiers, name: 'time', least: 0, most: 999_999 });
    const still = {
      // Beyond the end Mux shows the end.
      time: Math.min(asked ?? asset.thumbnailTime ?? film.duration / 2, film.duration),
      ...readSize({ modifiers, largest: LARGEST_SIDE }),
      fitMode: readChoice({ modifiers, name: 'fit_mode', choices: FIT_MODES, fallback: 'preserve' }),
    };
    const source = context.files.source(asset.id);
    const path = await keepImage({
      folder: context.files.images(asset.id),
      recipe: { still },
      type,
      make: (to) => makeStill({ source, still, type, path: to }),
    });
    await send({ exchange, path, type });
  }

  async function sendBoard({ exchange, type }: { exchange: Exchange; type: ImageType }): Promise<void> {
    const { asset, film } = await authorize({ context, exchange, audience: 's' });
    const grid = planStoryboard(film);
    // The smallest rendition is quickest to go through, and its pictures are about as small.
    const playlist = join(
      context.files.rendition({ assetId: asset.id, index: film.renditions.length - 1 }),
      'index.m3u8'
    );
    const path = await keepImage({
      folder: context.files.images(asset.id),
      recipe: { storyboard: 1 },
      type,
      make: (to) => makeStoryboard({ playlist, grid, type, path: to }),
    });
    await send({ exchange, path, type });
  }

  async function describeBoard(exchange: Exchange): Promise<void> {
    const { film, proof, modifiers } = await authorize({ context, exchange, audience: 's' });
    const format = readChoice({ modifiers, name: 'format', choices: ['jpg', 'png', 'webp'], fallback: 'jpg' });
    const url = `${exchange.origin}/${exchange.params.playbackId}/storyboard.${format}${proof}`;
    const board = planStoryboard(film);
    exchange.response.setHeader('Cache-Control', 'no-store');
    const isJson = new URL(exchange.request.url ?? '/', 'http://localhost').pathname.endsWith('.json');
    if (isJson) sendJson({ response: exchange.response, status: 200, body: composeStoryboardJson({ board, url }) });
    else
      sendText({
        response: exchange.response,
        type: 'text/vtt; charset=utf-8',
        text: composeStoryboardVtt({ board, url }),
      });
  }

  async function sendAnimation({ exchange, type }: { exchange: Exchange; type: 'gif' | 'webp' }): Promise<void> {
    const { asset, film, modifiers } = await authorize({ context, exchange, audience: 'g' });
    const start = readNumber({ modifiers, name: 'start', least: 0, most: film.duration }) ?? 0;
    const end = Math.min(readNumber({ modifiers, name: 'end', least: 0, most: 999_999 }) ?? start + 5, film.duration);
    if (end - start < 0.25 || end - start > 10)
      throw refuse.badParameter('Invalid parameter end: 0.25 to 10 seconds after start are expected');
    const size = readSize({ modifiers, largest: 640 });
    const recipe = {
      start,
      end,
      ...(size.width === undefined && size.height === undefined ? { width: 320 } : size),
      fps: readNumber({ modifiers, name: 'fps', least: 1, most: 30, isWhole: true }) ?? 15,
    };
    const source = context.files.source(asset.id);
    const path = await keepImage({
      folder: context.files.images(asset.id),
      recipe: { animation: recipe },
      type,
      make: (to) => makeAnimation({ source, ...recipe, type, path: to }),
    });
    await send({ exchange, path, type });
  }
}

function route(name: string, handle: Route['handle']): Route {
  return { method: 'GET', path: `/:playbackId/${name}`, handle };
}

function readSize({ modifiers, largest }: { modifiers: Readonly<Record<string, string>>; largest: number }): {
  width?: number;
  height?: number;
} {
  const width = readNumber({ modifiers, name: 'width', least: 1, most: largest, isWhole: true });
  const height = readNumber({ modifiers, name: 'height', least: 1, most: largest, isWhole: true });
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) };
}

async function send({ exchange, path, type }: { exchange: Exchange; path: string; type: ImageType }): Promise<void> {
  await sendFile({ response: exchange.response, path, type: TYPES[type], headers: KEEP });
}
