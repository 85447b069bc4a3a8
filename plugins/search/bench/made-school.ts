import type { Knex } from 'knex';
import { buildCourse, buildLesson, toWords, type SearchDocument } from '../domain/build-documents.ts';
import { splitTranscript } from '../domain/split-transcript.ts';
import { replaceDocuments } from '../server/src/store/documents.ts';
import { replacePassages, replaceTracks } from '../server/src/store/transcripts.ts';

export interface MadeSchool {
  /** Words from the most common to the rarest, as they are in the texts. */
  vocabulary: string[];
  courseIds: string[];
}

const WORDS = 20_000;
const SYLLABLES = [
  'ba',
  'ker',
  'lo',
  'min',
  'ta',
  'ru',
  'sel',
  'vi',
  'don',
  'pra',
  'ge',
  'fu',
  'nox',
  'qui',
  'zan',
  'el',
];
const BATCH = 500;

/** Fills the tables of the search with texts whose words are as common and as rare as those of a language. */
export async function makeSchool({
  db,
  courses,
  lessons,
  cues,
}: {
  db: Knex;
  courses: number;
  lessons: number;
  cues: number;
}): Promise<MadeSchool> {
  const random = createRandom(7);
  const vocabulary = Array.from({ length: WORDS }, (_, n) => nameWord(n));
  // Zipf: the second word is half as common as the first.
  const draw = (count: number): string =>
    Array.from({ length: count }, () => vocabulary[Math.floor(WORDS ** random()) - 1] ?? vocabulary[0]).join(' ');
  const courseIds = Array.from({ length: courses }, (_, n) => `course${n}`);

  const documents: SearchDocument[] = courseIds.map((courseId) =>
    buildCourse({
      courseId,
      locale: 'en',
      courseSlug: courseId,
      title: draw(4),
      summary: draw(25),
      outcomes: draw(30),
      description: draw(150),
      names: [draw(2), draw(1), draw(1)],
    })
  );
  for (let n = 0; n < lessons; n += 1) {
    const courseId = courseIds[n % courses] ?? '';
    const source = {
      lessonId: `lesson${n}`,
      moduleId: `module${n % (courses * 3)}`,
      courseId,
      locale: 'en',
      courseSlug: courseId,
      lessonSlug: `lesson${n}`,
      title: draw(4),
      courseTitle: courseId,
      moduleTitle: draw(2),
      summary: draw(20),
      body: draw(200),
      videoId: `video${n}`,
    };
    documents.push(buildLesson({ source, isOpen: n % 10 === 0 }));
  }
  for (const kind of ['course', 'lesson'] as const) {
    const ofKind = documents.filter((document) => document.kind === kind);
    for (let at = 0; at < ofKind.length; at += BATCH) {
      const batch = ofKind.slice(at, at + BATCH);
      await replaceDocuments({ db, kind, ids: batch.map(({ documentId }) => documentId), documents: batch });
    }
  }
  const tracks = Array.from({ length: lessons }, (_, n) => ({
    videoId: `video${n}`,
    trackId: 'track',
    language: 'en',
  }));
  await replaceTracks({ db, tracks });
  const perFilm = Math.round(cues / lessons);
  for (const track of tracks) {
    const spoken = Array.from({ length: perFilm }, (_, n) => ({ from: n * 4, to: n * 4 + 4, text: draw(8) }));
    const passages = splitTranscript({ cues: spoken }).map((passage) => ({ ...passage, words: toWords(passage.text) }));
    await replacePassages({ db, track, language: 'en', dictionary: 'english', passages });
  }
  await db.raw('vacuum analyze');
  return { vocabulary, courseIds };
}

function nameWord(n: number): string {
  let word = '';
  for (let rest = n + 17; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length];
  return word;
}

/** Numbers between 0 and 1 that are the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
