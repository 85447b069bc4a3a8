import type { SecondRange } from '../contract/index.ts';

const RANGE = /\[(-?\d+),(-?\d+)\)/g;

/** Ranges of whole seconds as Postgres writes an `int4multirange`: `{[0,15),[30,45)}`. */
export function formatMultirange(ranges: readonly SecondRange[]): string {
  return `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`;
}

/** Reads what Postgres writes for an `int4multirange`: sorted, disjoint, from inclusive, to exclusive. */
export function parseMultirange(text: string): SecondRange[] {
  return Array.from(text.matchAll(RANGE), ([, from, to]): SecondRange => [Number(from), Number(to)]);
}
