import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { ACCESS_CODES, ticketPath, type LessonFileAddress } from '../../../contract/index.ts';
import { readTicket, writeTicket } from '../../../domain/file-ticket.ts';
import { nameAttachment } from '../../../domain/name-attachment.ts';
import { findFile, findLessonFiles, type FileRow } from '../store/content.ts';
import { makeTicketKey } from '../ticket-key.ts';

/** A file on its way out, from this machine's disk. `size` in bytes. */
export interface Delivery {
  stream: ReadStream;
  size: number;
  disposition: string;
}

/** Lesson files leave by an address of a few minutes that a browser goes to: the storage's own, or one of ours with a ticket. */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Callers have asserted the entitlement; `rowId` is what that assertion gave them.
   *
   * @throws Refusal 404 `file-not-found` when that lesson has no such file, or this machine's disk has lost it;
   *   503 `files-not-private` when the storage would hand it to anyone
   */
  async findAddress({ rowId, fileId }: { rowId: number; fileId: string }): Promise<LessonFileAddress> {
    const [file] = await findLessonFiles({ db: strapi.db.connection, rowId, fileId });
    if (!file) throw notFound();
    if (file.provider !== 'local') return { url: await signRemote({ strapi, file }) };
    // Asked here as well: who has gone to an address leaves the page, and finds a refusal in its place.
    await measure({ strapi, file });
    const ticket = writeTicket({ fileId, now: new Date(), key: makeTicketKey({ strapi }) });
    return { url: ticketPath(ticket) };
  },

  /** @throws Refusal 403 `ticket-refused`, 404 `file-not-found` */
  async open({ ticket }: { ticket: string }): Promise<Delivery> {
    const fileId = readTicket({ ticket, now: new Date(), key: makeTicketKey({ strapi }) });
    if (!fileId)
      throw new Refusal({
        status: 403,
        code: ACCESS_CODES.ticketRefused,
        message: 'This download address has run out. Open the lesson and download the file from there.',
      });
    const file = await findFile({ db: strapi.db.connection, fileId });
    if (file?.provider !== 'local') throw notFound();
    const size = await measure({ strapi, file });
    return {
      stream: createReadStream(toPath({ strapi, file })),
      size,
      disposition: nameAttachment({ name: file.name }),
    };
  },
});

/** Bytes of the file on disk. */
async function measure({ strapi, file }: { strapi: Core.Strapi; file: FileRow }): Promise<number> {
  try {
    return (await stat(toPath({ strapi, file }))).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    strapi.log.error(`access: the file ${file.id} is in the media library but not in storage`);
    throw notFound();
  }
}

/** The name comes from a row any media library user may have written: only its last part, and only in this folder. */
function toPath({ strapi, file }: { strapi: Core.Strapi; file: FileRow }): string {
  return join(strapi.dirs.static.public, 'uploads', basename(`${file.hash}${file.ext}`));
}

/** A public storage would hand out an address that is good for ever. */
async function signRemote({ strapi, file }: { strapi: Core.Strapi; file: FileRow }): Promise<string> {
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
  return url;
}

interface UploadProvider {
  isPrivate: () => boolean | Promise<boolean>;
  getSignedUrl: (file: FileRow, parameters: Record<string, string>) => Promise<{ url: string }>;
}

function notFound(): Refusal {
  return new Refusal({ status: 404, code: ACCESS_CODES.fileNotFound, message: 'There is no such file.' });
}
