import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/** What Strapi's own packages need to be loaded under a test runner. */
const strapi = { deps: { inline: [/@strapi\/.*/, /lodash/] } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{config,database,site}/**/*.test.ts', 'plugins/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'plugins/*/local/tests/**', 'site/e2e/**', 'site/.cache/**'],
          testTimeout: MINUTE,
          hookTimeout: MINUTE,
        },
      },
      {
        test: {
          name: 'local-mux',
          include: ['plugins/*/local/tests/**/*.test.ts'],
          testTimeout: 3 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['cms/tests/**/*.test.ts'],
          globalSetup: ['cms/tests/harness/global-setup.ts'],
          server: strapi,
          // One Strapi per process, and two cores.
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 2 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['site/e2e/**/*.test.ts'],
          globalSetup: ['site/e2e/harness/global-setup.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 10 * MINUTE,
          hookTimeout: 15 * MINUTE,
        },
      },
    ],
  },
});
