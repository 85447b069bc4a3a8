import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeStoryboardJson, composeStoryboardVtt, planStoryboard } from './storyboard.ts';

const minute = { duration: 60, width: 640, height: 360, frameRate: 25 };

test('a minute gets fifty pictures in five columns', () => {
  const board = planStoryboard(minute);
  expect(board).toMatchObject({ columns: 5, rows: 10, tileWidth: 256, tileHeight: 144, interval: 1.2 });
  expect(board.tiles).toHaveLength(50);
  expect(board.tiles[6]).toEqual({ start: 7.2, x: 256, y: 144 });
});

test('every moment of any film has exactly one tile, inside the image', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.04, max: 43_200, noNaN: true }),
      fc.integer({ min: 16, max: 4000 }),
      fc.integer({ min: 16, max: 4000 }),
      fc.integer({ min: 1, max: 120 }),
      (duration, width, height, frameRate) => {
        const board = planStoryboard({ duration, width, height, frameRate });
        expect(board.tiles.length).toBeGreaterThan(0);
        expect(board.tiles.length).toBeLessThanOrEqual(duration > 900 ? 100 : 50);
        expect(board.tiles[0]?.start).toBe(0);
        for (const [place, tile] of board.tiles.entries()) {
          expect(tile.x + board.tileWidth).toBeLessThanOrEqual(board.columns * board.tileWidth);
          expect(tile.y + board.tileHeight).toBeLessThanOrEqual(board.rows * board.tileHeight);
          if (place > 0) expect(tile.start).toBeGreaterThan(board.tiles[place - 1]?.start ?? Infinity);
          expect(tile.start).toBeLessThan(duration);
        }
      }
    )
  );
});

test('the cues follow each other to the end of the film', () => {
  const text = composeStoryboardVtt({
    board: planStoryboard(minute),
    url: 'http://localhost/P/storyboard.webp?token=x',
  });
  expect(text).toContain(
    '00:00:00.000 --> 00:00:01.200\nhttp://localhost/P/storyboard.webp?token=x#xywh=0,0,256,144\n'
  );
  expect(text.trimEnd().split('\n').at(-2)).toBe('00:00:58.800 --> 00:01:00.000');
});

test('programs get the same in numbers', () => {
  expect(composeStoryboardJson({ board: planStoryboard(minute), url: 'u' })).toMatchObject({
    url: 'u',
    tile_width: 256,
    tile_height: 144,
    duration: 60,
  });
});
