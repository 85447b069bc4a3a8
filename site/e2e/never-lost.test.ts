import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { asLearner, findLongLesson, signIn, signUp, type LessonPage, type Person } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';
import { freezeCms, killTab, listSeconds, witness } from './harness/watching.ts';

const REPORTS = /\/api\/progress\/(lessons|sync)/;

let browser: Browser;
let lesson: LessonPage;
let person: Person;

beforeAll(async () => {
  browser = await launchBrowser();
  lesson = await findLongLesson();
});
afterAll(async () => browser?.close());
beforeEach(async () => {
  person = await signUp();
});

/** A page of a learner who is signed in, on the lesson, its film loaded. */
async function openLesson({ context, page }: { context: BrowserContext; page?: Page }) {
  const opened = page ?? (await context.newPage());
  const seen = await witness(opened);
  await opened.goto(lesson.address);
  await waitForPlayer(opened, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  return { page: opened, seen };
}

/** Lets no report through until it is told to. */
async function holdReports(context: BrowserContext) {
  let isHeld = true;
  await context.route(REPORTS, (route) =>
    isHeld && route.request().method() !== 'GET' ? route.abort() : route.continue()
  );
  return { release: () => void (isHeld = false) };
}

async function playTo(page: Page, second: number): Promise<void> {
  await tellPlayer(page, { play: true });
  await waitForPlayer(page, { fact: `it plays to ${second}`, is: ({ currentTime }) => currentTime >= second });
}

/** Waits until the server has all of these seconds of the lesson, and says what it has. */
async function waitForSeconds(who: Person, seconds: readonly number[]) {
  const { progressIn } = await asLearner(who);
  const deadline = Date.now() + 60_000;
  for (;;) {
    const progress = await progressIn(lesson.id);
    const saved = new Set(listSeconds(progress.watched));
    const missing = seconds.filter((second) => !saved.has(second));
    if (missing.length === 0) return progress;
    if (Date.now() > deadline) throw new Error(`Not saved: ${missing.join()} of ${JSON.stringify(progress.watched)}`);
    await new Promise((done) => setTimeout(done, 250));
  }
}

test('a tab that is killed mid-play loses a second at most, and the next visit resumes there', async () => {
  const context = await browser.newContext();
  const first = await context.newPage();
  await signIn({ page: first, ...person });
  // Not one report comes through while the film plays: all there is, is what this browser kept.
  const reports = await holdReports(context);
  const { page, seen } = await openLesson({ context, page: first });
  await playTo(page, 8);
  await killTab({ context, page });
  const killedAt = seen.last();
  const watched = seen.seconds();
  reports.release();

  const next = await openLesson({ context });
  const resumed = await waitForPlayer(next.page, { fact: 'it resumes', is: ({ currentTime }) => currentTime > 1 });
  expect(Math.abs(resumed.currentTime - killedAt)).toBeLessThan(2);
  await waitForSeconds(person, watched.slice(0, -2));
  await context.close();
});

test('an hour offline loses no second and no session, and the page says how things stand', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.clock.install();
  await signIn({ page, ...person });
  const { seen } = await openLesson({ context, page });
  await playTo(page, 4);

  await context.setOffline(true);
  await playTo(page, 12);
  await tellPlayer(page, { pause: true });
  await page.getByText('Offline: your place is kept on this device').first().waitFor();
  const leftAt = seen.last();
  // An hour later: the access token, the lease and every wait are long over.
  await page.clock.fastForward('01:00:00');
  await page.getByText('Offline: your place is kept on this device').first().waitFor();

  await context.setOffline(false);
  await page.getByText('Your place is saved').first().waitFor();
  const progress = await waitForSeconds(person, seen.seconds().slice(0, -1));
  expect(Math.abs(progress.position - leftAt)).toBeLessThan(1);
  // Still signed in, and the film goes on under a lease of its own.
  await playTo(page, 14);
  await context.close();
});

test('a CMS that hangs and comes back costs no second', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, ...person });
  const { seen } = await openLesson({ context, page });
  await playTo(page, 3);
  const goOn = await freezeCms();
  try {
    await playTo(page, 20);
    await tellPlayer(page, { pause: true });
    await page.getByText('Offline: your place is kept on this device').first().waitFor();
  } finally {
    goOn();
  }
  await page.getByText('Your place is saved').first().waitFor({ timeout: 60_000 });
  await waitForSeconds(person, seen.seconds().slice(0, -1));
  await context.close();
});

test('what is unsent at a sign-out waits for its learner: nobody else sends it or sees it', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, ...person });
  const reports = await holdReports(context);
  const { seen } = await openLesson({ context, page });
  await playTo(page, 9);
  await tellPlayer(page, { pause: true });
  const watched = seen.seconds();
  await page.goto(`${findSchool().siteUrl}/account/`);
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  reports.release();

  const other = await signUp();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (REPORTS.test(request.url()) && request.method() !== 'GET') sent.push(request.postData() ?? '');
  });
  await signIn({ page, ...other });
  await page.goto(lesson.address);
  const film = await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  expect(film.currentTime).toBe(0);
  await playTo(page, 2);
  await tellPlayer(page, { pause: true });
  await page.getByText('Your place is saved').first().waitFor();
  expect(sent).not.toEqual([]);
  expect(Math.max(...(await (await asLearner(other)).progressIn(lesson.id)).watched.flat())).toBeLessThan(6);

  // Back again, on any page at all, the first learner's seconds arrive.
  await page.goto(`${findSchool().siteUrl}/account/`);
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await signIn({ page, ...person });
  await waitForSeconds(person, watched.slice(0, -1));
  await context.close();
});
