import type { Core } from '@strapi/strapi';
import {
  makeExcerpt,
  PAGE_SIZE,
  readStems,
  type HitKind,
  type SearchAnswer,
  type SearchHit,
  type SearchLocale,
} from '../../../contract/index.ts';
import { buildQuery } from '../../../domain/build-query.ts';
import { findSecond } from '../../../domain/split-transcript.ts';
import { findHits, type FoundRow, type Reach } from '../store/find.ts';

/** Answers questions: one statement for a visitor, two for a learner. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** @param userId the learner's id, `null` for a visitor */
  async find({
    question,
    locale,
    kind,
    page,
    userId,
  }: {
    question: string;
    locale: SearchLocale;
    kind: HitKind | null;
    page: number;
    userId: number | null;
  }): Promise<SearchAnswer> {
    const meta = { page, pageSize: PAGE_SIZE };
    const built = buildQuery({ question });
    if (!built) return { data: [], meta: { ...meta, total: 0 } };
    const { total, rows } = await findHits({
      db: strapi.db.connection,
      built,
      locale,
      kind,
      reach: await findReach({ strapi, userId }),
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
    });
    return { data: rows.map(presentHit), meta: { ...meta, total } };
  },
});

/** Who may watch what is access's to say: for visitors it said so when the lesson was published. */
async function findReach({ strapi, userId }: { strapi: Core.Strapi; userId: number | null }): Promise<Reach> {
  if (userId === null) return { isOpen: true, courseIds: [] };
  const courseIds: string[] | null = await strapi.plugin('access').service('entitlements').listOpenCourses({ userId });
  return courseIds === null ? { isOpen: false } : { isOpen: true, courseIds };
}

function presentHit(row: FoundRow): SearchHit {
  const { kind, courseSlug, lessonSlug, title, courseTitle } = row;
  const stems = readStems(row.query);
  const { excerpt, offset } = makeExcerpt({ text: row.passage ?? chooseText({ row, stems }), stems });
  const seconds = row.passage === null ? null : findSecond({ places: row.places, offset });
  return { kind, courseSlug, lessonSlug, title, courseTitle, excerpt, seconds };
}

/** What anyone may read, unless what was asked for stands in the lesson alone. */
function chooseText({ row: { publicText, gatedText }, stems }: { row: FoundRow; stems: readonly string[] }): string {
  if (gatedText === null || hasHit({ text: publicText, stems })) return publicText;
  return hasHit({ text: gatedText, stems }) ? gatedText : publicText;
}

function hasHit({ text, stems }: { text: string; stems: readonly string[] }): boolean {
  return makeExcerpt({ text, stems }).excerpt.some(({ isHit }) => isHit);
}
