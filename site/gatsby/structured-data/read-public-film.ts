import { leasePath, type PlaybackLease } from '@diamond/mux/contract/lease';
import { listLessons, type CourseRow } from './catalogue-rows.ts';

/** What anybody who opens the page of a free film is told, and that stays true: no id, no address, no token. */
export interface PublicFilm {
  /** Seconds. */
  duration: number;
  chapters: { from: number; title: string }[];
}

/** Films asked for at the same time. */
const AT_ONCE = 4;

/**
 * The films of all lessons that anyone may watch, by the lessons' document ids. When the CMS lets nobody open more for a
 * while, the rest is told by the minutes their lessons name.
 */
export async function readFilms({
  courses,
  cmsUrl,
  reporter,
}: {
  courses: readonly CourseRow[];
  cmsUrl: string;
  reporter: { warn: (line: string) => void };
}): Promise<Map<string, PublicFilm>> {
  const films = new Map<string, PublicFilm>();
  const open = courses.flatMap((course) =>
    listLessons(course).filter(({ freePreview }) => freePreview === true || course.access === 'everyone')
  );
  // A lesson is one film in all its languages.
  const waiting = [...new Map(open.map((lesson) => [lesson.documentId, lesson])).values()];
  let isBusy = false;
  const work = async () => {
    for (let lesson = waiting.shift(); lesson; lesson = waiting.shift()) {
      const film = isBusy ? 'busy' : await readPublicFilm({ cmsUrl, lessonId: lesson.documentId });
      if (film === 'busy') {
        isBusy = true;
        if (lesson.minutes) films.set(lesson.documentId, { duration: lesson.minutes * 60, chapters: [] });
      } else if (film) films.set(lesson.documentId, film);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (isBusy) reporter.warn('The CMS had no time for more films: some free ones are described without their chapters');
  return films;
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
