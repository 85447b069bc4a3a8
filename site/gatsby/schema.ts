import type { CreateSchemaCustomizationArgs } from 'gatsby';
import { renderMarkdown } from './render-markdown.ts';

/** One node as `content/source-content.ts` makes it: the entry's fields, and the ids of what is linked. */
interface SourcedNode {
  id: string;
  [field: string]: unknown;
}

/**
 * The whole GraphQL schema, declared: a school without a single course, tag or photo builds the same queries as a
 * full one, and a field the CMS gains does not become public by being there.
 */
export function declareSchema({ actions, schema }: CreateSchemaCustomizationArgs): void {
  const type = (name: string, fields: Record<string, object | string>) =>
    schema.buildObjectType({ name, interfaces: ['Node'], extensions: { infer: false }, fields: fields as never });
  // `locale` is the language of the pages an entry is for, `language` the one its words are in.
  const entry = { documentId: 'String!', locale: 'String!', language: 'String!' };

  actions.createTypes([
    type('STRAPI_COURSE', {
      ...entry,
      title: 'String',
      slug: 'String',
      summary: 'String',
      level: 'String',
      access: 'String',
      position: 'Int',
      publishedAt: 'String',
      descriptionHtml: html('description'),
      outcomes: { type: '[String!]!', resolve: (source: SourcedNode) => toLines(source.outcomes) },
      cover: link('STRAPI__MEDIA'),
      categories: link('[STRAPI_CATEGORY!]!'),
      tags: link('[STRAPI_TAG!]!'),
      instructor: link('STRAPI_INSTRUCTOR'),
      modules: link('[STRAPI_MODULE!]!'),
    }),
    type('STRAPI_MODULE', {
      ...entry,
      title: 'String',
      summary: 'String',
      position: 'Int',
      course: link('STRAPI_COURSE'),
      lessons: link('[STRAPI_LESSON!]!'),
    }),
    type('STRAPI_LESSON', {
      ...entry,
      title: 'String',
      slug: 'String',
      summary: 'String',
      freePreview: 'Boolean',
      position: 'Int',
      minutes: 'Int',
      publishedAt: 'String',
      module: link('STRAPI_MODULE'),
    }),
    type('STRAPI_CATEGORY', { ...entry, name: 'String', slug: 'String', description: 'String' }),
    type('STRAPI_TAG', { ...entry, name: 'String', slug: 'String' }),
    type('STRAPI_INSTRUCTOR', {
      ...entry,
      name: 'String',
      slug: 'String',
      role: 'String',
      bio: 'String',
      photo: link('STRAPI__MEDIA'),
    }),
    type('STRAPI_SITE_SETTING', {
      ...entry,
      name: 'String',
      tagline: 'String',
      aboutHtml: html('about'),
      termsHtml: html('terms'),
      privacyHtml: html('privacy'),
    }),
    type('STRAPI__MEDIA', {
      name: 'String',
      url: 'String',
      mime: 'String',
      alternativeText: 'String',
      localFile: link('File'),
    }),
  ]);
}

function link(type: string) {
  return { type, extensions: { link: { by: 'id' } } };
}

function html(field: string) {
  return {
    type: 'String!',
    resolve: (source: SourcedNode) => renderMarkdown(typeof source[field] === 'string' ? source[field] : ''),
  };
}

function toLines(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•]\s*/, '').trim())
    .filter((line) => line !== '');
}
