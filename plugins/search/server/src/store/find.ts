import type { Knex } from 'knex';
import type { HitKind, SearchLocale } from '../../../contract/index.ts';
import type { BuiltQuery } from '../../../domain/build-query.ts';
import { askPrepared } from './query.ts';

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

/** What a body is worth that has the words: less than a summary, however often it says them. */
const BODY_RANK = 0.05;

const DICTIONARIES = ['english', 'spanish', 'simple'] as const;
/** Of the languages that content is written in. */
const CONTENT_DICTIONARIES = ['english', 'spanish'] as const;
const query = (dictionary: string) => `to_tsquery('search.${dictionary}', :terms)`;
/**
 * One branch a dictionary and column: each is answered by its index alone, without reading the words of what it finds. As
 * conditions of one question, Postgres reads all of them again, long bodies too.
 */
const branches = (dictionaries: readonly string[], branch: (dictionary: string, query: string) => string) =>
  dictionaries.map((dictionary) => branch(dictionary, query(dictionary))).join(' union all ');
const queryOf = (row: string) =>
  `case ${row}.dictionary ${DICTIONARIES.map((name) => `when '${name}' then ${query(name)}`).join(' ')} end`;

const MAY_WATCH = `(:isOpen and (d.is_open or d.course_id = any(:courseIds)))`;
/** The row that speaks for a document, as the site's pages do: in the language that was asked for, else in the fallback. */
const speaks = (row: string) => `(${row}.locale = :locale or (${row}.locale = '${FALLBACK}' and not exists (
  select from search.documents o
   where o.kind = ${row}.kind and o.document_id = ${row}.document_id and o.locale = :locale)))`;
const SPEAKS = speaks('d');
const IS_KIND = 'coalesce(d.kind = :kind, true)';
/** Of a film with captions in several languages, those of the page's language. */
const HAS_LANGUAGE = `(p.language = :locale or not exists (
  select from search.passages o where o.video_id = p.video_id and o.language = :locale))`;

/**
 * One page of what is found, in one statement. Ranked by where the words stand: title, then summary and names, then the
 * rest, then bodies and what is said in films; of equals those whose names are most like the question. Only where no
 * word of it is found by anyone who asks so, names that resemble it count.
 */
const FIND = `
  with document_hits as (
    select id, max(rank) as rank from (
      ${branches(
        CONTENT_DICTIONARIES,
        (dictionary, asked) => `
          select d.id, ts_rank(d.words, ${asked}) + ${BODY_RANK} * word_similarity(:question, d.names) as rank
            from search.documents d
           where d.dictionary = '${dictionary}' and d.words @@ ${asked} and ${IS_KIND} and ${SPEAKS}`
      )}
      union all
      ${branches(
        CONTENT_DICTIONARIES,
        (dictionary, asked) => `
          select d.id, ${BODY_RANK}
            from search.documents d
           where d.dictionary = '${dictionary}' and d.all_words @@ ${asked} and ${MAY_WATCH} and ${IS_KIND} and ${SPEAKS}`
      )}
    ) matching group by id
  ), spoken as (
    ${branches(
      DICTIONARIES,
      (dictionary, asked) => `
        select p.id, p.video_id, p.second, ts_rank(p.words, ${asked}) as rank
          from search.passages p
         where p.dictionary = '${dictionary}' and p.words @@ ${asked} and ${HAS_LANGUAGE}`
    )}
  ), passage_hits as (
    select id, passage_id, rank from (
      select d.id, s.id as passage_id, ${BODY_RANK} * s.rank as rank,
             row_number() over (partition by d.id order by s.rank desc, s.second) as place
        from spoken s
        join search.documents d on d.video_id = s.video_id and d.kind = 'lesson'
       where ${MAY_WATCH} and ${SPEAKS} and coalesce(:kind = 'transcript', true)
    ) moments where place <= ${MOMENTS}
  ), exact as materialized (
    select id, null::bigint as passage_id, rank from document_hits union all select * from passage_hits
  ), alike as (
    select d.id, null::bigint, r.likeness
      from search.resembling(:words) r
      join search.documents d on d.id = r.id
     where not exists (select from exact) and ${SPEAKS} and ${IS_KIND}
  ), hits as materialized (
    select * from exact union all select * from alike
  ), page as (
    select * from hits order by rank desc, id, passage_id limit :limit offset :offset
  )
  select counted.total::int as total, case when page.passage_id is null then d.kind else 'transcript' end as kind,
         coalesce(c.course_slug, d.course_slug) as "courseSlug", d.lesson_slug as "lessonSlug", d.title,
         coalesce(c.title, d.course_title) as "courseTitle",
         d.public_text as "publicText",
         case when ${MAY_WATCH} then left(d.gated_text, ${EXCERPTED}) end as "gatedText",
         p.text as passage, p.places::text as places,
         (case when p.id is null then ${queryOf('d')} else ${queryOf('p')} end)::text as query
    from (select count(*) as total from hits) counted
    left join page on true
    left join search.documents d on d.id = page.id
    left join search.passages p on p.id = page.passage_id
    -- A lesson that is not translated is on the page of the course that is.
    left join search.documents c on c.kind = 'course' and c.document_id = d.course_id and ${speaks('c')}
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
  const found = await askPrepared<
    Omit<FoundRow, 'kind' | 'places'> & { total: number; kind: HitKind | null; places: string | null }
  >(db, 'search-find', FIND, {
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
