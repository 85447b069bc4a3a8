import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson } from './harness/content.ts';
import { call } from './harness/http.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(async () => school.close());

test('an entry without a slug gets one from its title, and a second one of that title another', async () => {
  const title = `What carat means ${randomUUID().slice(0, 8)}`;
  const lessons = school.strapi.documents('api::lesson.lesson');
  const first = await lessons.create({ data: { title, freePreview: false } });
  const second = await lessons.create({ data: { title, slug: '', freePreview: false } });
  expect(first.slug).toBe(title.toLowerCase().replaceAll(' ', '-'));
  expect(second.slug).toBe(`${first.slug}-1`);
  const emptied = await lessons.update({
    documentId: second.documentId,
    data: { title: `${title} again`, slug: '' },
  });
  expect(emptied?.slug).toBe(`${first.slug}-again`);
});

test('the minutes of a lesson are those of its film, whatever is written into them', async () => {
  const videoId = randomUUID();
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id: videoId, title: 'A film', status: 'ready', duration: 61, truth: '{}' });
  const { lessonId } = await publishLesson({ school, video: videoId });
  const published = await call({ url: `${school.url}/api/lessons/${lessonId}` });
  expect(published.body.data.minutes).toBe(2);

  const updated = await school.strapi
    .documents('api::lesson.lesson')
    .update({ documentId: lessonId, data: { minutes: 99 } });
  expect(updated?.minutes).toBe(2);
  const emptied = await school.strapi
    .documents('api::lesson.lesson')
    .update({ documentId: lessonId, data: { video: '' } });
  expect(emptied?.minutes).toBeNull();
});

test('when a film turns ready, or another takes its place, the lessons that show it know their minutes, draft and published', async () => {
  const videoId = randomUUID();
  const { lessonId } = await publishLesson({ school, video: videoId });
  expect((await call({ url: `${school.url}/api/lessons/${lessonId}` })).body.data.minutes).toBeNull();
  await school.strapi.eventHub.emit('mux.video.ready', { videoId, duration: 30 });
  const findMinutes = async () =>
    (await school.strapi.db.query('api::lesson.lesson').findMany({ where: { documentId: lessonId } })).map(
      ({ minutes }: { minutes: number }) => minutes
    );
  expect(await findMinutes()).toEqual([1, 1]);
  await school.strapi.eventHub.emit('mux.video.replaced', { videoId, fromDuration: 30, toDuration: 150 });
  expect(await findMinutes()).toEqual([3, 3]);
});

test('a lesson published after its course and module hangs in the published course, both ways', async () => {
  const { courseId, lessonId, moduleId } = await publishLesson({ school });
  const outline = await call({ url: `${school.url}/api/courses/${courseId}?populate[modules][populate]=lessons` });
  expect(outline.body.data.modules[0].documentId).toBe(moduleId);
  expect(outline.body.data.modules[0].lessons[0].documentId).toBe(lessonId);

  // Every part is published anew, in the order that loses one-way relations.
  for (const [uid, documentId] of [
    ['api::course.course', courseId],
    ['api::module.module', moduleId],
    ['api::lesson.lesson', lessonId],
  ] as const) {
    await school.strapi.documents(uid).publish({ documentId });
  }
  const again = await call({ url: `${school.url}/api/courses/${courseId}?populate[modules][populate]=lessons` });
  expect(again.body.data.modules[0].lessons[0].documentId).toBe(lessonId);
});

test('English is the default and Spanish is there to be written in', async () => {
  const locales = await school.strapi.plugin('i18n').service('locales').find();
  expect(locales.map(({ code }: { code: string }) => code).sort()).toEqual(['en', 'es']);
  expect(await school.strapi.plugin('i18n').service('locales').getDefaultLocale()).toBe('en');
});
