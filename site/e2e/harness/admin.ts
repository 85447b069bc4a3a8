import type { Page } from 'playwright-core';
import { findSchool } from './school.ts';

const EDITOR = { email: 'editor@example.com', password: 'Editor-demo-1' };

/** Signs an editor, or whom it is told, in to the admin by its form. */
export async function signInToAdmin({
  page,
  email = EDITOR.email,
  password = EDITOR.password,
}: {
  page: Page;
  email?: string;
  password?: string;
}): Promise<void> {
  const { cmsUrl } = findSchool();
  await page.goto(`${cmsUrl}/admin`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page
    .getByRole('link', { name: /Content Manager/i })
    .first()
    .waitFor();
}

/** The admin's own calls, as an editor. Rejects with what a call that failed was answered with. */
export async function openDesk(): Promise<(method: string, path: string, body?: object) => Promise<unknown>> {
  const { cmsUrl } = findSchool();
  const answer = await fetch(`${cmsUrl}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(EDITOR),
  });
  const { data } = (await answer.json()) as { data: { token: string } };
  return async (method, path, body) => {
    const response = await fetch(`${cmsUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${data.token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { data: unknown }).data;
  };
}
