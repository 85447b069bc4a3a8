import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { toFileCell, type Cell } from './cell.ts';

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** A CSV file, RFC 4180, every text in quotes. Batches are read as fast as the file is taken, and no faster. */
export function writeCsv({
  columns,
  batches,
}: {
  columns: readonly string[];
  batches: AsyncIterable<Cell[][]>;
}): Readable {
  return Readable.from(writeChunks({ columns, batches }));
}

async function* writeChunks({
  columns,
  batches,
}: {
  columns: readonly string[];
  batches: AsyncIterable<Cell[][]>;
}): AsyncGenerator<Buffer> {
  yield Buffer.from(BYTE_ORDER_MARK + writeRows([[...columns]]));
  for await (const batch of batches) if (batch.length > 0) yield Buffer.from(writeRows(batch));
}

function writeRows(rows: readonly Cell[][]): string {
  return stringify(
    rows.map((row) => row.map(toFileCell)),
    { quoted_string: true, quoted_empty: false, record_delimiter: 'windows' }
  );
}
