import type { SourceNodesArgs } from 'gatsby';
import { createRemoteFileNode } from 'gatsby-source-filesystem';
import { compareByPosition } from '../../src/features/catalogue/order.ts';
import { LOCALES, type Locale } from '../../src/lib/locale-path.ts';
import { CONTENT_TYPES, type ContentType } from './content-types.ts';
import type { Entry, Image } from './entry.ts';
import { fetchEntries } from './fetch-content.ts';
import { fillLocales, type LocalEntry } from './fill-locales.ts';

interface Cms {
  cmsUrl: string;
  token: string;
}

/**
 * Reads the whole published content, in all languages, each time. What changed since the last build cannot be asked for:
 * publishing keeps a draft's `updatedAt`, and what is gone answers nothing. Nodes that are not made again go by
 * themselves; downloaded and resized images stay warm.
 */
export async function sourceContent({ api, cms }: { api: SourceNodesArgs; cms: Cms }): Promise<void> {
  const content = await readContent(cms);
  const images = await sourceImages({ api, cms, content });
  const local = new Map(
    content.map(({ contentType, entries }) => [
      contentType.type,
      fillLocales({ entries, places: [...(contentType.images ?? []), ...Object.keys(contentType.relations ?? {})] }),
    ])
  );
  for (const { contentType } of content) {
    for (const entry of local.get(contentType.type) ?? []) {
      const fields = toFields({ api, contentType, entry, local, images });
      const id = toNodeId({ api, type: contentType.type, entry });
      api.actions.createNode({
        ...fields,
        id,
        parent: null,
        children: [],
        internal: { type: contentType.type, contentDigest: api.createContentDigest(fields) },
      });
    }
  }
}

interface Content {
  contentType: ContentType;
  entries: Record<Locale, Entry[]>;
}

function readContent({ cmsUrl, token }: Cms): Promise<Content[]> {
  return Promise.all(
    CONTENT_TYPES.map(async (contentType) => {
      const read = async (locale: Locale) =>
        [locale, await fetchEntries({ contentType, locale, cmsUrl, token, fetch: globalThis.fetch })] as const;
      return { contentType, entries: Object.fromEntries(await Promise.all(LOCALES.map(read))) as Content['entries'] };
    })
  );
}

/** An entry's own fields, and the ids of the nodes it is linked with, in the same language. */
function toFields({
  api,
  contentType: { fields, images: imageFields = [], relations = {}, children = {} },
  entry,
  local,
  images,
}: {
  api: SourceNodesArgs;
  contentType: ContentType;
  entry: LocalEntry;
  local: ReadonlyMap<string, readonly LocalEntry[]>;
  images: ReadonlyMap<number, string>;
}): Record<string, unknown> {
  const { documentId, locale, language } = entry;
  const linked: Record<string, unknown> = {};
  for (const name of imageFields) {
    const image = entry[name] as Image | null | undefined;
    linked[name] = image ? (images.get(image.id) ?? null) : null;
  }
  for (const [name, { type }] of Object.entries(relations)) {
    const toId = (other: Entry) => toNodeId({ api, type, entry: { ...other, locale } });
    const value = entry[name] as Entry | Entry[] | null | undefined;
    linked[name] = Array.isArray(value) ? value.map(toId) : value ? toId(value) : null;
  }
  for (const [name, { type, by }] of Object.entries(children)) {
    linked[name] = (local.get(type) ?? [])
      .filter((child) => child.locale === locale && (child[by] as Entry | null)?.documentId === documentId)
      .sort(compareByPosition)
      .map((child) => toNodeId({ api, type, entry: child }));
  }
  return {
    documentId,
    locale,
    language,
    ...Object.fromEntries(fields.map((field) => [field, entry[field] ?? null])),
    ...linked,
  };
}

function toNodeId({
  api,
  type,
  entry: { locale, documentId },
}: {
  api: SourceNodesArgs;
  type: string;
  entry: Pick<LocalEntry, 'locale' | 'documentId'>;
}): string {
  return api.createNodeId(`${type} ${locale} ${documentId}`);
}

/** @returns the node of each image, by the image's id in the CMS */
async function sourceImages({
  api,
  cms,
  content,
}: {
  api: SourceNodesArgs;
  cms: Cms;
  content: readonly Content[];
}): Promise<Map<number, string>> {
  const images = new Map<number, Image>();
  for (const { contentType, entries } of content) {
    for (const entry of LOCALES.flatMap((locale) => entries[locale])) {
      for (const field of contentType.images ?? []) {
        const image = entry[field] as Image | null;
        if (image) images.set(image.id, image);
      }
    }
  }
  const nodes = new Map<number, string>();
  const lost: string[] = [];
  for (const image of images.values()) {
    const fileId = await download({ api, image, cmsUrl: cms.cmsUrl });
    if (fileId === null) lost.push(`${image.name} (${image.url})`);
    const id = api.createNodeId(`STRAPI__MEDIA ${image.id}`);
    const { name, url, mime, alternativeText = null } = image;
    const fields = { name, url, mime, alternativeText, localFile: fileId };
    api.actions.createNode({
      ...fields,
      id,
      parent: null,
      children: [],
      internal: { type: 'STRAPI__MEDIA', contentDigest: api.createContentDigest(fields) },
    });
    nodes.set(image.id, id);
  }
  // A course page without its cover must not go live unnoticed.
  if (lost.length > 0)
    api.reporter.panicOnBuild(
      `Images could not be downloaded from the CMS: ${lost.join(', ')}. Build again when they can be.`
    );
  return nodes;
}

/** The node of an image's file, as it was left by an earlier build if the image is the same; null when there is none. */
async function download({
  api: { actions, cache, createNodeId, getNode, reporter },
  image,
  cmsUrl,
}: {
  api: SourceNodesArgs;
  image: Image;
  cmsUrl: string;
}): Promise<string | null> {
  const url = new URL(image.url, cmsUrl).href;
  const key = `image ${url} ${image.updatedAt}`;
  const known = getNode(((await cache.get(key)) as string | undefined) ?? '');
  if (known) {
    actions.touchNode(known);
    return known.id;
  }
  try {
    const { id } = await createRemoteFileNode({ url, cache, createNode: actions.createNode, createNodeId });
    await cache.set(key, id);
    return id;
  } catch (error) {
    reporter.warn(`${url}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
