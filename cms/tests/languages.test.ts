import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson, type MadeLesson } from './harness/content.ts';
import { call } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
let learner: Person;
let lesson: MadeLesson;

beforeAll(async () => {
  school = await openSchool();
  school.strapi.config.set('plugin::users-permissions.ratelimit', { interval: 60_000, max: 100_000 });
  learner = await signUpLearner({ school });
  lesson = await publishLesson({ school, body: 'The English body.' });
});
afterAll(async () => school.close());

const ask = (path: string, token?: string) => call({ url: `${school.url}/api/${path}`, token });
const askContent = (query: string, token = learner.token) =>
  ask(`access/lessons/${lesson.lessonId}/content${query}`, token);

async function translate({ publish }: { publish: boolean }): Promise<void> {
  const { strapi } = school;
  const status = publish ? ('published' as const) : ('draft' as const);
  const locale = 'es';
  const { courseId, moduleId, lessonId } = lesson;
  await strapi.documents('api::course.course').update({
    documentId: courseId,
    locale,
    status,
    data: { title: 'Curso de luz', slug: `curso-${lesson.slug}` },
  });
  await strapi.documents('api::module.module').update({
    documentId: moduleId,
    locale,
    status,
    data: { title: 'Módulo', course: courseId },
  });
  await strapi.documents('api::lesson.lesson').update({
    documentId: lessonId,
    locale,
    status,
    data: { title: 'Lección de luz', slug: `leccion-${lesson.slug}`, body: 'El texto en español.', module: moduleId },
  });
}

test('a lesson’s text comes in the language that was asked for as soon as it is published in it, else as it is', async () => {
  const english = { html: '<p>The English body.</p>', language: 'en' };
  await translate({ publish: false });
  for (const query of ['', '?locale=en', '?locale=es', '?locale=fr'])
    expect((await askContent(query)).body.data, query).toMatchObject(english);
  await translate({ publish: true });
  expect((await askContent('?locale=es')).body.data).toMatchObject({
    html: '<p>El texto en español.</p>',
    language: 'es',
  });
  for (const query of ['', '?locale=en', '?locale=fr', '?locale='])
    expect((await askContent(query)).body.data, query).toMatchObject(english);
});

test('another language opens nothing to who may not watch', async () => {
  for (const query of ['', '?locale=es']) {
    const refused = await ask(`access/lessons/${lesson.lessonId}/content${query}`);
    expect(refused.status).toBe(401);
    expect(refused.text).not.toContain('español');
  }
});

test('notes and bookmarks are named, and lead, in the language that was asked for', async () => {
  const { token } = learner;
  const note = { id: randomUUID(), lessonId: lesson.lessonId, second: null, body: 'Mine.' };
  await call({ url: `${school.url}/api/progress/notes`, method: 'POST', body: note, token });
  await call({ url: `${school.url}/api/progress/bookmarks/lessons/${lesson.lessonId}`, method: 'PUT', token });
  const find = async (query: string) => [
    (await ask(`progress/notes${query}`, token)).body.data[0].lesson,
    (await ask(`progress/bookmarks${query}`, token)).body.data[0].target,
  ];
  const spanish = { title: 'Lección de luz', courseTitle: 'Curso de luz', courseSlug: `curso-${lesson.slug}` };
  expect(await find('?locale=es')).toMatchObject([
    { ...spanish, slug: `leccion-${lesson.slug}` },
    { ...spanish, lessonSlug: `leccion-${lesson.slug}` },
  ]);
  expect(await find('')).toMatchObject([{ slug: lesson.slug }, { lessonSlug: lesson.slug }]);

  // A lesson that is not translated, in a course that is: its page is below the course’s Spanish address.
  await school.strapi.documents('api::lesson.lesson').unpublish({ documentId: lesson.lessonId, locale: 'es' });
  expect(await find('?locale=es')).toMatchObject([
    { slug: lesson.slug, courseSlug: `curso-${lesson.slug}` },
    { lessonSlug: lesson.slug, courseSlug: `curso-${lesson.slug}` },
  ]);
});

test('a locale that is none is refused by its name', async () => {
  const paths = [`access/lessons/${lesson.lessonId}/content`, 'progress/notes', 'progress/bookmarks'];
  for (const path of paths) {
    for (const locale of ['e', 'es_ES', '*', "es'--", 'x'.repeat(200), '../es']) {
      const answer = await ask(`${path}?locale=${encodeURIComponent(locale)}`, learner.token);
      expect([answer.status, answer.body.error.message], `${path} ${locale}`).toEqual([
        400,
        expect.stringContaining('locale'),
      ]);
    }
    expect((await ask(`${path}?locale[]=es`, learner.token)).status).toBe(400);
  }
});
