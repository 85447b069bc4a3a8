import type { GatsbyCache, NodePluginArgs } from 'gatsby';

const SOURCE = 'gatsby-source-strapi';

/**
 * Forgets what earlier builds read from the CMS, so that this one reads all of it again.
 *
 * The source plugin's own idea of a warm build misses changes: it asks for what has an `updatedAt` after its last
 * fetch, by the builder's clock, but publishing keeps the draft's old `updatedAt`; it never deletes the last entry
 * of a type; and it never rewrites an image's alternative text, because a media node that exists is left alone.
 * Whole content is two requests a type, so there is nothing to win by asking for less.
 *
 * Downloaded images, resized images and webpack's work live in caches of their own and stay warm.
 */
export async function forgetSourcedContent({
  getNodes,
  getCache,
  actions,
}: Pick<NodePluginArgs, 'getNodes' | 'getCache' | 'actions'>): Promise<number> {
  const sourced = getNodes().filter((node) => node.internal.owner === SOURCE);
  for (const node of sourced) {
    // Gatsby lets only the owner delete a node; the second argument says in whose name this is done.
    deleteAs(actions.deleteNode)(node, { name: SOURCE });
  }
  const cache: GatsbyCache = getCache(SOURCE);
  await cache.set('timestamp', 0);
  return sourced.length;
}

function deleteAs(deleteNode: unknown): (node: unknown, plugin: { name: string }) => void {
  return deleteNode as (node: unknown, plugin: { name: string }) => void;
}
