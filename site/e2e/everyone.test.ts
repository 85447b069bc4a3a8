import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBarriers } from './harness/barriers.ts';
import { launchBrowser, untilAlive, waitForPlayer } from './harness/browser.ts';
import { skipToContent, tabTo } from './harness/keyboard.ts';
import { signIn, signUp } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

/** Addresses of what the build made; of courses and lessons the first in each language, and a course that is not translated. */
async function listPages(): Promise<string[]> {
  const folder = join(findSchool().environment.DATA_DIR ?? '', 'site/current');
  const files = await readdir(`${folder}/`, { recursive: true });
  const paths = files
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`)
    .sort();
  const kinds = new Map<string, string[]>();
  for (const path of paths) {
    const kind = path.replace(/courses\/[^/]+\/$/, 'courses/*/').replace(/courses\/[^/]+\/[^/]+\/$/, 'courses/*/*/');
    kinds.set(kind, [...(kinds.get(kind) ?? []), path]);
  }
  return [...kinds].flatMap(([kind, found]) =>
    kind.startsWith('/es/') && kind.endsWith('courses/*/') ? found : found.slice(0, 1)
  );
}

/** Opens a page and waits until it says what it is about. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${findSchool().siteUrl}${path}`);
  await page
    .locator('main h1')
    .first()
    .waitFor()
    .catch((error: unknown) => {
      throw new Error(`${path} never said what it is about`, { cause: error });
    });
  await untilAlive(page);
}

async function collect(page: Page, paths: readonly string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, path);
    const light = await findBarriers(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = (await findBarriers(page, { only: 'colours' })).map((barrier) => `dark ${barrier}`);
    if (light.length + dark.length > 0) found[path] = [...light, ...dark];
  }
  return found;
}

test('axe finds no barrier on any page for visitors, in light and dark, in both languages', async () => {
  const paths = await listPages();
  expect(paths).toEqual(
    expect.arrayContaining(['/', '/es/', '/courses/', '/es/login/', '/account/', '/es/my-learning/'])
  );
  const context = await browser.newContext();
  expect(await collect(await context.newPage(), [...paths, '/nothing-here/', '/es/nothing-here/'])).toEqual({});
  await context.close();
});

test('axe finds no barrier on a learner’s pages, in light and dark', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, ...(await signUp()) });
  const lesson = (await listPages()).find((path) => /^\/courses\/[^/]+\/[^/]+\/$/.test(path)) ?? '';
  const paths = ['/my-learning/', '/notes/', '/account/', '/es/my-learning/', lesson, lesson.replace(/[^/]+\/$/, '')];
  expect(await collect(page, paths)).toEqual({});
  await context.close();
});

test('the whole way of a learner goes by keyboard alone, and the focus is always seen', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await open(page, '/');
  await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Join free' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Create your account' }).waitFor();

  await tabTo(page, page.getByLabel('First name'));
  await page.keyboard.type('Kim');
  await tabTo(page, page.getByLabel('Last name'));
  await page.keyboard.type('Key');
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(`keys-${Date.now()}@example.com`);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type('Only-keys-1');
  await page.keyboard.press('Enter');
  await page.getByRole('banner').getByRole('link', { name: 'Courses' }).waitFor();
  await page.waitForURL((url) => !url.pathname.startsWith('/register/'));

  await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Courses' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Courses', level: 1 }).waitFor();
  await tabTo(page, page.getByRole('link', { name: 'Reading Diamonds' }).first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Reading Diamonds', level: 1 }).waitFor();
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Start the course' }).first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What light does in a diamond', level: 1 }).waitFor();

  await skipToContent(page);
  const film = page.getByRole('region', { name: /^Film:/ });
  await tabTo(page, film.getByRole('button', { name: /^Play:/ }));
  await page.keyboard.press('Enter');
  await waitForPlayer(page, { fact: 'it plays', is: ({ paused, currentTime }) => !paused && currentTime > 0 });
  await page.keyboard.press('k');
  await waitForPlayer(page, { fact: 'it rests', is: ({ paused }) => paused });

  await tabTo(page, page.getByRole('button', { name: /^Take a note/ }));
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Note,/ }).waitFor();
  await page.keyboard.type('Written without a mouse.');
  await page.getByText('Saved', { exact: true }).waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Done', exact: true }));
  await page.keyboard.press('Enter');

  await tabTo(page, page.getByRole('button', { name: 'Mark as done' }), { key: 'Shift+Tab' });
  await page.keyboard.press('Enter');
  await page.getByText('Completed, by hand').waitFor();

  await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Account' }), { key: 'Shift+Tab' });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
  await skipToContent(page);
  await tabTo(page, page.getByRole('button', { name: 'Sign out', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
  await context.close();
});

test('a page is in the language of its address, loads the words of that one alone, and leads to its twin', async () => {
  const context = await browser.newContext({ locale: 'es-ES' });
  const page = await context.newPage();
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const course = (await listPages()).find((path) => path.startsWith('/es/courses/leer-diamantes/')) ?? '';
  await open(page, course);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
  expect(loaded.filter((path) => path.startsWith('/texts-')).map((path) => path.slice(0, 9))).toEqual(['/texts-es']);
  const alternates = page.locator('link[rel="alternate"][hreflang]');
  expect(await alternates.evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')))).toEqual(
    expect.arrayContaining(['en', 'es', 'x-default'])
  );

  // Spanish wherever one goes on, also where the content is not.
  await page.getByRole('banner').getByRole('link', { name: 'Cursos' }).click();
  await page.locator('#gatsby-announcer', { hasText: 'Ahora estás en Cursos' }).waitFor({ state: 'attached' });
  await page
    .getByRole('link', { name: 'The Setter’s Bench' })
    .or(page.getByRole('link', { name: /Setter/ }))
    .first()
    .click();
  await page.getByText('Todavía no está en español').waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/es\/courses\//);
  expect(await page.locator('main h1').getAttribute('lang')).toBe('en');

  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/courses/'));
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  // English was chosen, so Spanish is not offered any more, whatever the browser asks for.
  await page.getByRole('banner').getByRole('link', { name: 'Courses' }).waitFor();
  expect(await page.getByText('Esta página también está en español').count()).toBe(0);
  await context.close();

  const spaniard = await browser.newContext({ locale: 'es-MX' });
  const english = await spaniard.newPage();
  await open(english, '/courses/');
  await english.getByRole('link', { name: 'Ver en español' }).click();
  await english.waitForURL((url) => url.pathname === '/es/courses/');
  await spaniard.close();
});
