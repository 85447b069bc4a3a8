/**
 * What the build asks the CMS for: public facts, field by field. Lesson bodies, films and files are not here, and
 * the build's token could not read them if they were.
 */
export interface ContentType {
  /** Its GraphQL type. */
  type: string;
  /** Below the CMS's address. */
  path: string;
  isSingle?: true;
  fields: readonly string[];
  images?: readonly string[];
  /** Each related type with the field by which an entry of it shows that it is there. */
  relations?: Readonly<Record<string, { type: string; label: 'name' | 'title' }>>;
  /** Lists of entries that name this one, in the editors' order. */
  children?: Readonly<Record<string, { type: string; by: string }>>;
}

export const CONTENT_TYPES: readonly ContentType[] = [
  {
    type: 'STRAPI_COURSE',
    path: '/api/courses',
    fields: ['title', 'slug', 'summary', 'description', 'outcomes', 'level', 'access', 'position', 'publishedAt'],
    images: ['cover'],
    relations: {
      categories: { type: 'STRAPI_CATEGORY', label: 'name' },
      tags: { type: 'STRAPI_TAG', label: 'name' },
      instructor: { type: 'STRAPI_INSTRUCTOR', label: 'name' },
    },
    children: { modules: { type: 'STRAPI_MODULE', by: 'course' } },
  },
  {
    type: 'STRAPI_MODULE',
    path: '/api/modules',
    fields: ['title', 'summary', 'position'],
    relations: { course: { type: 'STRAPI_COURSE', label: 'title' } },
    children: { lessons: { type: 'STRAPI_LESSON', by: 'module' } },
  },
  {
    type: 'STRAPI_LESSON',
    path: '/api/lessons',
    fields: ['title', 'slug', 'summary', 'freePreview', 'position', 'minutes', 'publishedAt'],
    relations: { module: { type: 'STRAPI_MODULE', label: 'title' } },
  },
  { type: 'STRAPI_CATEGORY', path: '/api/categories', fields: ['name', 'slug', 'description'] },
  { type: 'STRAPI_TAG', path: '/api/tags', fields: ['name', 'slug'] },
  { type: 'STRAPI_INSTRUCTOR', path: '/api/instructors', fields: ['name', 'slug', 'role', 'bio'], images: ['photo'] },
  {
    type: 'STRAPI_SITE_SETTING',
    path: '/api/site-setting',
    isSingle: true,
    fields: ['name', 'tagline', 'about', 'terms', 'privacy'],
  },
];

const IMAGE_FIELDS = ['name', 'alternativeText', 'url', 'mime', 'width', 'height', 'updatedAt'];

/**
 * The question for one page of a type in one language, as Strapi reads it. Sorted by `documentId`, so that a page of a
 * list is the same page for every request.
 */
export function toQuery({
  contentType: { fields, images = [], relations = {}, isSingle },
  locale,
  page,
}: {
  contentType: ContentType;
  locale: string;
  page: number;
}): URLSearchParams {
  const query = new URLSearchParams({ locale });
  const list = (name: string, values: readonly string[]) =>
    values.forEach((value, index) => query.append(`${name}[${index}]`, value));
  list('fields', fields);
  for (const image of images) list(`populate[${image}][fields]`, IMAGE_FIELDS);
  for (const [name, { label }] of Object.entries(relations)) list(`populate[${name}][fields]`, [label]);
  if (!isSingle) {
    list('sort', ['documentId']);
    query.set('pagination[page]', String(page));
    query.set('pagination[pageSize]', '100');
  }
  return query;
}
