import { createRequire } from 'node:module';

/**
 * A process that runs jobs and serves nobody: the same app without its port. Any number may run, beside any number of
 * CMS processes; SIGTERM finishes what is in hand, or gives it back.
 */
process.env.JOBS_WORKERS = 'inline';
process.env.NODE_ENV ??= 'production';

// Strapi is CommonJS; its ESM build does not load.
const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
const app = createStrapi({
  appDir: import.meta.dirname,
  distDir: `${import.meta.dirname}/dist`,
  serveAdminPanel: false,
});

// Strapi itself ends in order on SIGTERM and SIGINT; ending it a second time at once would cut the first short.
await app.load();
process.stdout.write('The worker runs jobs\n');
