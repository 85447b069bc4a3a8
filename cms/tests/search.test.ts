import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** A search of a school with real content: what is found, by whom, and that it follows what is published. */
let school: School;
let learner: Person;

beforeAll(async () => {
  school = await openSchool();
  learner = await signUpLearner({ school });
});
afterAll(() => school?.close());

interface Hit {
  kind: string;
  courseSlug: string;
  lessonSlug: string | null;
  title: string;
  excerpt: { text: string; isHit: boolean }[];
  seconds: number | null;
}

const documents = (uid: 'course' | 'module' | 'lesson' | 'category') =>
  school.strapi.documents(`api::${uid}.${uid}` as 'api::course.course');

async function ask(question: string, { token, ...query }: { token?: string; [name: string]: string | undefined } = {}) {
  const search = new URLSearchParams({ q: question, ...(query as Record<string, string>) });
  return call({ url: `${school.url}/api/search?${search}`, token });
}

async function find(question: string, options: Parameters<typeof ask>[1] = {}): Promise<Hit[]> {
  const answer = await ask(question, options);
  if (answer.status !== 200) throw new Error(`The search answered ${answer.status}: ${answer.text}`);
  expect(answer.body.meta.total).toBeGreaterThanOrEqual(answer.body.data.length);
  return answer.body.data;
}

const titles = (hits: readonly Hit[]) => hits.map(({ title }) => title);
const marked = ({ excerpt }: Hit) => excerpt.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

/** A published course; words that stand in no other make tests independent. */
async function publishCourse(data: Record<string, unknown>, { locale = 'en' } = {}): Promise<string> {
  const mark = randomUUID().slice(0, 8);
  const course = await documents('course').create({
    data: { title: `Course ${mark}`, slug: `c-${mark}`, level: 'beginner', access: 'members', ...data } as never,
    locale,
    status: 'published',
  });
  return course.documentId;
}

/** A film with captions as an editor gave them; `trackId` is of these. */
async function addFilm({ vtt, language = 'en' }: { vtt: string; language?: string }) {
  const [id, assetId] = [randomUUID(), randomUUID()];
  const mux = school.strapi.db.connection.withSchema('mux');
  await mux
    .table('videos')
    .insert({ id, title: 'A film', status: 'ready', duration: 60, asset_id: assetId, playback_id: id, truth: '{}' });
  const setCaptions = async (text: string | null): Promise<void> => {
    const trackId = randomUUID();
    if (text !== null)
      await mux.table('captions').insert({
        id: randomUUID(),
        asset_id: assetId,
        track_id: trackId,
        language,
        name: 'Captions',
        vtt: text,
        fetch_hash: trackId,
        fetch_until: new Date(),
      });
    const track = { id: trackId, type: 'text', status: 'ready', name: 'Captions', language, source: 'uploaded' };
    await mux
      .table('videos')
      .where({ id })
      .update({ tracks: JSON.stringify(text === null ? [] : [track]) });
  };
  await setCaptions(vtt);
  return { videoId: id, setCaptions };
}

const followTranscripts = () => school.strapi.plugin('search').service('transcripts').follow();

test('titles come before summaries, summaries before descriptions, and the words are marked', async () => {
  await publishCourse({ title: 'Third', description: 'All about **zithers**.' });
  await publishCourse({ title: 'Second', summary: 'Playing the zither <b>well</b>.' });
  await publishCourse({ title: 'Zithers first', summary: 'Strings.' });
  const hits = await find('zither');
  expect(titles(hits)).toEqual(['Zithers first', 'Second', 'Third']);
  expect(hits.map(marked)).toEqual(['Strings.', 'Playing the [zither] <b>well</b>.', 'All about [zithers].']);
  expect(hits.map(({ kind, lessonSlug, seconds }) => ({ kind, lessonSlug, seconds }))[0]).toEqual({
    kind: 'course',
    lessonSlug: null,
    seconds: null,
  });
});

test('words are found by their stems, without their accents, half typed, and misspelt', async () => {
  await publishCourse({ title: 'Harpsichords: a déjà vu of Node.js' });
  for (const question of [
    'harpsichord',
    'HARPSICHORDS',
    'deja',
    'déjà vu',
    'harpsi',
    'node.js',
    'nodejs harpsicord',
    'harpsicrods',
  ])
    expect(titles(await find(question)), question).toEqual(['Harpsichords: a déjà vu of Node.js']);
  expect(await find('harpsichord unheardof')).toEqual([]);
});

test('Spanish is stemmed as Spanish, and a text that has no translation is found as it is', async () => {
  const both = await publishCourse({ title: 'Singing along', summary: 'Melismas' });
  await documents('course').update({
    documentId: both,
    locale: 'es',
    data: { title: 'Canciones melismáticas', slug: `es-${both}`, summary: 'Melismas' } as never,
  });
  await documents('course').publish({ documentId: both, locale: 'es' });
  await publishCourse({ title: 'Melismas in English only' });
  await publishCourse({ title: 'Melismas sólo en español' }, { locale: 'es' });
  expect(titles(await find('canción', { locale: 'es' }))).toEqual(['Canciones melismáticas']);
  expect(titles(await find('melismas', { locale: 'es' })).toSorted()).toEqual([
    'Canciones melismáticas',
    'Melismas in English only',
    'Melismas sólo en español',
  ]);
  expect(titles(await find('melismas')).toSorted()).toEqual(['Melismas in English only', 'Singing along']);
});

test('every hit leads to a page of its language: the lesson’s address below that of its course as it is translated', async () => {
  const { lessonId, courseId, slug } = await publishLesson({ school });
  const courseSlug = `es-${slug}`;
  await documents('course').update({ documentId: courseId, locale: 'es', data: { title: 'Curso', slug: courseSlug } });
  await documents('course').publish({ documentId: courseId, locale: 'es' });
  const [borrowed] = await find(slug, { locale: 'es', kind: 'lesson' });
  expect(borrowed).toMatchObject({ courseSlug, courseTitle: 'Curso', lessonSlug: slug });

  // Nobody said of the translation which module it belongs to.
  await documents('lesson').update({
    documentId: lessonId,
    locale: 'es',
    data: { title: `Lección ${slug}`, slug: `leccion-${slug}` },
  });
  await documents('lesson').publish({ documentId: lessonId, locale: 'es' });
  const [own] = await find(slug, { locale: 'es', kind: 'lesson' });
  expect(own).toMatchObject({ courseSlug, lessonSlug: `leccion-${slug}`, title: `Lección ${slug}` });
  expect((await find(slug, { kind: 'lesson' }))[0]?.lessonSlug).toBe(slug);
});

test('what is found follows what is published: drafts, new titles, other subjects, modules that go', async () => {
  const { lessonId, moduleId, courseId, slug } = await publishLesson({ school, publish: false });
  const lesson = documents('lesson');
  const rename = (title: string) => lesson.update({ documentId: lessonId, data: { title } });
  await rename('Quokka draft');
  expect(await find('quokka')).toEqual([]);
  await lesson.publish({ documentId: lessonId });
  expect((await find('quokka'))[0]).toMatchObject({ kind: 'lesson', title: 'Quokka draft', lessonSlug: slug });
  await rename('Wombat draft');
  expect(titles(await find('quokka'))).toEqual(['Quokka draft']);
  await lesson.publish({ documentId: lessonId });
  expect(await find('quokka')).toEqual([]);
  expect(titles(await find('wombat'))).toEqual(['Wombat draft']);

  await documents('course').update({ documentId: courseId, data: { slug: `moved-${slug}` } });
  await documents('course').publish({ documentId: courseId });
  expect((await find('wombat'))[0]?.courseSlug).toBe(`moved-${slug}`);

  const category = await documents('category').create({
    data: { name: 'Marsupials', slug: `m-${slug}` } as never,
    status: 'published',
  });
  await documents('course').update({ documentId: courseId, data: { categories: [category.documentId] } as never });
  await documents('course').publish({ documentId: courseId });
  expect((await find('marsupial')).map(({ kind }) => kind)).toEqual(['course']);
  await documents('category').delete({ documentId: category.documentId });
  expect(await find('marsupial')).toEqual([]);

  await documents('module').unpublish({ documentId: moduleId });
  expect(await find('wombat')).toEqual([]);
  await documents('module').publish({ documentId: moduleId });
  expect(titles(await find('wombat'))).toEqual(['Wombat draft']);
  await documents('course').unpublish({ documentId: courseId });
  expect(await find('wombat')).toEqual([]);
  await documents('course').publish({ documentId: courseId });
  await lesson.delete({ documentId: lessonId });
  expect(await find('wombat')).toEqual([]);
});

test('a change that is rolled back is not found, and making all anew changes nothing', async () => {
  const failed = school.strapi.db.transaction(async () => {
    await publishCourse({ title: 'Axolotl' });
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toThrow('changed my mind');
  expect(await find('axolotl')).toEqual([]);

  const read = () =>
    school.strapi.db.connection
      .raw(
        `select md5(string_agg(to_jsonb(d)::text, '' order by d.id)) as sum, count(*) as count from search.documents d`
      )
      .then(({ rows }: { rows: object[] }) => rows[0]);
  const before = await read();
  await school.strapi.plugin('search').service('indexer').rebuild();
  expect(await read()).toEqual(before);
});

/** Four lessons that say the same in body and film, by who may watch them. */
async function publishGated({ word, film }: { word: string; film: string }): Promise<Record<string, MadeLesson>> {
  const say = { body: `The **${word}** is only for some.`, video: film };
  const made = {
    free: await publishLesson({ school, freePreview: true, ...say }),
    everyone: await publishLesson({ school, access: 'everyone', ...say }),
    members: await publishLesson({ school, access: 'members', ...say }),
    granted: await publishLesson({ school, access: 'granted', ...say }),
  };
  await followTranscripts();
  return made;
}

test('bodies and films are searched for those alone who may watch, and nobody else learns that there is something', async () => {
  const word = 'escapement';
  const { videoId } = await addFilm({ vtt: `WEBVTT\n\n00:07.500 --> 00:09.000\nHere is the ${word}.\n` });
  const lessons = await publishGated({ word, film: videoId });
  const slugs = (names: string[]) => names.map((name) => lessons[name]?.slug).toSorted();
  const look = async (token?: string) => {
    const [texts, moments] = [
      await ask(word, { token, kind: 'lesson' }),
      await ask(word, { token, kind: 'transcript' }),
    ];
    for (const { body } of [texts, moments]) expect(body.meta.total).toBe(body.data.length);
    const found = ({ body }: Answer) => body.data.map(({ lessonSlug }: Hit) => lessonSlug).toSorted();
    expect(found(moments)).toEqual(found(texts));
    return found(texts);
  };
  expect(await look()).toEqual(slugs(['free', 'everyone']));
  expect(await look(learner.token)).toEqual(slugs(['free', 'everyone', 'members']));
  const grants = school.strapi.plugin('access').service('grants');
  const { id } = await grants.grant({
    userId: learner.id,
    scope: 'course',
    courseId: lessons.granted?.courseId,
    source: 'admin',
    reason: 'a test',
  });
  expect(await look(learner.token)).toEqual(slugs(['free', 'everyone', 'members', 'granted']));
  await grants.revoke({ grantId: id, reason: 'over' });
  expect(await look(learner.token)).toEqual(slugs(['free', 'everyone', 'members']));

  // A course that closes takes what it says with it, for visitors too.
  await documents('course').update({ documentId: lessons.everyone?.courseId ?? '', data: { access: 'granted' } });
  await documents('course').publish({ documentId: lessons.everyone?.courseId ?? '' });
  expect(await look()).toEqual(slugs(['free']));
  expect(await look(learner.token)).toEqual(slugs(['free', 'members']));

  // A word that only a gated text has is not one that may be guessed letter by letter.
  for (const guess of ['escap', 'escapemant']) expect((await ask(guess, { kind: 'course' })).body.meta.total).toBe(0);
  const finder = school.strapi.plugin('search').service('finder');
  const gone = { question: word, locale: 'en', kind: null, page: 1, userId: 2_000_000_000 };
  expect((await finder.find(gone)).meta.total).toBe(0);
  await school.strapi.db.connection('up_users').where({ id: learner.id }).update({ blocked: true });
  expect((await finder.find({ ...gone, userId: learner.id })).meta.total).toBe(0);
  await school.strapi.db.connection('up_users').where({ id: learner.id }).update({ blocked: false });
});

test('a moment leads to its second, and follows the captions', async () => {
  const vtt = [
    'WEBVTT',
    '00:01.000 --> 00:04.000\nWe begin with the frame.',
    '00:04.250 --> 00:08.000\nThen a tardigrade',
    '00:08.000 --> 00:11.000\nwalks over it.',
  ].join('\n\n');
  const { videoId, setCaptions } = await addFilm({ vtt });
  const lesson = await publishLesson({ school, access: 'everyone', video: videoId });
  expect(await followTranscripts()).toBeGreaterThan(0);
  const [hit] = await find('tardigrade walking', { kind: 'transcript' });
  expect(hit).toMatchObject({ kind: 'transcript', lessonSlug: lesson.slug, seconds: 4.25 });
  expect(marked(hit as Hit)).toBe('We begin with the frame. Then a [tardigrade] [walks] over it.');
  expect(await followTranscripts()).toBe(0);

  await setCaptions(vtt.replace('tardigrade', 'nematode'));
  await followTranscripts();
  expect(await find('tardigrade')).toEqual([]);
  expect(await find('nematode')).toHaveLength(1);
  await setCaptions(null);
  await followTranscripts();
  expect(await find('nematode')).toEqual([]);
});

test('captions that cannot be read are tried again later and hold up no others', async () => {
  const lost = await addFilm({ vtt: 'WEBVTT' });
  await school.strapi.db.connection.raw('delete from mux.captions where vtt = ?', ['WEBVTT']);
  const fine = await addFilm({ vtt: 'WEBVTT\n\n00:00.000 --> 00:01.000\nOcelot.\n' });
  for (const { videoId } of [lost, fine]) await publishLesson({ school, access: 'everyone', video: videoId });
  expect(await followTranscripts()).toBe(1);
  expect(await find('ocelot')).toHaveLength(1);
  const { rows } = await school.strapi.db.connection.raw(
    'select tries, read_at from search.transcripts where video_id = ?',
    [lost.videoId]
  );
  expect(rows).toEqual([{ tries: 1, read_at: null }]);
  expect(await followTranscripts()).toBe(0);
});

test('pages of twenty, counted over all, and none beyond the end', async () => {
  const { courseId } = await publishLesson({ school });
  for (let n = 0; n < 21; n += 1) await addLesson({ school, courseId, mark: `capybara-${n}` });
  const [first, second, third] = [
    await ask('capybara', { kind: 'lesson' }),
    await ask('capybara', { kind: 'lesson', page: '2' }),
    await ask('capybara', { kind: 'lesson', page: '3' }),
  ];
  expect([first, second, third].map(({ body }) => body.data.length)).toEqual([20, 1, 0]);
  for (const { body } of [first, second, third]) expect(body.meta.total).toBe(21);
  expect(new Set([...titles(first.body.data), ...titles(second.body.data)]).size).toBe(21);
});

test('a visitor costs one statement and a learner two', async () => {
  const measure = async (token?: string): Promise<number> => {
    const counts: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      let count = 0;
      const listen = () => void (count += 1);
      school.strapi.db.connection.on('query', listen);
      await find('zither', { token });
      school.strapi.db.connection.removeListener('query', listen);
      counts.push(count);
    }
    return Math.min(...counts);
  };
  await find('zither', { token: learner.token });
  expect([await measure(), await measure(learner.token)]).toEqual([1, 2]);
});

test('a question that makes no sense is the asker’s mistake or finds nothing', async () => {
  for (const query of [
    '',
    'q=a',
    `q=${'a'.repeat(101)}`,
    'q=ab&page=0',
    'q=ab&page=51',
    'q=ab&locale=de',
    'q=ab&kind=user',
    'q=ab&q=cd',
    'q=ab&filters[title]=x',
    'q=ab&populate=*',
    'q=a%00b',
  ])
    expect((await call({ url: `${school.url}/api/search?${query}` })).status, query).toBe(400);
  for (const question of [
    "' | 'a' <-> ",
    'a & | ! ( ) : *',
    '\\\\',
    '%_%',
    "'; drop table search.documents; --",
    '¿¡…—',
    '🎹🎹',
    'the',
    'a'.repeat(100),
    '∂∂ ".*',
    '((((((((((a',
  ])
    expect((await ask(question)).status, question).toBe(200);
});

test('who asks without end is told when to ask again, and others are not', async () => {
  const other = await signUpLearner({ school });
  const limits = { searchesAtOnce: 2, searchesPerMinute: 6 };
  school.strapi.config.set('plugin::search', limits);
  try {
    for (let n = 0; n < 2; n += 1) expect((await ask('zither', { token: other.token })).status).toBe(200);
    const refused = await ask('zither', { token: other.token });
    expect(refused.status).toBe(429);
    expect(refused.body.error.details.code).toBe('too-many-searches');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('zither', { token: (await signUpLearner({ school })).token })).status).toBe(200);
  } finally {
    school.strapi.config.set('plugin::search', { searchesAtOnce: 1_000, searchesPerMinute: 1_000 });
  }
});
