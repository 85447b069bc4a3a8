import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const columns = ['Name', 'Lessons'];
const WRITERS = { csv: writeCsv, xlsx: writeXlsx };

async function* inBatches(...batches: Cell[][][]): AsyncGenerator<Cell[][]> {
  yield* batches;
}

/** Batch after batch for ever, saying how many were asked for. */
function endless(): { batches: AsyncGenerator<Cell[][]>; count: () => number; hasEnded: () => boolean } {
  let count = 0;
  let hasEnded = false;
  async function* make(): AsyncGenerator<Cell[][]> {
    try {
      for (;;) {
        count += 1;
        // Told apart, so that packing does not make them nothing.
        yield Array.from({ length: 500 }, (_, row) => [`learner-${count}-${row}-${Math.sin(row * count)}`, row]);
      }
    } finally {
      hasEnded = true;
    }
  }
  return { batches: make(), count: () => count, hasEnded: () => hasEnded };
}

/** Until everything that can happen without a reader has happened. */
async function untilStill(count: () => number): Promise<number> {
  for (let last = -1, still = 0; still < 50; ) {
    await new Promise((resolve) => setImmediate(resolve));
    still = count() === last ? still + 1 : 0;
    last = count();
  }
  return count();
}

test('a CSV file has a head, every text in quotes, and ends of lines as the standard has them', async () => {
  const file = writeCsv({ columns, batches: inBatches([['Ana "Nana", Núñez', 3]], [], [[null, 0]]) });
  expect(await text(file)).toBe('"Name","Lessons"\r\n"Ana ""Nana"", Núñez",3\r\n,0\r\n');
});

test('a CSV file begins with the mark that tells spreadsheets it is UTF-8', async () => {
  const bytes = await buffer(writeCsv({ columns, batches: inBatches() }));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('an Excel file has the same cells, and texts that look like formulas are texts', async () => {
  const rows: Cell[][] = [
    ['=1+1', 3],
    ['@SUM(1)', 0],
    ['Núñez', 7],
    [null, 1],
  ];
  const workbook = new ExcelJS.Workbook();
  const bytes = await buffer(writeXlsx({ columns, batches: inBatches(rows.slice(0, 2), rows.slice(2)) }));
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const cells: unknown[] = [];
  workbook.getWorksheet('Learners')?.eachRow((row) => {
    for (const column of [1, 2]) {
      expect([ExcelJS.ValueType.Null, ExcelJS.ValueType.String, ExcelJS.ValueType.Number]).toContain(
        row.getCell(column).type
      );
      cells.push(row.getCell(column).value);
    }
  });
  expect(cells).toEqual(['Name', 'Lessons', "'=1+1", 3, "'@SUM(1)", 0, 'Núñez', 7, null, 1]);
});

test.each(Object.entries(WRITERS))('%s: no more is read than is taken', async (_, write) => {
  const { batches, count } = endless();
  const file: Readable = write({ columns, batches });
  file.read(0);
  const atFirst = await untilStill(count);
  expect(atFirst).toBeLessThan(50);
  // A reader that takes on makes it go on.
  for (let taken = 0; taken < 200_000; ) {
    const chunk: Buffer | null = file.read();
    if (chunk === null) await once(file, 'readable');
    else taken += chunk.length;
  }
  expect(await untilStill(count)).toBeGreaterThan(atFirst);
  file.destroy();
});

test.each(Object.entries(WRITERS))('%s: a reader that goes away ends the reading', async (_, write) => {
  const { batches, hasEnded } = endless();
  const file: Readable = write({ columns, batches });
  let pieces = 0;
  for await (const _ of file) if ((pieces += 1) === 3) break;
  await untilStill(() => Number(hasEnded()));
  expect(hasEnded()).toBe(true);
});

test.each(Object.entries(WRITERS))('%s: what fails while reading fails the file', async (_, write) => {
  async function* fail(): AsyncGenerator<Cell[][]> {
    yield [['Ana', 1]];
    throw new Error('the database is gone');
  }
  await expect(buffer(write({ columns, batches: fail() }))).rejects.toThrow('the database is gone');
});
