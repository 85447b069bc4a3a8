import type { Core } from '@strapi/strapi';
import type { LessonContent, LessonFile } from '../../../contract/index.ts';
import { renderMarkdown } from '../render-markdown.ts';
import { findLessonFiles, findText, type FileRow } from '../store/content.ts';
import { PREFERRED_LOCALE } from '../store/query.ts';

const BYTES_PER_KILOBYTE = 1_000;

/** What a lesson holds beside its film. Callers have asserted the entitlement; `rowId` is what that assertion gave them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find({ rowId, locale }: { rowId: number; locale?: string }): Promise<LessonContent> {
    const db = strapi.db.connection;
    const [{ body, language }, files] = await Promise.all([
      findText({ db, rowId, locale: locale || PREFERRED_LOCALE }),
      findLessonFiles({ db, rowId }),
    ]);
    return { language, html: renderMarkdown(body), files: files.map(toLessonFile) };
  },
});

function toLessonFile(file: FileRow): LessonFile {
  return { id: file.id, name: file.name, mime: file.mime, size: Math.round(file.sizeInKilobytes * BYTES_PER_KILOBYTE) };
}
