import { stat } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { signIn, signUp } from './harness/learners.ts';
import { waitForMail } from './harness/mailbox.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('a forgotten password is replaced by the link of the mail, which signs in', async () => {
  const { siteUrl } = findSchool();
  const person = await signUp();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${siteUrl}/login/`);
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  // Not by the address, which is there before its page: the form for signing in has such a field too.
  await page.getByRole('button', { name: 'Send the link' }).waitFor();
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('a mail is on its way').waitFor();

  expect(await waitForMail({ email: person.email, about: 'Welcome' })).toContain(`${siteUrl}/courses/`);
  const link = (await waitForMail({ email: person.email, about: 'password' })).match(
    /https?:\/\/\S+\/reset-password\/\?code=[\w.-]+/
  )?.[0];
  expect(link).toMatch(new RegExp(`^${siteUrl}/`));
  await page.goto(link ?? '');
  await page.getByLabel('New password', { exact: true }).fill('Second-password-2');
  await page.getByLabel('New password, again').fill('Second-password-2');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByRole('heading', { name: /Paula/ }).waitFor();
  await context.close();

  const again = await browser.newContext();
  const other = await again.newPage();
  await signIn({ page: other, email: person.email, password: 'Second-password-2' });
  await other.getByRole('heading', { name: /Paula/ }).waitFor();
  await again.close();
});

test('a learner downloads the file of a lesson, and a visitor does not see it', async () => {
  const { siteUrl, cmsUrl } = findSchool();
  const person = await signUp();
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, ...person });
  const answer = await fetch(`${cmsUrl}/api/lessons?populate[module][populate][course]=true&pagination[pageSize]=100`);
  const { data: lessons } = (await answer.json()) as {
    data: { slug: string; freePreview: boolean; module: { course: { slug: string; access: string } | null } | null }[];
  };
  const addresses = lessons
    .filter(({ module, freePreview }) => module?.course?.access === 'members' && !freePreview)
    .map(({ slug, module }) => `${siteUrl}/courses/${module?.course?.slug}/${slug}/`);
  let found: string | undefined;
  for (const address of addresses) {
    await page.goto(address, { waitUntil: 'networkidle' });
    if ((await page.getByRole('tab', { name: 'Files' }).count()) > 0) {
      found = address;
      break;
    }
  }
  if (!found) throw new Error("A lesson of the members' course has a file");
  await page.getByRole('tab', { name: 'Files' }).click();
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Download / })
    .first()
    .click();
  const file = await download;
  expect((await stat(await file.path())).size).toBeGreaterThan(1_000);
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  await context.close();

  const visitor = await browser.newContext();
  const outside = await visitor.newPage();
  await outside.goto(found);
  await outside.getByText('Sign in to watch').waitFor();
  expect(await outside.getByRole('tab', { name: 'Files' }).count()).toBe(0);
  await visitor.close();
});

test('a learner makes a lesson done by hand and undoes it, and the course counts it', async () => {
  const { siteUrl, cmsUrl } = findSchool();
  const person = await signUp();
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, ...person });
  const answer = await fetch(`${cmsUrl}/api/lessons?populate[module][populate][course]=true&pagination[pageSize]=100`);
  const { data: lessons } = (await answer.json()) as {
    data: { slug: string; module: { course: { slug: string; access: string } | null } | null }[];
  };
  const lesson = lessons.find(({ module }) => module?.course?.access === 'members');
  if (!lesson) throw new Error('There is a lesson for members');
  await page.goto(`${siteUrl}/courses/${lesson.module?.course?.slug}/${lesson.slug}/`);
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await page.getByText('Completed, by hand').waitFor();
  await page.reload();
  await page.getByText('Completed, by hand').waitFor();
  await page.getByRole('button', { name: 'Not done yet' }).click();
  await page.getByRole('button', { name: 'Mark as done' }).waitFor();
  expect(await page.getByText('Completed, by hand').count()).toBe(0);
  await context.close();
});

test('a form sends nothing before the page is alive, and then what was typed before', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { email, password } = await signUp();
  let letScriptsIn = () => {};
  const isAlive = new Promise<void>((resolve) => (letScriptsIn = resolve));
  await page.route('**/*.js', async (route) => {
    await isAlive;
    await route.continue();
  });
  await page.goto(`${findSchool().siteUrl}/login/`, { waitUntil: 'commit' });
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password', { exact: true }).press('Enter');
  expect(await page.getByRole('button', { name: 'Sign in' }).isDisabled()).toBe(true);
  expect(new URL(page.url()).search).toBe('');
  letScriptsIn();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/my-learning/');
  await context.close();
});
