import type { Knex } from 'knex';
import type { StoredFile } from '../../../domain/decide-static-file.ts';
import { all, first, toTextOrNull } from './query.ts';

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

export async function findBody({ db, rowId }: { db: Knex; rowId: number }): Promise<string> {
  const row = await first(db, 'select body from lessons where id = ?', [rowId]);
  return toTextOrNull(row?.body) ?? '';
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
