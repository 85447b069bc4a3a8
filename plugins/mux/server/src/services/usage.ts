import type { Core } from '@strapi/strapi';
import { VIDEO_FIELD } from '../../../contract/index.ts';

/** One entry, draft or published, in one language, that shows a video. */
export interface Use {
  contentType: string;
  documentId: string;
  locale: string | null;
  title: string | null;
  isPublished: boolean;
}

/** Where videos are shown. Any content type may have a video field; none is known by name here. */
export default function createUsage({ strapi }: { strapi: Core.Strapi }) {
  return {
    async whereUsed({ videoId }: { videoId: string }): Promise<Use[]> {
      const found = await Promise.all(
        listVideoFields({ strapi }).map(async ({ contentType, field, titleField }) => {
          const select = ['documentId', 'locale', 'publishedAt', ...(titleField ? [titleField] : [])];
          const rows: Record<string, unknown>[] = await strapi.db
            .query(contentType)
            .findMany({ where: { [field]: videoId }, select });
          return rows.map((row) => ({
            contentType,
            documentId: String(row.documentId),
            locale: typeof row.locale === 'string' ? row.locale : null,
            title: titleField && typeof row[titleField] === 'string' ? row[titleField] : null,
            isPublished: row.publishedAt !== null && row.publishedAt !== undefined,
          }));
        })
      );
      return found.flat();
    },
  };
}

function listVideoFields({ strapi }: { strapi: Core.Strapi }) {
  return Object.values(strapi.contentTypes).flatMap(({ uid, attributes }) =>
    Object.entries<object>(attributes)
      .filter(([, attribute]) => 'customField' in attribute && attribute.customField === VIDEO_FIELD)
      .map(([field]) => ({ contentType: uid, field, titleField: 'title' in attributes ? 'title' : null }))
  );
}
