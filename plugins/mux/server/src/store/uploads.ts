import type { Ask } from './ask.ts';

/** An upload whose file has not arrived. */
export interface StoredUpload {
  videoId: string;
  takeId: string;
  title: string;
  fileName: string | null;
  size: number | null;
  lastModified: number | null;
  uploadUrl: string;
  expiresAt: Date;
}

export function createUploadQueries({ rows }: Ask) {
  return {
    /** Those one admin opened and whose files have not arrived, newest first; with a file, those it was opened for. */
    findPending: ({
      adminId,
      file = {},
    }: {
      adminId: number;
      file?: { fileName?: string; size?: number; lastModified?: number };
    }) =>
      rows<StoredUpload>(
        `select coalesce(t.replaces, t.id) as "videoId", t.id as "takeId", coalesce(v.title, t.title) as title,
           t.file_name as "fileName", t.file_size as size, t.file_modified as "lastModified",
           t.upload_url as "uploadUrl", t.upload_expires_at as "expiresAt"
         from mux.videos t left join mux.videos v on v.id = t.replaces
         where t.upload_url is not null and t.created_by = ? and t.deleting_at is null and t.kept_until is null
           and t.upload_expires_at > now() - interval '7 days'
           and (?::text is null or t.file_name = ?) and (?::float8 is null or t.file_size = ?)
           and (?::float8 is null or t.file_modified = ?)
         order by t.created_at desc limit 100`,
        [
          adminId,
          ...[file.fileName ?? null, file.size ?? null, file.lastModified ?? null].flatMap((value) => [value, value]),
        ]
      ),
  };
}
