import { VIDEO_FLAGS, VIDEO_ORDERS, type LibraryQuery } from '../../../contract/library.ts';
import { VIDEO_STATUSES } from '../../../contract/video.ts';

/** What each filter of the library may be, as it stands in the page's address. */
export const FILTERS = {
  status: VIDEO_STATUSES,
  usage: ['used', 'unused'],
  captions: ['with', 'without'],
  flag: ['any', ...VIDEO_FLAGS],
} as const;

export type FilterName = keyof typeof FILTERS;

/** Every order the library is offered in: newest first is how it opens. */
export const ORDERS = VIDEO_ORDERS.flatMap((sort) => [`${sort}:desc`, `${sort}:asc`] as const);

export type Order = (typeof ORDERS)[number];

export const FIRST_ORDER: Order = 'created:desc';

/** Reads the page's address: what is no filter, no order and no page is as if it were not there. */
export function readQuery(params: URLSearchParams): LibraryQuery {
  const query: Record<string, string> = {};
  const search = params.get('search')?.slice(0, 200);
  if (search) query.search = search;
  if (/^[1-9]\d{0,5}$/.test(params.get('page') ?? '')) query.page = params.get('page') ?? '';
  for (const [name, values] of Object.entries(FILTERS)) {
    const value = params.get(name);
    if (value !== null && (values as readonly string[]).includes(value)) query[name] = value;
  }
  const [sort, direction] = readOrder(params).split(':') as [string, string];
  return { ...query, sort, direction } as LibraryQuery;
}

export function readOrder(params: URLSearchParams): Order {
  const order = params.get('order');
  return ORDERS.find((known) => known === order) ?? FIRST_ORDER;
}

/** The address with one thing changed; null takes it away. A change of anything but the page begins at the first. */
export function withParam({
  params,
  name,
  value,
}: {
  params: URLSearchParams;
  name: FilterName | 'search' | 'order' | 'page';
  value: string | null;
}): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === null || value === '') next.delete(name);
  else next.set(name, value);
  if (name !== 'page') next.delete('page');
  return next;
}

/** True when something other than the order and the page narrows the list. */
export function isNarrowed(query: LibraryQuery): boolean {
  return ['search', ...Object.keys(FILTERS)].some((name) => name in query);
}
