import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { findSchool } from './school.ts';

export interface Person {
  email: string;
  password: string;
}

/** A new learner with an account of their own. */
export async function signUp(): Promise<Person> {
  const person = { email: `person-${randomUUID()}@example.com`, password: 'First-password-1' };
  await post('/api/auth/local/register', { ...person, firstName: 'Paula', lastName: 'Person' });
  return person;
}

/** Signs in on the site's own form. */
export async function signIn({ page, email, password }: { page: Page } & Person): Promise<void> {
  await page.goto(`${findSchool().siteUrl}/login/`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/my-learning/');
}

/** What the server knows of a learner, asked with a token of its own. */
export async function asLearner({ email, password }: Person) {
  const { jwt } = (await post('/api/auth/local', { identifier: email, password })) as { jwt: string };
  return {
    progressIn: async (lessonId: string) => {
      const answer = await fetch(`${findSchool().cmsUrl}/api/progress/lessons/${lessonId}`, {
        headers: { authorization: `Bearer ${jwt}` },
      });
      if (!answer.ok) throw new Error(`Progress answered ${answer.status}: ${await answer.text()}`);
      const { data } = (await answer.json()) as { data: { position: number; watched: [number, number][] } };
      return data;
    },
    markDone: async (lessonId: string) => {
      const answer = await fetch(`${findSchool().cmsUrl}/api/progress/lessons/${lessonId}/done`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${jwt}`, 'content-type': 'application/json' },
        body: JSON.stringify({ done: true }),
      });
      if (!answer.ok) throw new Error(`Marking answered ${answer.status}: ${await answer.text()}`);
    },
  };
}

export interface LessonPage {
  /** Document id. */
  id: string;
  address: string;
}

/** The demo school's longest film for members: 90 seconds. */
const LONG_FILM = 'clarity-with-a-loupe';

/** The page of the longest lesson a new learner may watch. */
export const findLongLesson = (): Promise<LessonPage> => findLesson(`filters[slug][$eq]=${LONG_FILM}`);

/** The page of a lesson that anyone may watch. */
export const findFreeLesson = (): Promise<LessonPage> => findLesson('filters[freePreview][$eq]=true&sort=position');

async function findLesson(query: string): Promise<LessonPage> {
  const { cmsUrl, siteUrl } = findSchool();
  const answer = await fetch(`${cmsUrl}/api/lessons?${query}&populate[module][populate][course]=true`);
  const { data } = (await answer.json()) as {
    data: { documentId: string; slug: string; module: { course: { slug: string } | null } | null }[];
  };
  const found = data.find(({ module }) => module?.course);
  if (!found?.module?.course) throw new Error(`The demo school has no lesson with ${query}`);
  return { id: found.documentId, address: `${siteUrl}/courses/${found.module.course.slug}/${found.slug}/` };
}

async function post(path: string, body: unknown): Promise<unknown> {
  const answer = await fetch(`${findSchool().cmsUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
