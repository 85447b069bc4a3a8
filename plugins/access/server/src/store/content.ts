import type { Knex } from 'knex';
import type { StoredFile } from '../../../domain/decide-static-file.ts';
import { all, first, PREFERRED_LOCALE, toTextOrNull } from './query.ts';

const LESSON_FILES = { type: 'api::lesson.lesson', field: 'files' } as const;

export interface FileRow {
  id: string;
  name: string;
  mime: string;
  sizeInKilobytes: number;
  hash: string;
  ext: string;
  url: string;
  provider: string;
}

/** The text of a published lesson row's document: as it is published in `locale`, else the row's own. */
export async function findText({
  db,
  rowId,
  locale,
}: {
  db: Knex;
  rowId: number;
  locale: string;
}): Promise<{ body: string; language: string }> {
  const row = await first(
    db,
    `select said.body, said.locale
       from lessons known
       join lessons said on said.document_id = known.document_id and said.published_at is not null
      where known.id = ?
      order by (said.locale = ?) desc, (said.id = known.id) desc
      limit 1`,
    [rowId, locale]
  );
  return { body: toTextOrNull(row?.body) ?? '', language: toTextOrNull(row?.locale) ?? PREFERRED_LOCALE };
}

const FILE_COLUMNS = `f.document_id as id, f.name, f.mime, f.size::float8 as "sizeInKilobytes", f.hash, coalesce(f.ext, '') as ext, f.url, f.provider`;

/** Files of one published lesson row, in the editor's order; one of them when `fileId` is given. */
export async function findLessonFiles({
  db,
  rowId,
  fileId = null,
}: {
  db: Knex;
  rowId: number;
  fileId?: string | null;
}): Promise<FileRow[]> {
  return all<FileRow>(
    db,
    `select ${FILE_COLUMNS}
       from files_related_mph r
       join files f on f.id = r.file_id
      where r.related_id = ? and r.related_type = ? and r.field = ? and (?::text is null or f.document_id = ?)
      order by r."order", f.id`,
    [rowId, LESSON_FILES.type, LESSON_FILES.field, fileId, fileId]
  );
}

export async function findFile({ db, fileId }: { db: Knex; fileId: string }): Promise<FileRow | null> {
  const rows = await all<FileRow>(db, `select ${FILE_COLUMNS} from files f where f.document_id = ?`, [fileId]);
  return rows[0] ?? null;
}

/** Every stored file an address below /uploads/ may mean: by its own name, or as one of its smaller formats. */
export async function findStoredFiles({
  db,
  hashes,
  extension,
  url,
}: {
  db: Knex;
  hashes: readonly string[];
  extension: string;
  url: string;
}): Promise<StoredFile[]> {
  return all<StoredFile>(
    db,
    `select f.mime,
            exists (select 1 from files_related_mph r where r.file_id = f.id and r.related_type = ? and r.field = ?) as "isOfLesson"
       from files f
      where f.url = ?
         or (f.hash = any(?) and lower(coalesce(f.ext, '')) = lower(?))
         or exists (select 1 from jsonb_each(case when jsonb_typeof(f.formats) = 'object' then f.formats else '{}' end) as format where format.value ->> 'url' = ?)`,
    [LESSON_FILES.type, LESSON_FILES.field, url, hashes, extension, url]
  );
}
