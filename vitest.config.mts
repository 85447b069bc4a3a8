import { defineConfig } from 'vitest/config';

const MINUTE = 60_000;

/**
 * CI's machine is not ours to keep quiet: what fails there on real servers, browsers and clocks is run once more, and the
 * report says `retry x1`. Elsewhere a test has one try.
 */
const RETRIES = process.env.CI ? 1 : 0;

/** What Strapi's own packages need to be loaded under a test runner. */
const strapi = { deps: { inline: [/@strapi\/.*/, /lodash/] } };

/** Browser tests that build the site, restart the school, break the local Mux or measure: nobody else may look meanwhile. */
const ALONE = [
  'built-site',
  'journey',
  'lighthouse',
  'pictures',
  'publishing',
  'restart',
  'trouble',
  'videos',
  'weight',
].map((name) => `site/e2e/${name}.test.ts`);

/** All browser tests share one school, whichever of the two projects they are in. */
const e2e = {
  globalSetup: ['site/e2e/harness/global-setup.ts'],
  pool: 'forks',
  testTimeout: 10 * MINUTE,
  hookTimeout: 15 * MINUTE,
  retry: RETRIES,
  // As long as `PATIENCE` of the harness.
  expect: { poll: { timeout: MINUTE } },
} as const;

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
          retry: RETRIES,
          testTimeout: 2 * MINUTE,
          hookTimeout: 3 * MINUTE,
        },
      },
      {
        test: {
          ...e2e,
          name: 'e2e',
          include: ['site/e2e/**/*.test.ts'],
          exclude: ALONE,
          // Films play in real time: two files at once take little more than the longer one.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { ...e2e, name: 'e2e-alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
