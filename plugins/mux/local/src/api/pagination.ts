import { invalidParameters } from '../http/problems.ts';

const DEFAULT_LIMIT = 25;
const HIGHEST_LIMIT = 100;

/**
 * The part of a list a request asks for, newest first.
 *
 * @param items in the order they were made
 * @param order a number that grows from item to item; a cursor holds it, so it outlives the item it names
 * @throws ApiProblem 400 when `limit`, `page` or `cursor` is not one of ours
 */
export function paginate<T>({
  items,
  query,
  order,
}: {
  items: readonly T[];
  query: URLSearchParams;
  order: (item: T) => number;
}): { items: T[]; nextCursor: string | null } {
  const limit = readCount({ query, name: 'limit', fallback: DEFAULT_LIMIT, highest: HIGHEST_LIMIT });
  const page = readCount({ query, name: 'page', fallback: 1, highest: 1_000_000 });
  const newest = items.toReversed();
  const start = findStart({ newest, cursor: query.get('cursor'), order }) + (page - 1) * limit;
  const shown = newest.slice(start, start + limit);
  const last = shown.at(-1);
  const hasMore = start + limit < newest.length;
  return {
    items: shown,
    nextCursor: hasMore && last !== undefined ? Buffer.from(String(order(last))).toString('base64url') : null,
  };
}

function findStart<T>({
  newest,
  cursor,
  order,
}: {
  newest: readonly T[];
  cursor: string | null;
  order: (item: T) => number;
}): number {
  if (cursor === null) return 0;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!/^\d{1,15}$/.test(text)) throw invalidParameters('cursor is not valid');
  const place = newest.findIndex((item) => order(item) < Number(text));
  return place === -1 ? newest.length : place;
}

function readCount({
  query,
  name,
  fallback,
  highest,
}: {
  query: URLSearchParams;
  name: string;
  fallback: number;
  highest: number;
}): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > highest) throw invalidParameters(`${name} must be a whole number from 1 to ${highest}`);
  return value;
}
