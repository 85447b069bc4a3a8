import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** The CMS in a process that says when it listens, and ends when whoever started it ends. */
const CMS = resolve(import.meta.dirname, '../../../cms');

interface Strapi {
  load: () => Promise<unknown>;
  listen: () => Promise<unknown>;
  destroy: () => Promise<unknown>;
}

// Strapi is CommonJS; its ESM build does not load.
const { createStrapi } = createRequire(`${CMS}/package.json`)('@strapi/strapi') as {
  createStrapi: (options: { appDir: string; distDir: string; serveAdminPanel: boolean }) => Strapi;
};

process.on('disconnect', () => process.exit(0));
const strapi = createStrapi({ appDir: CMS, distDir: `${CMS}/dist`, serveAdminPanel: false });
await strapi.load();
await strapi.listen();
process.send?.('listening');
