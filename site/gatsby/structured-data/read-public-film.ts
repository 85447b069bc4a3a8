import { leasePath, type PlaybackLease } from '@diamond/mux/contract/lease';

/** What anybody who opens the page of a free film is told, and that stays true: no id, no address, no token. */
export interface PublicFilm {
  /** Seconds. */
  duration: number;
  chapters: { from: number; title: string }[];
}

/**
 * Asks the CMS for a film as a visitor's browser would: without any token. Whatever is not for everyone is refused there,
 * so nothing gated can come back from here.
 *
 * @returns null when the lesson has no film that anyone may watch just now; `busy` when the CMS lets nobody open more
 *   films for a while (it counts leases an address)
 */
export async function readPublicFilm({
  cmsUrl,
  lessonId,
  fetch = globalThis.fetch,
}: {
  cmsUrl: string;
  lessonId: string;
  fetch?: typeof globalThis.fetch;
}): Promise<PublicFilm | 'busy' | null> {
  const answer = await fetch(`${cmsUrl}${leasePath(lessonId)}`, { signal: AbortSignal.timeout(20_000) });
  if (answer.status === 429) return 'busy';
  if (!answer.ok) return null;
  const { data } = (await answer.json()) as { data: Pick<PlaybackLease, 'duration' | 'chapters'> };
  if (!(data.duration > 0)) return null;
  return {
    duration: data.duration,
    chapters: data.chapters
      .map(({ from, title }) => ({ from: Math.floor(from), title }))
      .filter(
        ({ from }, index, all) => from < data.duration && all.findIndex((other) => other.from === from) === index
      ),
  };
}
