import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What the seed needs of Strapi. The CMS's own types are not at hand here: scripts may load it, not import it. */
export interface Strapi {
  documents: (uid: string) => DocumentService;
  plugin: (name: string) => { service: (name: string) => Record<string, (...words: unknown[]) => Promise<never>> };
  service: (name: string) => Record<string, (...words: unknown[]) => Promise<never>>;
  db: {
    query: (uid: string) => { findOne: (words: { where: Record<string, unknown> }) => Promise<{ id: number } | null> };
  };
  store: (place: { type: string; name: string }) => { set: (entry: { key: string; value: unknown }) => Promise<void> };
  destroy: () => Promise<void>;
}

/** A document as it comes back: its id, and the fields that were asked for. */
export interface Document {
  documentId: string;
  [field: string]: unknown;
}

interface DocumentService {
  findFirst: (words: object) => Promise<Document | null>;
  findMany: (words: object) => Promise<Document[]>;
  create: (words: { data: object; locale?: string }) => Promise<Document>;
  update: (words: { documentId: string; data: object; locale?: string }) => Promise<Document>;
  publish: (words: { documentId: string; locale?: string }) => Promise<unknown>;
}

/** Loads the built CMS into this process, listening nowhere. */
export async function openStrapi({ root }: { root: string }): Promise<Strapi> {
  const appDir = join(root, 'cms');
  // Strapi is CommonJS, found from where it is a dependency, and some of its parts ask for the folder they are run in.
  const require = createRequire(join(appDir, 'package.json'));
  process.chdir(appDir);
  const { createStrapi } = require('@strapi/strapi') as {
    createStrapi: (words: { appDir: string; distDir: string }) => { load: () => Promise<Strapi> };
  };
  return createStrapi({ appDir, distDir: join(appDir, 'dist') }).load();
}
