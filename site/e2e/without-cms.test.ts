import type { Browser, BrowserContext, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, readPlayer, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { findFreeLesson, findLongLesson, signIn, signUp, type LessonPage } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';

/** Seconds a slow CMS takes for each answer. */
const SLOW = 10;

let browser: Browser;
let free: LessonPage;
let course: string;

beforeAll(async () => {
  browser = await launchBrowser();
  free = await findFreeLesson();
  course = free.address.replace(/[^/]+\/$/, '');
});
afterAll(async () => browser?.close());

/** Lets the CMS answer whatever `answer` says, as this browser sees it. */
async function breakCms(context: BrowserContext, answer: (route: Route) => unknown): Promise<() => Promise<void>> {
  const address = `${findSchool().cmsUrl}/**`;
  const handler = async (route: Route) => void (await answer(route));
  await context.route(address, handler);
  return () => context.unroute(address, handler);
}

/** As a proxy before a dead CMS answers, as a network that wants a sign-in of its own does, and what nobody would say. */
function sayRubbish(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const html = { contentType: 'text/html', body: '<!doctype html><title>Welcome to this network</title>' };
  if (pathname.startsWith('/api/mux/')) return route.fulfill({ status: 502, ...html });
  if (pathname.startsWith('/api/auth/')) return route.fulfill({ json: 'rubbish' });
  return route.fulfill({ status: 200, ...html });
}

test.each<[string, (route: Route) => unknown]>([
  ['is down', (route) => route.abort('connectionrefused')],
  ['answers rubbish', sayRubbish],
])('a CMS that %s takes no page away; what needs it says so and comes with it', async (_, answer) => {
  const { siteUrl } = findSchool();
  const context = await browser.newContext();
  const page = await context.newPage();
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(String(error)));
  // A visitor who may have a session: it is asked for, and nobody answers.
  await context.addInitScript(() => localStorage.setItem('diamond.session', '1'));
  const mend = await breakCms(context, answer);

  await page.goto(`${siteUrl}/`);
  await page.getByRole('link', { name: 'Courses' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Courses' }).waitFor();
  await page.goto(course);
  await page.getByRole('heading', { name: 'What is inside' }).waitFor();
  await page.goto(`${siteUrl}/search/`);
  // The field has the focus as soon as the page is alive.
  await page.locator('#search-field:focus').waitFor();
  await page.getByRole('searchbox').fill('loupe');
  await page.getByText('The search does not answer right now').first().waitFor();
  await page.locator('[data-search-results] a').first().waitFor();

  await page.goto(`${siteUrl}/login/`);
  await page.getByLabel('E-mail').fill('learner@example.com');
  await page.getByLabel('Password', { exact: true }).fill('Learner-demo-1');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('The school cannot be reached just now').waitFor();

  await page.goto(free.address);
  await page.getByText('We cannot reach the school just now').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
  await mend();
  await page.getByRole('main').getByRole('button', { name: 'Try again' }).first().click();
  await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  expect(broken).toEqual([]);
  await context.close();
});

test(`a CMS that takes ${SLOW} seconds holds up no page, and its film comes in the end`, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let isWaiting = false;
  await breakCms(context, async (route) => {
    isWaiting = true;
    await new Promise((done) => setTimeout(done, SLOW * 1_000));
    isWaiting = false;
    await route.continue();
  });
  await page.goto(course);
  await page.getByRole('heading', { name: 'What is inside' }).waitFor();
  await page.goto(free.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(isWaiting || (await readPlayer(page)) === null).toBe(true);
  await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
});

test('a film that is on plays on without the CMS; seconds and words are kept, and sent when it is back', async () => {
  const lesson = await findLongLesson();
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, ...(await signUp()) });
  await page.goto(lesson.address);
  await waitForPlayer(page, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  await tellPlayer(page, { play: true });
  await waitForPlayer(page, { fact: 'it plays', is: ({ currentTime }) => currentTime > 1 });

  const mend = await breakCms(context, (route) => route.abort('connectionrefused'));
  const { currentTime } = await waitForPlayer(page, { fact: 'it plays on', is: (film) => film.currentTime > 6 });
  await tellPlayer(page, { pause: true });
  await page.getByText('Offline: your place is kept on this device').first().waitFor();
  await page.getByRole('button', { name: /Take a note/ }).click();
  await page.getByPlaceholder('Write it down…').fill('Written while nobody answered');
  await page.getByText('Not saved yet: we keep trying').first().waitFor();

  await mend();
  await page.getByText('Your place is saved').first().waitFor();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await tellPlayer(page, { play: true });
  await waitForPlayer(page, { fact: 'it goes on', is: (film) => film.currentTime > currentTime + 1 });
  await context.close();
});
