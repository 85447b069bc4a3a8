import type { CreateSchemaCustomizationArgs } from 'gatsby';
import { renderMarkdown } from './render-markdown.ts';
import { compareByPosition } from '../src/features/catalogue/order.ts';

/** One node as the source plugin makes it: the entry's fields, and `<field>___NODE` for what is linked. */
interface SourcedNode {
  id: string;
  [field: string]: unknown;
}

type PositionedNode = SourcedNode & { position?: number | null; documentId?: string | null };

interface Context {
  nodeModel: {
    findAll(args: { type: string; query: { filter: object } }): Promise<{ entries: Iterable<SourcedNode> }>;
    getNodeById(args: { id: string }): (SourcedNode & { internal: { content?: string } }) | null;
  };
}

/**
 * The whole GraphQL schema, declared: a school without a single course, tag or photo builds the same queries as a
 * full one, and a field the CMS gains does not become public by being there.
 */
export function declareSchema({ actions, schema }: CreateSchemaCustomizationArgs): void {
  const type = (name: string, fields: Record<string, object | string>) =>
    schema.buildObjectType({ name, interfaces: ['Node'], extensions: { infer: false }, fields: fields as never });
  const entry = { documentId: 'String' };

  actions.createTypes([
    type('STRAPI_COURSE', {
      ...entry,
      title: 'String',
      slug: 'String',
      summary: 'String',
      level: 'String',
      access: 'String',
      position: 'Int',
      descriptionHtml: html('description'),
      outcomes: { type: '[String!]!', resolve: (source: SourcedNode) => toLines(source.outcomes) },
      cover: link('STRAPI__MEDIA', 'cover'),
      categories: link('[STRAPI_CATEGORY]', 'categories'),
      tags: link('[STRAPI_TAG]', 'tags'),
      instructor: link('STRAPI_INSTRUCTOR', 'instructor'),
      modules: children('STRAPI_MODULE', 'course'),
    }),
    type('STRAPI_MODULE', {
      ...entry,
      title: 'String',
      summary: 'String',
      position: 'Int',
      course: link('STRAPI_COURSE', 'course'),
      lessons: children('STRAPI_LESSON', 'module'),
    }),
    type('STRAPI_LESSON', {
      ...entry,
      title: 'String',
      slug: 'String',
      summary: 'String',
      freePreview: 'Boolean',
      position: 'Int',
      minutes: 'Int',
      module: link('STRAPI_MODULE', 'module'),
    }),
    type('STRAPI_CATEGORY', { ...entry, name: 'String', slug: 'String', description: 'String' }),
    type('STRAPI_TAG', { ...entry, name: 'String', slug: 'String' }),
    type('STRAPI_INSTRUCTOR', {
      ...entry,
      name: 'String',
      slug: 'String',
      role: 'String',
      bio: 'String',
      photo: link('STRAPI__MEDIA', 'photo'),
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
      localFile: link('File', 'localFile'),
    }),
    ...TEXT_TYPES.map((name) => type(name, {})),
  ]);
}

/** The source plugin moves each Markdown field into a node of its own; they are read by `html`, never queried. */
const TEXT_TYPES = [
  'STRAPI_COURSE_DESCRIPTION_TEXTNODE',
  'STRAPI_SITE_SETTING_ABOUT_TEXTNODE',
  'STRAPI_SITE_SETTING_TERMS_TEXTNODE',
  'STRAPI_SITE_SETTING_PRIVACY_TEXTNODE',
];

function link(type: string, field: string) {
  return { type, extensions: { link: { from: `${field}___NODE` } } };
}

function html(field: string) {
  return {
    type: 'String!',
    resolve: (source: SourcedNode, _args: unknown, context: Context) => {
      const id = (source[field] as { data___NODE?: string } | null | undefined)?.data___NODE;
      return renderMarkdown((id && context.nodeModel.getNodeById({ id })?.internal.content) || '');
    },
  };
}

function children(type: string, parentField: string) {
  return {
    type: `[${type}!]!`,
    resolve: async (source: SourcedNode, _args: unknown, context: Context) => {
      const { entries } = await context.nodeModel.findAll({
        type,
        query: { filter: { [parentField]: { id: { eq: source.id } } } },
      });
      return [...(entries as Iterable<PositionedNode>)].sort(compareByPosition);
    },
  };
}

function toLines(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•]\s*/, '').trim())
    .filter((line) => line !== '');
}
