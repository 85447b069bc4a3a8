import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { VIDEO_FIELD, type Place } from '../../../contract/index.ts';
import { createStore } from '../store.ts';
import type { VideoColumn } from '../store/library.ts';

/** Where videos are shown. Any content type and any component may have a video field; none is known by name here. */
export default function createUsage({ strapi }: { strapi: Core.Strapi }) {
  const store = createStore({ strapi });
  let known: VideoColumn[] | undefined;
  const columns = (): VideoColumn[] => (known ??= listColumns({ strapi }));

  return {
    columns,

    /** Every entry, draft and published, that shows a video; fifty of them at most, and how many there are. One statement. */
    whereUsed: ({ videoId }: { videoId: string }): Promise<{ places: Place[]; count: number }> =>
      store.findPlaces({ videoId, columns: columns() }),

    /** @throws Refusal 409 `video-in-use` naming the places */
    async assertUnused({ videoId }: { videoId: string }): Promise<void> {
      const { places, count } = await store.findPlaces({ videoId, columns: columns() });
      if (count === 0) return;
      const titles = places.slice(0, 3).map(({ title, contentType }) => `“${title ?? contentType}”`);
      throw new Refusal({
        status: 409,
        code: 'video-in-use',
        message: `This video is shown in ${titles.join(', ')}${count > titles.length ? ` and ${count - titles.length} more` : ''}. Take it out there first.`,
        details: { places, placeCount: count },
      });
    },
  };
}

function listColumns({ strapi }: { strapi: Core.Strapi }): VideoColumn[] {
  const schemas = [...Object.values(strapi.contentTypes), ...Object.values(strapi.components)];
  return schemas.flatMap(({ uid, modelType, attributes }) => {
    const fields = Object.entries<object>(attributes).filter(
      ([, attribute]) => Reflect.get(attribute, 'customField') === VIDEO_FIELD
    );
    if (fields.length === 0) return [];
    const meta = strapi.db.metadata.get(uid);
    const nameColumn = (field: string): string => {
      const attribute: object = meta.attributes[field] ?? {};
      const name: unknown = Reflect.get(attribute, 'columnName');
      return typeof name === 'string' ? name : field;
    };
    return fields.map(([field]) => ({
      contentType: uid,
      table: meta.tableName,
      column: nameColumn(field),
      titleColumn: 'title' in attributes ? nameColumn('title') : null,
      isEntry: modelType === 'contentType',
    }));
  });
}
