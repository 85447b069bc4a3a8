import type { Core } from '@strapi/strapi';
import type { LessonContent, LessonFile } from '../../../contract/index.ts';
import { findBody, findLessonFiles, type FileRow } from '../store/content.ts';

const BYTES_PER_KILOBYTE = 1_000;

/** What a lesson holds beside its film. Callers have asserted the entitlement; `rowId` is what that assertion gave them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find({ rowId }: { rowId: number }): Promise<LessonContent> {
    const db = strapi.db.connection;
    const [body, files] = await Promise.all([findBody({ db, rowId }), findLessonFiles({ db, rowId })]);
    return { body, files: files.map(toLessonFile) };
  },
});

function toLessonFile(file: FileRow): LessonFile {
  return { id: file.id, name: file.name, mime: file.mime, size: Math.round(file.sizeInKilobytes * BYTES_PER_KILOBYTE) };
}
