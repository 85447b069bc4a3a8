import type { Knex } from 'knex';
import type { HitKind, SearchLocale } from '../../../contract/index.ts';
import type { BuiltQuery } from '../../../domain/build-query.ts';
import { ask } from './query.ts';

/** What an asker may find beside what is public: nothing, what a visitor may watch, and these courses. */
export type Reach = { isOpen: false } | { isOpen: true; courseIds: readonly string[] };

export interface FoundRow {
  kind: HitKind;
  courseSlug: string;
  lessonSlug: string | null;
  title: string;
  courseTitle: string;
  publicText: string;
  /** Null for whom it is not. */
  gatedText: string | null;
  passage: string | null;
  /** `[character, second]` each, of a passage. */
  places: [number, number][];
  /** What the question's words were cut to, as text of a `tsquery`. */
  query: string;
}

/** The locale whose text stands in for one that is not there. */
const FALLBACK: SearchLocale = 'en';

/** Characters of a gated text an excerpt is looked for in. */
const EXCERPTED = 20_000;

/** Moments of one film that are shown. */
const MOMENTS = 3;

const DICTIONARIES = ['english', 'spanish', 'simple'] as const;
const query = (dictionary: string) => `to_tsquery('search.${dictionary}', :terms)`;
/** Written out for each dictionary, so that the index is asked for a constant. */
const matches = (row: string, column: string) =>
  `(${DICTIONARIES.map((name) => `(${row}.dictionary = '${name}' and ${row}.${column} @@ ${query(name)})`).join(' or ')})`;
const queryOf = (row: string) =>
  `case ${row}.dictionary ${DICTIONARIES.map((name) => `when '${name}' then ${query(name)}`).join(' ')} end`;

const MAY_WATCH = `(:isOpen and (d.is_open or d.course_id = any(:courseIds)))`;
/** The row that speaks for a document: in the language that was asked for, else the fallback's, else the one there is. */
const SPEAKS = `(d.locale = :locale or not exists (
  select from search.documents o
   where o.kind = d.kind and o.document_id = d.document_id and o.id <> d.id and o.locale in (:locale, '${FALLBACK}')
     and (o.locale = :locale or d.locale <> '${FALLBACK}')))`;
const HAS_LANGUAGE = `(p.language = :locale or not exists (
  select from search.passages o where o.video_id = p.video_id and o.language = :locale))`;

/**
 * One page of what is found, in one statement. Ranked by where the words stand: title, then summary and names, then the
 * rest, then bodies and what is said in films; of equals those whose names are most like the question. Only where no
 * word of it is found by anyone who asks so, names that resemble it count.
 */
const FIND = `
  with document_hits as (
    select d.id, null::bigint as passage_id,
           ts_rank(case when ${MAY_WATCH} and d.all_words is not null then d.all_words else d.words end, ${queryOf('d')})
             + 0.05 * word_similarity(:question, d.names) as rank
      from search.documents d
     where (${matches('d', 'words')} or (${MAY_WATCH} and ${matches('d', 'all_words')}))
       and ${SPEAKS} and coalesce(d.kind = :kind, true)
  ), passage_hits as (
    select id, passage_id, rank from (
      select d.id, p.id as passage_id, ranked.rank,
             row_number() over (partition by d.id order by ranked.rank desc, p.second) as place
        from search.passages p
        join search.documents d on d.video_id = p.video_id and d.kind = 'lesson'
        cross join lateral (select 0.9 * ts_rank(p.words, ${queryOf('p')}) as rank) ranked
       where ${matches('p', 'words')} and ${HAS_LANGUAGE} and ${MAY_WATCH} and ${SPEAKS}
         and coalesce(:kind = 'transcript', true)
    ) moments where place <= ${MOMENTS}
  ), exact as materialized (
    select * from document_hits union all select * from passage_hits
  ), alike as (
    select d.id, null::bigint, r.likeness
      from search.resembling(:words) r
      join search.documents d on d.id = r.id
     where not exists (select from exact) and ${SPEAKS} and coalesce(d.kind = :kind, true)
  ), hits as materialized (
    select * from exact union all select * from alike
  ), page as (
    select * from hits order by rank desc, id, passage_id limit :limit offset :offset
  )
  select counted.total::int as total, case when page.passage_id is null then d.kind else 'transcript' end as kind,
         d.course_slug as "courseSlug", d.lesson_slug as "lessonSlug", d.title, d.course_title as "courseTitle",
         d.public_text as "publicText",
         case when ${MAY_WATCH} then left(d.gated_text, ${EXCERPTED}) end as "gatedText",
         p.text as passage, p.places::text as places,
         (case when p.id is null then ${queryOf('d')} else ${queryOf('p')} end)::text as query
    from (select count(*) as total from hits) counted
    left join page on true
    left join search.documents d on d.id = page.id
    left join search.passages p on p.id = page.passage_id
   order by page.rank desc, page.id, page.passage_id`;

export async function findHits({
  db,
  built: { terms, words },
  locale,
  kind,
  reach,
  limit,
  offset,
}: {
  db: Knex;
  built: BuiltQuery;
  locale: SearchLocale;
  kind: HitKind | null;
  reach: Reach;
  limit: number;
  offset: number;
}): Promise<{ total: number; rows: FoundRow[] }> {
  const found = await ask<
    Omit<FoundRow, 'kind' | 'places'> & { total: number; kind: HitKind | null; places: string | null }
  >(db, FIND, {
    terms,
    words,
    question: words.join(' '),
    locale,
    kind,
    isOpen: reach.isOpen,
    courseIds: reach.isOpen ? reach.courseIds : [],
    limit,
    offset,
  });
  return {
    total: found[0]?.total ?? 0,
    rows: found.flatMap(({ total: _, kind: hitKind, places, ...row }) =>
      // The count comes alone where the page is empty.
      hitKind ? [{ ...row, kind: hitKind, places: places ? (JSON.parse(places) as [number, number][]) : [] }] : []
    ),
  };
}
