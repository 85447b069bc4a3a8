import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, readPlayer, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { makeFilm } from './harness/films.ts';
import { findSchool, rebuildSite } from './harness/school.ts';
import { stayAtTheEnd } from './harness/watching.ts';

const FILM_SECONDS = 24;
const SEEK_TO = 14;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'school-journey-'));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test('from an upload in the admin to a lesson done: editor, rebuilt site, new learner, second device', async () => {
  const { siteUrl, cmsUrl, muxUrl } = findSchool();
  const mark = randomUUID().slice(0, 8);
  const title = `A lesson made in the test ${mark}`;
  const film = join(folder, 'film.mp4');
  await makeFilm({ path: film, seconds: FILM_SECONDS });

  // The editor writes a lesson, uploads its film and publishes.
  const office = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const admin = await office.newPage();
  // The film's bytes go from the browser to Mux and never pass the CMS.
  const sent: string[] = [];
  admin.on('request', (request) => {
    if (request.headers()['content-type']?.startsWith('video/')) sent.push(new URL(request.url()).origin);
  });
  await signInToAdmin({ page: admin, cmsUrl });
  const module = (await readLessons(cmsUrl)).find((lesson) => lesson.module?.course?.access === 'members')?.module
    ?.title;
  if (!module) throw new Error("The demo school has a members' course");
  await writeLesson({ page: admin, cmsUrl, title, film, module });
  expect(new Set(sent)).toEqual(new Set([muxUrl]));
  await office.close();

  await rebuildSite();

  // A new learner finds it by the catalogue, not by a link somebody kept.
  const person = { email: `learner-${mark}@example.com`, password: 'Journey-learner-1' };
  const phone = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await phone.newPage();
  await register({ page, siteUrl, ...person });
  const lessonUrl = await findLesson({ page, siteUrl, title });
  // The player weighs more than the rest together: no page but a lesson's loads it.
  for (const path of ['/', '/courses/', '/my-learning/']) {
    await page.goto(`${siteUrl}${path}`, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => customElements.get('mux-player') === undefined), path).toBe(true);
  }
  await page.goto(lessonUrl);

  const ready = await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  expect(Math.abs(ready.duration - FILM_SECONDS)).toBeLessThan(1);
  await tellPlayer(page, { play: true });
  const playing = await waitForPlayer(page, { fact: 'it plays', is: ({ currentTime }) => currentTime > 1 });
  const later = await waitForPlayer(page, {
    fact: 'time and frames go on',
    is: ({ currentTime, frames }) => currentTime > playing.currentTime + 2 && frames > playing.frames + 20,
  });
  expect(later.paused).toBe(false);
  expect(later.width).toBeGreaterThan(0);

  // Seeks, watches on, leaves.
  await tellPlayer(page, { seekTo: SEEK_TO });
  await waitForPlayer(page, {
    fact: 'it plays on where it was told to',
    is: ({ currentTime }) => currentTime > SEEK_TO + 2,
  });
  await tellPlayer(page, { pause: true });
  const left = await waitForPlayer(page, { fact: 'it is paused', is: ({ paused }) => paused });
  await page.getByText('Your place is saved').waitFor();
  await phone.close();

  // Another device: signed in anew, resumes there.
  const tablet = await browser.newContext({ viewport: { width: 820, height: 1180 } });
  const second = await tablet.newPage();
  await stayAtTheEnd(second);
  await signIn({ page: second, siteUrl, ...person, from: new URL(lessonUrl).pathname });
  const resumed = await waitForPlayer(second, {
    fact: 'it resumes where it was left',
    is: ({ currentTime }) => currentTime > 1,
  });
  expect(Math.abs(resumed.currentTime - left.currentTime)).toBeLessThan(2);

  // Jumping to the end is not watching.
  await tellPlayer(second, { seekTo: FILM_SECONDS - 1, play: true });
  await waitForPlayer(second, { fact: 'it ended', is: ({ ended }) => ended });
  expect(await second.getByText('Completed', { exact: true }).count()).toBe(0);

  // Watched to the end, it is done, there and in the outline, and still after a reload.
  await tellPlayer(second, { seekTo: 0, play: true });
  await waitForPlayer(second, { fact: 'it ended after being watched', is: ({ ended }) => ended, timeout: 90_000 });
  await second.getByText('Completed', { exact: true }).first().waitFor();
  await second.reload();
  await second.getByText('Completed', { exact: true }).first().waitFor();
  await tablet.close();
});

test('a visitor plays the free preview, is refused the rest, and no token is given out', async () => {
  const { siteUrl, cmsUrl } = findSchool();
  const context = await browser.newContext();
  const page = await context.newPage();
  const lessons = await readLessons(cmsUrl);
  const free = lessons.find(({ freePreview }) => freePreview);
  const other = await findOnSite(
    lessons.filter(({ freePreview, module }) => !freePreview && module?.course?.access === 'members')
  );
  if (!free || !other) throw new Error('The demo school has a free preview and a members lesson');

  await page.goto(addressOf({ siteUrl, lesson: free }));
  await waitForPlayer(page, { fact: 'the free preview is loaded', is: ({ duration }) => duration > 30 });
  await tellPlayer(page, { play: true });
  await waitForPlayer(page, {
    fact: 'the free preview plays',
    is: ({ currentTime, frames }) => currentTime > 1 && frames > 10,
  });

  await page.goto(addressOf({ siteUrl, lesson: other }));
  await page.getByText('Sign in to watch').waitFor();
  expect(await readPlayer(page)).toBeNull();
  expect(await page.locator('mux-player').count()).toBe(0);
  const refused = await fetch(`${cmsUrl}/api/mux/playback/${other.documentId}`);
  expect(refused.status).toBe(401);
  expect(await refused.text()).not.toContain('token');
  await context.close();
});

test('an altered or a foreign token is refused by the local Mux, for playlist, pieces and pictures', async () => {
  const { cmsUrl } = findSchool();
  const lessons = await readLessons(cmsUrl);
  const free = lessons.find(({ freePreview }) => freePreview);
  if (!free) throw new Error('The demo school has a free preview');
  const { data: lease } = (await (await fetch(`${cmsUrl}/api/mux/playback/${free.documentId}`)).json()) as {
    data: { src: string; poster: string; storyboard: string };
  };
  for (const address of [lease.src, lease.poster, lease.storyboard]) {
    expect((await fetch(address)).status).toBe(200);
    const altered = new URL(address);
    const token = altered.searchParams.get('token') ?? '';
    const middle = token.indexOf('.') + 12;
    altered.searchParams.set(
      'token',
      `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`
    );
    expect((await fetch(altered)).status).toBe(403);
    altered.searchParams.delete('token');
    expect((await fetch(altered)).status).toBe(403);
  }
  // A token is for one use: the picture's does not open the film.
  const crossed = new URL(lease.src);
  crossed.searchParams.set('token', new URL(lease.poster).searchParams.get('token') ?? '');
  expect((await fetch(crossed)).status).toBe(403);
  // And no piece of the film comes without one.
  const playlist = await (await fetch(lease.src)).text();
  const rendition = playlist.split('\n').find((line) => line !== '' && !line.startsWith('#'));
  const bare = new URL(rendition ?? '', lease.src);
  bare.search = '';
  expect((await fetch(bare)).status).toBe(403);
});

interface DemoLesson {
  documentId: string;
  slug: string;
  freePreview: boolean;
  module: { title: string; course: { slug: string; access: string } | null } | null;
}

async function readLessons(cmsUrl: string): Promise<DemoLesson[]> {
  const answer = await fetch(
    `${cmsUrl}/api/lessons?populate[module][populate][course]=true&pagination[pageSize]=100&sort=position`
  );
  return ((await answer.json()) as { data: DemoLesson[] }).data;
}

/** The first of them that has a page: another test may have published one since the site was built. */
async function findOnSite(lessons: DemoLesson[]): Promise<DemoLesson | undefined> {
  const { siteUrl } = findSchool();
  for (const lesson of lessons) {
    if ((await fetch(addressOf({ siteUrl, lesson }))).ok) return lesson;
  }
  return undefined;
}

function addressOf({ siteUrl, lesson }: { siteUrl: string; lesson: DemoLesson }): string {
  return `${siteUrl}/courses/${lesson.module?.course?.slug}/${lesson.slug}/`;
}

async function signInToAdmin({ page, cmsUrl }: { page: Page; cmsUrl: string }): Promise<void> {
  await page.goto(`${cmsUrl}/admin`);
  await page.locator('input[name="email"]').fill('editor@example.com');
  await page.locator('input[name="password"]').fill('Editor-demo-1');
  await page.getByRole('button', { name: 'Login' }).click();
  await page
    .getByRole('link', { name: /Content Manager/i })
    .first()
    .waitFor();
}

async function writeLesson({
  page,
  cmsUrl,
  title,
  film,
  module,
}: {
  page: Page;
  cmsUrl: string;
  title: string;
  film: string;
  module: string;
}): Promise<void> {
  await page.goto(`${cmsUrl}/admin/content-manager/collection-types/api::lesson.lesson/create`, {
    // The form is laid out once more when all of it is there, and forgets what was typed before.
    waitUntil: 'networkidle',
  });
  await page.locator('input[name="title"]').fill(title);
  await page.locator('textarea[name="summary"]').fill('Written, filmed and published by a test.');
  await page.locator('input#video').setInputFiles(film);
  const modules = page.getByRole('combobox', { name: /^module/i });
  await modules.click();
  await modules.pressSequentially(module);
  await page.getByRole('option', { name: module }).first().click();
  await page.getByText('Ready', { exact: true }).waitFor({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Published document').waitFor();
}

async function register({
  page,
  siteUrl,
  email,
  password,
}: {
  page: Page;
  siteUrl: string;
  email: string;
  password: string;
}): Promise<void> {
  await page.goto(`${siteUrl}/register/`);
  await page.getByLabel('First name').fill('Rosa');
  await page.getByLabel('Last name').fill('Learner');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/register'));
}

async function signIn({
  page,
  siteUrl,
  email,
  password,
  from,
}: {
  page: Page;
  siteUrl: string;
  email: string;
  password: string;
  from: string;
}): Promise<void> {
  await page.goto(`${siteUrl}${from}`);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).first().click();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === from);
}

/** Looks through the catalogue as a learner would, course by course. */
async function findLesson({ page, siteUrl, title }: { page: Page; siteUrl: string; title: string }): Promise<string> {
  await page.goto(`${siteUrl}/courses/`);
  const courses = await page
    .getByRole('main')
    .locator('a[href^="/courses/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).pathname))]);
  for (const course of courses.filter((path) => path.split('/').length === 4)) {
    await page.goto(`${siteUrl}${course}`);
    const link = page.getByRole('link', { name: title });
    if ((await link.count()) > 0) return link.first().evaluate((element) => (element as HTMLAnchorElement).href);
  }
  throw new Error(`No course of the site has the lesson "${title}"`);
}
