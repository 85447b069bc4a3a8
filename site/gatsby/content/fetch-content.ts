import { toQuery, type ContentType } from './content-types.ts';
import type { Entry } from './entry.ts';

interface Answer {
  data: Entry | Entry[] | null;
  meta?: { pagination?: { pageCount: number } };
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * All published entries of a type in one language.
 *
 * @throws Error naming the address when the CMS does not answer with content
 */
export async function fetchEntries({
  contentType,
  locale,
  cmsUrl,
  token,
  fetch,
}: {
  contentType: ContentType;
  locale: string;
  cmsUrl: string;
  token: string;
  fetch: Fetch;
}): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const url = `${cmsUrl}${contentType.path}?${toQuery({ contentType, locale, page })}`;
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(60_000),
    });
    // A single type that is not published in this language.
    if (contentType.isSingle && response.status === 404) return [];
    if (!response.ok) throw new Error(`The CMS answered ${response.status} to ${url}`);
    const { data, meta } = (await response.json()) as Answer;
    if (data !== null) entries.push(...(Array.isArray(data) ? data : [data]));
    pages = meta?.pagination?.pageCount ?? 1;
  }
  return entries;
}
