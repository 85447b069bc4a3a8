import { ensureAccounts } from './accounts.ts';
import { assertWhole, attachVideo, LOCALE, plantContent, publishContent, type PlantedLesson } from './content.ts';
import { makeFilm } from './films.ts';
import { SCHOOL_ES } from './school/school.es.ts';
import { SCHOOL } from './school/school.ts';
import type { Strapi } from './strapi.ts';
import { plantTranslations } from './translations.ts';
import { uploadVideo, waitUntilPlayable } from './videos.ts';

/** Films made at once: each takes one core. */
const AT_ONCE = 2;

/**
 * Makes what is missing of the demo school: accounts, content, and a film for every lesson, uploaded as an editor
 * uploads. A second run finds everything there and changes nothing; a run that was cut off is taken up again.
 *
 * @param filmFolder where generated films are kept
 * @param say is told how far it is
 */
export async function seed({
  strapi,
  filmFolder,
  say,
}: {
  strapi: Strapi;
  filmFolder: string;
  say: (text: string) => void;
}): Promise<void> {
  say('Accounts');
  await ensureAccounts({ strapi });
  say('Courses, modules and lessons');
  const { documents, lessons } = await plantContent({ strapi, school: SCHOOL });

  const waiting = lessons.filter(({ hasVideo }) => !hasVideo);
  const total = waiting.length;
  const progress = { made: 0, ready: 0 };
  const tell = () => say(`Films: ${progress.made} of ${total} made, ${progress.ready} ready to play`);
  const uploaded: { lesson: PlantedLesson; videoId: string }[] = [];
  const makeAndUpload = async () => {
    for (let lesson = waiting.shift(); lesson; lesson = waiting.shift()) {
      const { plan, course, number } = lesson;
      const { title, body, seconds } = plan;
      const path = await makeFilm({
        plan: { title, course: course.title, body, seconds, hue: course.hue, number },
        folder: filmFolder,
      });
      uploaded.push({ lesson, videoId: await uploadVideo({ strapi, title, path }) });
      progress.made += 1;
      tell();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, makeAndUpload));
  for (const { lesson, videoId } of uploaded) {
    await waitUntilPlayable({ strapi, videoId, title: lesson.plan.title });
    await attachVideo({ strapi, documentId: lesson.documentId, videoId });
    progress.ready += 1;
    tell();
  }

  say('Publishing');
  const translated = await plantTranslations({
    strapi,
    school: SCHOOL,
    translation: SCHOOL_ES,
    documents,
    locale: 'es',
  });
  const count =
    (await publishContent({ strapi, documents, locale: LOCALE })) +
    (await publishContent({ strapi, documents: translated, locale: 'es' }));
  await assertWhole({ strapi, school: SCHOOL });
  say(
    count === 0 && total === 0 ? 'The demo school was whole already; nothing was changed' : 'The demo school is made'
  );
}
