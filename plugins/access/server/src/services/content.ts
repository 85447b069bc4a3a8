import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import type { ReadStream } from 'node:fs';
import { ACCESS_CODES, type LessonContent, type LessonFile } from '../../../contract/index.ts';
import { nameAttachment } from '../../../domain/name-attachment.ts';
import { findBody, findFiles, type FileRow } from '../store.ts';

/** A file on its way out: read from this machine's disk, or fetched by the browser from storage by a short-lived address. */
export type Delivery =
  | { kind: 'stream'; stream: ReadStream; size: number; disposition: string }
  | { kind: 'redirect'; url: string };

/** What a lesson holds beside its film. Callers have asserted the entitlement; `rowId` is what that assertion gave them. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  async find({ rowId }: { rowId: number }): Promise<LessonContent> {
    const db = strapi.db.connection;
    const [body, files] = await Promise.all([findBody({ db, rowId }), findFiles({ db, rowId })]);
    return { body, files: files.map(toLessonFile) };
  },

  /** @throws Refusal 404 `file-not-found` when that lesson has no such file, or storage has lost it */
  async deliver({ rowId, fileId }: { rowId: number; fileId: string }): Promise<Delivery> {
    const [file] = await findFiles({ db: strapi.db.connection, rowId, fileId });
    if (!file) throw notFound();
    return file.provider === 'local' ? streamLocal({ strapi, file }) : signRemote({ strapi, file });
  },
});

async function streamLocal({ strapi, file }: { strapi: Core.Strapi; file: FileRow }): Promise<Delivery> {
  // The name comes from a row any media library user may have written: only its last part, and only in this folder.
  const path = join(strapi.dirs.static.public, 'uploads', basename(`${file.hash}${file.ext}`));
  let size: number;
  try {
    size = (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    strapi.log.error(`access: the file ${file.id} is in the media library but not in storage`);
    throw notFound();
  }
  return { kind: 'stream', stream: createReadStream(path), size, disposition: nameAttachment({ name: file.name }) };
}

/** @throws Refusal 503 `files-not-private` when the storage would hand the file to anyone: its address would be for ever */
async function signRemote({ strapi, file }: { strapi: Core.Strapi; file: FileRow }): Promise<Delivery> {
  const provider = strapi.plugin('upload').provider as UploadProvider;
  if (!(await provider.isPrivate())) {
    strapi.log.error(
      'access: lesson files are not handed out, because the upload storage is not private (params.ACL must be private)'
    );
    throw new Refusal({
      status: 503,
      code: ACCESS_CODES.filesNotPrivate,
      message: 'Files cannot be downloaded at the moment.',
    });
  }
  const { url } = await provider.getSignedUrl(file, {
    ResponseContentDisposition: nameAttachment({ name: file.name }),
  });
  return { kind: 'redirect', url };
}

interface UploadProvider {
  isPrivate: () => boolean | Promise<boolean>;
  getSignedUrl: (file: FileRow, parameters: Record<string, string>) => Promise<{ url: string }>;
}

const BYTES_PER_KILOBYTE = 1_000;

function toLessonFile(file: FileRow): LessonFile {
  return { id: file.id, name: file.name, mime: file.mime, size: Math.round(file.sizeInKilobytes * BYTES_PER_KILOBYTE) };
}

function notFound(): Refusal {
  return new Refusal({ status: 404, code: ACCESS_CODES.fileNotFound, message: 'There is no such file.' });
}
