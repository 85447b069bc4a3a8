/**
 * What the build asks the CMS for: public facts, field by field. Lesson bodies, films and files are not here, and
 * the build's token could not read them if they were.
 *
 * Every list is sorted by `documentId`, so that a page of it is the same page for every request.
 */
const IMAGE = { fields: ['name', 'alternativeText', 'url', 'mime', 'width', 'height', 'updatedAt'] };
const NAMED = { fields: ['name'] };
const TITLED = { fields: ['title'] };

export const COLLECTION_TYPES = [
  {
    singularName: 'course',
    queryParams: {
      sort: ['documentId'],
      fields: ['title', 'slug', 'summary', 'description', 'outcomes', 'level', 'access', 'position'],
      populate: { cover: IMAGE, categories: NAMED, tags: NAMED, instructor: NAMED },
    },
  },
  {
    singularName: 'module',
    queryParams: { sort: ['documentId'], fields: ['title', 'summary', 'position'], populate: { course: TITLED } },
  },
  {
    singularName: 'lesson',
    queryParams: {
      sort: ['documentId'],
      fields: ['title', 'slug', 'summary', 'freePreview', 'position', 'minutes'],
      populate: { module: TITLED },
    },
  },
  {
    singularName: 'category',
    queryParams: { sort: ['documentId'], fields: ['name', 'slug', 'description'], populate: {} },
  },
  { singularName: 'tag', queryParams: { sort: ['documentId'], fields: ['name', 'slug'], populate: {} } },
  {
    singularName: 'instructor',
    queryParams: { sort: ['documentId'], fields: ['name', 'slug', 'role', 'bio'], populate: { photo: IMAGE } },
  },
];

export const SINGLE_TYPES = [
  {
    singularName: 'site-setting',
    queryParams: { fields: ['name', 'tagline', 'about', 'terms', 'privacy'], populate: {} },
  },
];
