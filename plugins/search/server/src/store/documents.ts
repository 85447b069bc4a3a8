import type { Knex } from 'knex';
import type { SearchDocument } from '../../../domain/build-documents.ts';
import { ask } from './query.ts';

/** Columns of `search.documents` and of the rows that are sent, which are named as in TypeScript. */
const COLUMNS: Readonly<Record<string, keyof SearchDocument>> = {
  kind: 'kind',
  document_id: 'documentId',
  locale: 'locale',
  dictionary: 'dictionary',
  course_id: 'courseId',
  module_id: 'moduleId',
  course_slug: 'courseSlug',
  lesson_slug: 'lessonSlug',
  title: 'title',
  course_title: 'courseTitle',
  public_text: 'publicText',
  gated_text: 'gatedText',
  video_id: 'videoId',
  is_open: 'isOpen',
  names: 'names',
};
const KEY = new Set(['kind', 'document_id', 'locale']);
const NAMES = [...Object.keys(COLUMNS), 'words', 'all_words'];

const weigh = (words: keyof SearchDocument, weight: 'A' | 'B' | 'C' | 'D') =>
  `setweight(to_tsvector(('search.' || r.dictionary)::regconfig, r."${words}"), '${weight}')`;
const WORDS = `${weigh('strong', 'A')} || ${weigh('middle', 'B')} || ${weigh('weak', 'C')}`;

/**
 * Whoever changes what is searched waits here until all who did so before have committed, so that nobody writes down
 * what another has changed meanwhile.
 */
export async function lockDocuments({ db }: { db: Knex }): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('search.documents'))`);
}

/** Makes what is searched of these entries exactly `documents`. */
export async function replaceDocuments({
  db,
  kind,
  ids,
  documents,
}: {
  db: Knex;
  kind: SearchDocument['kind'];
  ids: readonly string[];
  documents: readonly SearchDocument[];
}): Promise<void> {
  await ask(
    db,
    `with rows as (
       select * from jsonb_to_recordset(cast(:rows as jsonb)) as r (
         ${Object.values(COLUMNS)
           .map((name) => `"${name}" ${name === 'isOpen' ? 'boolean' : 'text'}`)
           .join(', ')},
         strong text, middle text, weak text, "gatedWords" text)
     ), gone as (
       delete from search.documents d
        where d.kind = :kind and d.document_id = any(:ids)
          and not exists (select from rows r where r."documentId" = d.document_id and r.locale = d.locale)
     )
     insert into search.documents (${NAMES.join(', ')})
     select ${Object.values(COLUMNS)
       .map((name) => `r."${name}"`)
       .join(', ')},
            ${WORDS},
            case when r."gatedWords" <> '' then ${WORDS} || ${weigh('gatedWords', 'D')} end
       from rows r
     on conflict (kind, document_id, locale) do update
        set ${NAMES.filter((name) => !KEY.has(name))
          .map((name) => `${name} = excluded.${name}`)
          .join(', ')}`,
    { kind, ids: [...ids], rows: JSON.stringify(documents) }
  );
}

export async function readVersion({ db }: { db: Knex }): Promise<number> {
  const [row] = await ask<{ version: number }>(db, 'select version from search.state');
  return row?.version ?? 0;
}

export async function writeVersion({ db, version }: { db: Knex; version: number }): Promise<void> {
  await ask(db, 'update search.state set version = :version', { version });
}
