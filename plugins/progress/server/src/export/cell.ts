import { neutraliseCell } from '../../../domain/neutralise-cell.ts';

/** What a file's cell may hold. Times become ISO texts: no program's settings turn them about. */
export type Cell = string | number | Date | null;

/** A cell as it goes into a file: texts can no longer be formulas. */
export function toFileCell(cell: Cell): string | number {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'string' ? neutraliseCell(cell) : cell;
}
