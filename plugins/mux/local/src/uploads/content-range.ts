/** What the Content-Range of a PUT says: bytes of a chunk, or only the question what is there. */
export type ContentRange =
  | { kind: 'chunk'; start: number; end: number; total?: number }
  | { kind: 'question'; total?: number };

/**
 * Reads `bytes 0-9/100`, `bytes 0-9/*`, `bytes *\/100` and `bytes *\/*`. `end` is the last byte, included.
 *
 * @returns undefined when the header is none of these or contradicts itself
 */
export function parseContentRange(header: string): ContentRange | undefined {
  const match = /^bytes (?:(\d{1,15})-(\d{1,15})|\*)\/(?:(\d{1,15})|\*)$/.exec(header.trim());
  if (!match) return undefined;
  const [, first, last, size] = match;
  const total = size === undefined ? {} : { total: Number(size) };
  if (first === undefined || last === undefined) return { kind: 'question', ...total };
  const start = Number(first);
  const end = Number(last);
  if (end < start || (total.total !== undefined && end >= total.total)) return undefined;
  return { kind: 'chunk', start, end, ...total };
}

/** The Range header for `size` bytes on disk; a session that has nothing yet sends none. */
export function describeStored(size: number): Record<string, string> {
  return size === 0 ? {} : { Range: `bytes=0-${size - 1}` };
}
