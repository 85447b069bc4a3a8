import type { getFetchClient } from '@strapi/strapi/admin';
import { adminPaths, type DirectUpload, type PendingUpload } from '../../../contract/index.ts';
import { readFailure } from '../read-failure.ts';
import type { Address, FileFacts, Purpose, Unfinished } from './upload.ts';

/** The CMS's side of uploads. All of it rejects with what the admin's own calls reject with. */
export interface UploadDesk {
  open: (wish: { purpose: Purpose; facts: FileFacts }) => Promise<Address>;
  /** Also fine when there is nothing to cancel any more. */
  cancel: (upload: { purpose: Purpose; address: Address }) => Promise<void>;
  /** What this editor has begun and not finished, in any browser. */
  listUnfinished: () => Promise<Unfinished[]>;
}

/** Refusals that mean: it is over already. */
const OVER = new Set([404, 409]);

export function createDesk({ client }: { client: () => ReturnType<typeof getFetchClient> }): UploadDesk {
  return {
    async open({ purpose, facts }) {
      const { data: answer } =
        purpose.kind === 'new'
          ? await client().post<{ data: DirectUpload }>(adminPaths.uploads(), { title: purpose.title, ...facts })
          : await client().post<{ data: DirectUpload }>(adminPaths.replacement(purpose.videoId), facts);
      return answer.data;
    },

    async cancel({ purpose, address }) {
      try {
        if (purpose.kind === 'new') await client().post(adminPaths.cancel(address.takeId));
        else await client().del(adminPaths.replacement(address.videoId));
      } catch (error) {
        if (!OVER.has(readFailure(error)?.status ?? 0)) throw error;
      }
    },

    async listUnfinished() {
      const { data: answer } = await client().get<{ data: PendingUpload[] }>(adminPaths.uploads());
      return answer.data.flatMap(readPending);
    },
  };
}

/** Nothing for one that has run out, or of a file that nobody described: it cannot go on. */
function readPending({ videoId, takeId, title, uploadUrl, fileName, size, lastModified }: PendingUpload): Unfinished[] {
  if (uploadUrl === null || fileName === null || size === null || lastModified === null) return [];
  const purpose: Purpose = takeId === videoId ? { kind: 'new', title } : { kind: 'replace', videoId, title };
  return [{ purpose, address: { videoId, takeId, uploadUrl }, facts: { fileName, size, lastModified } }];
}
