import type { Core } from '@strapi/strapi';

/** The types that have a page of their own, and the field their address is made from. */
const SOURCES: Readonly<Record<string, string>> = {
  'api::course.course': 'title',
  'api::lesson.lesson': 'title',
  'api::category.category': 'name',
  'api::tag.tag': 'name',
  'api::instructor.instructor': 'name',
};

/**
 * An entry without a slug has no page. The admin's form writes it from the title while one types; where it is left
 * empty, or an entry is made by a program, it is made here. It is not `required` in the schema, because Strapi's form
 * then fills in the type's name ("lesson-1") before there is a title.
 */
export function fillSlugs({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use(async (context, next) => {
    const source = SOURCES[context.uid];
    if (source && (context.action === 'create' || context.action === 'update')) {
      const data = context.params.data as Record<string, unknown> | undefined;
      const isMissing = context.action === 'create' ? !data?.slug : data?.slug === null || data?.slug === '';
      if (data && isMissing && data[source]) {
        data.slug = await strapi
          .plugin('content-manager')
          .service('uid')
          .generateUIDField({ contentTypeUID: context.uid, field: 'slug', data, locale: context.params.locale });
      }
    }
    return next();
  });
}
