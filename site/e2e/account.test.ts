import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './harness/browser.ts';
import { asLearner, signIn, signUp } from './harness/learners.ts';
import { waitForMail } from './harness/mailbox.ts';
import { findSchool } from './harness/school.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

const section = (page: Page, name: string) => page.getByRole('region', { name });

async function openAccount(person: { email: string; password: string }): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn({ page, ...person });
  await page.goto(`${findSchool().siteUrl}/account/`);
  await section(page, 'Profile').waitFor();
  return page;
}

test('a learner sees where they are signed in and ends a session, which the other browser is told', async () => {
  const person = await signUp();
  for (let times = 0; times < 3; times += 1) await asLearner(person);
  const elsewhere = await openAccount(person);
  const page = await openAccount(person);
  const devices = section(page, 'Where you are signed in');
  await devices.getByText('This device').waitFor();
  // Signing up, three programs, the other browser and this one; no more than five before one asks.
  expect(await devices.getByRole('listitem').count()).toBe(5);
  await devices.getByRole('button', { name: 'Show 1 more' }).click();
  expect(await devices.getByRole('listitem').count()).toBe(6);
  await devices.getByRole('button', { name: 'Sign out all others' }).click();
  await devices.getByText('Every other device is signed out.').waitFor();
  expect(await devices.getByRole('listitem').count()).toBe(1);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('UL');

  const language = section(elsewhere, 'Language');
  await language.getByRole('button', { name: 'Save changes' }).click();
  await elsewhere.getByText('Your session has ended. Sign in to go on.').waitFor();
  await elsewhere.getByText('Sign in to see this page').waitFor();
  await elsewhere.context().close();
  await page.context().close();
});

test('signing out in one tab is told in the others, which lead back to where they were', async () => {
  const person = await signUp();
  const page = await openAccount(person);
  const other = await page.context().newPage();
  await other.goto(`${findSchool().siteUrl}/notes/`);
  await other.getByRole('heading', { name: 'Notes', exact: true }).waitFor();
  await section(page, 'Where you are signed in').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const notice = other.getByRole('status').filter({ hasText: 'You signed out in another tab' });
  await notice.getByRole('link', { name: 'Sign in' }).click();
  await other.getByLabel('E-mail').fill(person.email);
  await other.getByLabel('Password', { exact: true }).fill(person.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.waitForURL((url) => url.pathname === '/notes/');
  expect(await notice.count()).toBe(0);
  await page.context().close();
});

test('another address is confirmed by the link of its mail, on any device', async () => {
  const person = await signUp();
  const page = await openAccount(person);
  const email = `new-${person.email}`;
  const form = section(page, 'E-mail');
  await form.getByLabel('New e-mail').fill(email);
  await form.getByLabel('Your password', { exact: true }).fill('Wrong-password-1');
  await form.getByRole('button', { name: 'Change address' }).click();
  await form.getByText('The password is wrong.').waitFor();
  await form.getByLabel('Your password', { exact: true }).fill(person.password);
  await form.getByRole('button', { name: 'Change address' }).click();
  await form.getByText(`If ${email} is free`).waitFor();
  const [link = ''] =
    /https?:\/\/\S+\/confirm-email\/\?code=\S+/.exec(await waitForMail({ email, about: 'new address' })) ?? [];
  const phone = await (await browser.newContext()).newPage();
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Confirm my new address' }).click();
  await phone.getByText(`From now on you sign in with ${email}.`).waitFor();
  expect(phone.url()).not.toContain('code');
  await signIn({ page: phone, email, password: person.password });
  await phone.context().close();
  await page.reload();
  await form.getByText(email, { exact: true }).waitFor();
  await page.context().close();
});

test('a learner takes their data along, then deletes the account by keyboard, and is told so in every tab', async () => {
  const person = await signUp();
  const page = await openAccount(person);
  const other = await page.context().newPage();
  await other.goto(`${findSchool().siteUrl}/my-learning/`);
  await other.getByRole('heading', { name: /Paula/ }).waitFor();
  await page.bringToFront();
  const data = section(page, 'Your data');
  const download = page.waitForEvent('download');
  await data.getByRole('button', { name: 'Download my data' }).click();
  const kept = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(kept.account.profile.email).toBe(person.email);
  await data.getByText('Downloaded.').waitFor();

  const opener = data.getByRole('button', { name: 'Delete my account' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete your account?' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // The focus comes back where it was.
  await page.waitForFunction(() => document.activeElement?.matches('button:not([aria-label])'));
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Your password', { exact: true }).fill('Wrong-password-1');
  await page.keyboard.press('Enter');
  await dialog.getByText('The password is wrong.').waitFor();
  await dialog.getByLabel('Your password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
  for (const tab of [page, other]) await tab.getByText('Your account is deleted.').waitFor();
  await waitForMail({ email: person.email, about: 'is deleted' });
  await page.goto(`${findSchool().siteUrl}/login/`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('E-mail and password do not match').waitFor();
  await page.context().close();
});
