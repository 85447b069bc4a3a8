import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInToAdmin } from './harness/admin.ts';
import { launchBrowser } from './harness/browser.ts';
import { waitForContact } from './harness/local-ghl.ts';
import { findSchool } from './harness/school.ts';

const ADMIN = { email: 'admin@example.com', password: 'Admin-demo-1' };
/** The demo school's course for members, and the one by invitation. */
const MEMBERS_COURSE = 'reading-diamonds';
const GRANTED_COURSE = { slug: 'the-setters-bench', title: "The Setter's Bench" };

let browser: Browser;
let learning: BrowserContext;
let page: Page;
/** So that the test can be run again on the same school. */
const mark = randomUUID().slice(0, 6);
const name = `Carla Contact-${mark}`;
const tag = `guild ${mark}`;
const person = { email: `crm-${randomUUID()}@example.com`, password: 'First-password-1' };

beforeAll(async () => {
  browser = await launchBrowser();
  learning = await browser.newContext();
  page = await learning.newPage();
});
afterAll(async () => browser?.close());

test('who registers on the site is a contact with both tags, within seconds', async () => {
  await page.goto(`${findSchool().siteUrl}/register/`);
  await page.getByLabel('First name').fill('Carla');
  await page.getByLabel('Last name').fill(`Contact-${mark}`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  const sentAt = Date.now();
  await page.getByRole('button', { name: 'Create account' }).click();
  const isTold = ({ tags }: { tags: string[] }) =>
    ['course-signup', 'watch-diamond-member'].every((tag) => tags.includes(tag));
  await waitForContact({ email: person.email, is: isTold });
  process.stdout.write(`The contact had both tags ${((Date.now() - sentAt) / 1_000).toFixed(1)} s after the click.\n`);
});

test('who completes a course gets its tag', async () => {
  const { cmsUrl } = findSchool();
  const signedIn = await fetch(`${cmsUrl}/api/auth/local`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: person.email, password: person.password }),
  });
  const { jwt } = (await signedIn.json()) as { jwt: string };
  const query = `filters[module][course][slug][$eq]=${MEMBERS_COURSE}&pagination[pageSize]=100`;
  const answer = await fetch(`${cmsUrl}/api/lessons?${query}`);
  const { data: lessons } = (await answer.json()) as { data: { documentId: string }[] };
  expect(lessons.length).toBeGreaterThan(0);
  for (const { documentId } of lessons) {
    const done = await fetch(`${cmsUrl}/api/progress/lessons/${documentId}/done`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${jwt}`, 'content-type': 'application/json' },
      body: JSON.stringify({ done: true }),
    });
    expect(done.status).toBe(200);
  }
  await waitForContact({ email: person.email, is: ({ tags }) => tags.includes('course-completed') });
});

test('a tag given in the CRM opens the course that the page CRM says', async () => {
  const { siteUrl, ghlUrl } = findSchool();
  const course = `${siteUrl}/courses/${GRANTED_COURSE.slug}/`;
  await page.goto(course);
  await page.getByText('This course is by invitation').first().waitFor();

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const desk = await context.newPage();
  await signInToAdmin({ page: desk, ...ADMIN });
  await desk.goto(`${findSchool().cmsUrl}/admin/plugins/ghl-sync`);
  await desk.getByRole('button', { name: 'Test the connection' }).click();
  await desk.getByText('Connected to “Local location”.').waitFor();
  await desk.getByRole('row', { name: new RegExp(`${name}.*Registered.*Told`, 's') }).waitFor();
  await desk.getByLabel('Find a learner by name or e-mail').fill(`carla ${mark}`);
  await desk.getByRole('button', { name: person.email }).click();
  await desk.getByText(/^Contact \S+$/).waitFor();
  await desk.getByRole('button', { name: 'Show all learners' }).waitFor();
  await desk.getByRole('tab', { name: 'What is told' }).click();
  await desk.getByRole('button', { name: 'Preview: Registered' }).click();
  await desk.getByText('"watch-diamond-member"').waitFor();
  await desk.getByLabel('Find a learner by name or e-mail').fill(person.email);
  await desk.getByRole('button', { name: person.email }).click();
  await desk.getByText(`"lastName": "Contact-${mark}"`).waitFor();
  await desk.getByRole('button', { name: 'Close', exact: true }).last().click();
  await desk.getByRole('tab', { name: 'What comes back' }).click();
  await desk.getByRole('button', { name: 'Add a rule' }).click();
  await desk.getByLabel('Name').fill(tag.toUpperCase());
  await desk.getByRole('combobox', { name: 'What', exact: true }).click();
  await desk.getByRole('option', { name: GRANTED_COURSE.title }).click();
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.getByText(`Tag ${tag}`).waitFor();

  await desk.goto(ghlUrl);
  await desk.getByLabel(`A tag for ${name}`).fill(tag);
  await desk.getByLabel(`A tag for ${name}`).press('Enter');
  await desk.getByText(`${tag} added`).waitFor();
  await context.close();

  await expect
    .poll(
      async () => {
        await page.goto(course, { waitUntil: 'networkidle' });
        return page.getByText('This course is by invitation').count();
      },
      { timeout: 60_000 }
    )
    .toBe(0);
  expect(await page.getByRole('link', { name: /^(Start|Begin)/ }).count()).toBeGreaterThan(0);
});
