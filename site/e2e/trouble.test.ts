import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findReleases, HEADERS_FILE, makeReleaseId, readLiveId, switchTo } from '../server/releases.ts';
import { hashInlineScripts } from '../server/security-headers.ts';
import { launchBrowser } from './harness/browser.ts';
import { findFreeLesson } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

let browser: Browser;
/** Path of a course. */
let course: string;

beforeAll(async () => {
  browser = await launchBrowser();
  course = new URL((await findFreeLesson()).address).pathname.replace(/[^/]+\/$/, '');
});
afterAll(async () => browser?.close());

/** Makes the page of the course break while it is drawn, as a bug in it would. */
async function breakCourse(context: BrowserContext): Promise<void> {
  await context.route(`**/page-data${course}page-data.json`, async (route) => {
    const answer = await route.fetch();
    const data = (await answer.json()) as { result: { data: { strapiCourse: { modules: unknown } } } };
    data.result.data.strapiCourse.modules = 7;
    await route.fulfill({ response: answer, json: data });
  });
}

test('a page that breaks says so with a number to tell, leaves the rest standing, and there are ways on', async () => {
  const { siteUrl } = findSchool();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await breakCourse(context);
  await page.goto(`${siteUrl}/courses/`);
  await page.getByRole('main').locator(`a[href="${course}"]`).first().click();
  await page.getByRole('heading', { name: 'This page stopped' }).waitFor();
  const isFocused = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(isFocused).toBe('This page stopped');

  const number = (await page.locator('main code').textContent()) ?? '';
  expect(number).toMatch(UUID);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
  // This school wants no reports: none is offered, and nobody but the site, the CMS and Mux is asked for anything.
  expect(await page.getByText('Shall we be told?').count()).toBe(0);

  await page.getByRole('banner').getByRole('link', { name: 'Courses' }).click();
  await page.getByRole('heading', { level: 1, name: 'Courses' }).waitFor();
  await context.unrouteAll();
  // Opened by its address it breaks as well, and "try again" tries again.
  await breakCourse(context);
  await page.goto(`${siteUrl}${course}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'This page stopped' }).waitFor();
  await page.getByRole('button', { name: 'To the courses' }).click();
  await page.waitForURL(`${siteUrl}/courses/`);
  const { siteUrl: site, cmsUrl, muxUrl } = findSchool();
  expect(asked.filter((url) => ![site, cmsUrl, muxUrl].some((known) => url.startsWith(known)))).toEqual([]);
  await context.close();
});

test('no built file holds anything of what would report errors, where nobody wants reports', () => {
  const { environment } = findSchool();
  const folder = findReleases({ dataDir: environment.DATA_DIR ?? '' }).current;
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(5);
  for (const name of scripts) expect(/sentry/i.test(readFileSync(join(folder, name), 'utf8')), name).toBe(false);
});

test('without a network a page stays and says so, and the way goes on by itself when there is one again', async () => {
  const { siteUrl } = findSchool();
  const context = await browser.newContext();
  const page = await context.newPage();
  // Nothing is fetched ahead: the page that is wanted is not here yet.
  await page.route('**/page-data/**', (route) => (isAhead(route.request().url()) ? route.abort() : route.continue()));
  await page.goto(`${siteUrl}/`);
  await page.waitForLoadState('networkidle');
  await page.unrouteAll();
  await context.setOffline(true);
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'This page needs a connection' }).waitFor();
  expect(page.url()).toBe(`${siteUrl}/`);
  await page.getByRole('button', { name: 'Back to the page' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'This page needs a connection' }).waitFor();
  await context.setOffline(false);
  await page.waitForURL(`${siteUrl}/login/**`);
  await context.close();
});

const isAhead = (url: string) => url.includes('/page-data/login/');

test('a new release reaches the open tab with its next page and every next visit, and nothing stands between', async () => {
  const { siteUrl, environment } = findSchool();
  const releases = findReleases({ dataDir: environment.DATA_DIR ?? '' });
  const before = readLiveId(releases) ?? '';
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${siteUrl}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([]);

  const id = makeReleaseId({ now: new Date(), processId: process.pid });
  try {
    publishCopy({ from: join(releases.releases, before), to: join(releases.releases, id) });
    switchTo({ releases, id });
    await page.getByRole('banner').getByRole('link', { name: 'Courses' }).click();
    await page.getByRole('heading', { level: 1, name: 'Courses of the next release' }).waitFor();
    const visit = await context.newPage();
    await visit.goto(`${siteUrl}/courses/`);
    await visit.getByRole('heading', { level: 1, name: 'Courses of the next release' }).waitFor();
  } finally {
    switchTo({ releases, id: before });
    rmSync(join(releases.releases, id), { recursive: true, force: true });
    await context.close();
  }
});

/** The same site as new code would have built it: another hash of its scripts, other words, and headers to match. */
function publishCopy({ from, to }: { from: string; to: string }): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  const read = (path: string) => readFileSync(join(to, path), 'utf8');
  const [, compiled = ''] = /"webpackCompilationHash":"([\da-f]+)"/.exec(read('page-data/app-data.json')) ?? [];
  // A build that was warm has files of earlier ones beside its own; the page knows which are its. What changes is renamed.
  const page = read('courses/index.html');
  const renamed = [/texts-en-([\da-f]{10,20})\.js/, /webpack-runtime-([\da-f]{10,20})\.js/].map((name) => {
    const [file = '', hash = ''] = name.exec(page) ?? [];
    return { file, hash, other: hash.replaceAll(/[\da-f]/g, 'f') };
  });
  if (!compiled || renamed.some(({ file }) => !file)) throw new Error('The release is not as known');
  const changes = [
    [compiled, 'f'.repeat(compiled.length)],
    ...renamed.map(({ hash, other }) => [hash, other] as const),
    ['title:"Courses"', 'title:"Courses of the next release"'],
    ['>Courses</h1>', '>Courses of the next release</h1>'],
  ] as const;
  const scripts = hashInlineScripts(read('index.html'));
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|json|js)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    const next = changes.reduce((known, [old, other]) => known.replaceAll(old, other), text);
    if (next === text) continue;
    writeFileSync(file, next);
    rmSync(`${file}.br`, { force: true });
  }
  for (const { file, hash, other } of renamed) cpSync(join(to, file), join(to, file.replace(hash, other)));
  const changed = hashInlineScripts(read('index.html'));
  const headers = scripts.reduce((known, hash, index) => known.replace(hash, changed[index] ?? ''), read(HEADERS_FILE));
  writeFileSync(join(to, HEADERS_FILE), headers);
}
