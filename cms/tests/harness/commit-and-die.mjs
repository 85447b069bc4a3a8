import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/** A CMS process that enqueues a job in a transaction, commits, and is gone before it could do anything else. */
const cms = resolve(import.meta.dirname, '../..');
const { createStrapi } = createRequire(resolve(cms, 'package.json'))('@strapi/strapi');
const strapi = createStrapi({ appDir: cms, distDir: resolve(cms, 'dist'), serveAdminPanel: false });
await strapi.load();
const trx = await strapi.db.connection.transaction();
const id = await strapi.plugin('jobs').service('queue').enqueue({ name: 'jobs.clean', payload: {}, trx });
await trx.commit();
process.stdout.write(`${id}\n`, () => process.kill(process.pid, 'SIGKILL'));
