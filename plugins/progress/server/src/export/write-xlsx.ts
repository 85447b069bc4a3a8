import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { toFileCell, type Cell } from './cell.ts';

/** An Excel file of one sheet, written row by row. A reader that goes away ends it. */
export function writeXlsx({
  columns,
  batches,
}: {
  columns: readonly string[];
  batches: AsyncIterable<Cell[][]>;
}): Readable {
  const file = new PassThrough();
  write({ file, columns, batches }).catch((error: unknown) =>
    file.destroy(error instanceof Error ? error : new Error(String(error)))
  );
  return file;
}

async function write({
  file,
  columns,
  batches,
}: {
  file: PassThrough;
  columns: readonly string[];
  batches: AsyncIterable<Cell[][]>;
}): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file, useStyles: false, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Learners', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...columns]).commit();
  for await (const batch of batches) {
    for (const row of batch) sheet.addRow(row.map(toFileCell)).commit();
    // Rows go through the packer on later turns of the event loop; then the reader's pace is ours.
    await nextTurn();
    if (file.writableNeedDrain) await Promise.race([once(file, 'drain'), once(file, 'close')]);
    if (file.destroyed) return;
  }
  sheet.commit();
  await workbook.commit();
}
