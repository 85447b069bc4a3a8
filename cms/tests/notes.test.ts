import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const NOWHERE = 'a'.repeat(24);
const NOTE_KEYS = ['body', 'createdAt', 'id', 'lessonId', 'second', 'updatedAt', 'version'];

let school: School;
let learner: Person;
let lesson: MadeLesson;

beforeAll(async () => {
  school = await openSchool();
  // Many people from one address: the sign-up limit is not what is tested here.
  school.strapi.config.set('plugin::users-permissions.ratelimit', { interval: 60_000, max: 100_000 });
  learner = await signUpLearner({ school });
  lesson = await publishLesson({ school });
});
afterAll(async () => school.close());

const newPerson = () => signUpLearner({ school });
const codeOf = (answer: Answer): string | undefined => answer.body?.error?.details?.code;

function send({
  method = 'GET',
  path,
  body,
  token = learner.token,
}: {
  method?: string;
  path: string;
  body?: unknown;
  token?: string;
}): Promise<Answer> {
  return call({ url: `${school.url}/api/progress/${path}`, method, body, token });
}

interface Draft {
  id: string;
  lessonId: string;
  second: number | null;
  body: string;
}

const draft = (told: Partial<Draft> = {}): Draft => ({
  id: randomUUID(),
  lessonId: lesson.lessonId,
  second: null,
  body: 'A note.',
  ...told,
});

async function write(told: Partial<Draft> = {}, token = learner.token) {
  const answer = await send({ method: 'POST', path: 'notes', body: draft(told), token });
  if (answer.status !== 201) throw new Error(`Writing answered ${answer.status}: ${answer.text}`);
  return answer.body.data as { id: string; version: number; updatedAt: string; createdAt: string };
}

/** A learner with many notes, put there at once. */
async function fillNotes({ userId, count, body }: { userId: number; count: number; body: string }): Promise<void> {
  await school.strapi.db.connection.raw(
    `insert into learning.notes (user_id, id, lesson_id, body)
     select ?, gen_random_uuid(), ?, ? from generate_series(1, ?)`,
    [userId, lesson.lessonId, body, count]
  );
}

test('a note is written, read, changed and deleted, each answer in exactly the shape agreed on', async () => {
  const wanted = draft({ second: 75.5, body: '# Cut\n\nOn the **beat**.' });
  const made = await send({ method: 'POST', path: 'notes', body: wanted });
  expect(made.status).toBe(201);
  expect(made.headers.get('cache-control')).toBe('no-store');
  expect(Object.keys(made.body.data).toSorted()).toEqual(NOTE_KEYS);
  expect(made.body.data).toMatchObject({ ...wanted, version: 1 });

  expect((await send({ path: `notes/${wanted.id}` })).body).toEqual(made.body);

  const change = { second: null, body: 'On the beat.', version: 1 };
  const changed = await send({ method: 'PUT', path: `notes/${wanted.id}`, body: change });
  expect(changed.status).toBe(200);
  expect(changed.body.data).toMatchObject({ id: wanted.id, second: null, body: 'On the beat.', version: 2 });
  expect(changed.body.data.createdAt).toBe(made.body.data.createdAt);

  for (let time = 0; time < 2; time += 1)
    expect((await send({ method: 'DELETE', path: `notes/${wanted.id}` })).status).toBe(204);
  expect(codeOf(await send({ path: `notes/${wanted.id}` }))).toBe('note-not-found');
  expect(codeOf(await send({ method: 'PUT', path: `notes/${wanted.id}`, body: { ...change, version: 2 } }))).toBe(
    'note-not-found'
  );
});

test('the same note told twice, also at once, is one note; another text under its id is a conflict', async () => {
  const person = await newPerson();
  const wanted = draft();
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => send({ method: 'POST', path: 'notes', body: wanted, token: person.token }))
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
  const other = await send({ method: 'POST', path: 'notes', body: { ...wanted, body: 'Other' }, token: person.token });
  expect(other.status).toBe(409);
  expect(codeOf(other)).toBe('note-conflict');
  expect((await send({ path: 'notes', token: person.token })).body.meta.total).toBe(1);
});

test('two tabs that change one note: the second is shown the first, and a lost answer is no conflict', async () => {
  const { id } = await write();
  const put = (body: string, version: number) =>
    send({ method: 'PUT', path: `notes/${id}`, body: { second: null, body, version } });
  expect((await put('From the first tab', 1)).body.data.version).toBe(2);
  const late = await put('From the second tab', 1);
  expect(late.status).toBe(409);
  expect(codeOf(late)).toBe('note-conflict');
  expect(late.body.error.details.note).toMatchObject({ id, body: 'From the first tab', version: 2 });
  expect((await put('From the first tab', 1)).body.data).toMatchObject({ version: 2 });
  expect((await put('From the second tab', 2)).body.data).toMatchObject({ body: 'From the second tab', version: 3 });

  const race = await Promise.all(['a', 'b', 'c', 'd'].map((body) => put(body, 3)));
  expect(race.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
});

test('a lesson’s notes come by the film’s clock, all notes by their last change, pages of fifty', async () => {
  const person = await newPerson();
  const other = await addLesson({ school, courseId: lesson.courseId, position: 1 });
  await write({ second: 60, body: 'At sixty' }, person.token);
  await write({ second: 5, body: 'At five' }, person.token);
  await write({ body: 'On the whole' }, person.token);
  await write({ lessonId: other.lesson.documentId, body: 'Elsewhere' }, person.token);
  const bodies = (answer: Answer) => answer.body.data.map(({ body }: { body: string }) => body);

  const here = await send({ path: `notes?lessonId=${lesson.lessonId}`, token: person.token });
  expect(bodies(here)).toEqual(['On the whole', 'At five', 'At sixty']);
  expect(here.body.meta).toEqual({ page: 1, pageSize: 50, total: 3 });
  expect(here.body.data[0].lesson).toEqual({
    title: expect.stringMatching(/^Lesson /),
    slug: lesson.slug,
    courseTitle: expect.stringMatching(/^Course /),
    courseSlug: expect.stringMatching(/^course-/),
  });
  const everywhere = await send({ path: 'notes', token: person.token });
  expect(bodies(everywhere)).toEqual(['Elsewhere', 'On the whole', 'At five', 'At sixty']);

  await fillNotes({ userId: person.id, count: 60, body: 'One of many' });
  const second = await send({ path: 'notes?page=2', token: person.token });
  expect(second.body.data).toHaveLength(14);
  expect(second.body.meta).toEqual({ page: 2, pageSize: 50, total: 64 });
  expect((await send({ path: 'notes?page=9', token: person.token })).body).toEqual({
    data: [],
    meta: { page: 9, pageSize: 50, total: 64 },
  });
});

test('searching finds notes with all the words, whatever their case, and takes its signs for signs', async () => {
  const person = await newPerson();
  await write({ body: 'Light falls from the LEFT' }, person.token);
  await write({ body: '100 % of the light' }, person.token);
  await write({ body: 'under_score \\ back' }, person.token);
  const count = async (q: string) =>
    (await send({ path: `notes?q=${encodeURIComponent(q)}`, token: person.token })).body.meta.total;
  expect(await count('light')).toBe(2);
  expect(await count('left light')).toBe(1);
  expect(await count('%')).toBe(1);
  expect(await count('_')).toBe(1);
  expect(await count('\\')).toBe(1);
  expect(await count("'; drop table learning.notes; --")).toBe(0);
  expect(await count('   ')).toBe(3);
  expect((await send({ path: `notes?q=light&lessonId=${NOWHERE}`, token: person.token })).body.meta.total).toBe(0);
});

test('a note of twenty thousand characters is kept; more, up to megabytes, is refused in words', async () => {
  const full = 'ñ'.repeat(20_000);
  const { id } = await write({ body: full });
  expect((await send({ path: `notes/${id}` })).body.data.body).toBe(full);
  for (const length of [20_001, 1_000_000]) {
    const answer = await send({ method: 'POST', path: 'notes', body: draft({ body: 'x'.repeat(length) }) });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('body must have 20000 characters or fewer');
  }
  const huge = await send({ method: 'POST', path: 'notes', body: draft({ body: 'x'.repeat(3_000_000) }) });
  expect(huge.status).toBe(413);
  expect(huge.body.error.message).not.toBe('');
});

test('what does not fit the contract is a 400 that names the field, and nothing is written', async () => {
  const person = await newPerson();
  const wrong: [field: string, value: unknown][] = [
    ['id', 'no-uuid'],
    ['lessonId', '../../etc'],
    ['second', -1],
    ['second', 90_000],
    ['second', '5'],
    ['second', undefined],
    ['body', ''],
    ['body', ' \n\t '],
    ['body', 'a\u0000b'],
    ['body', 'half \ud800'],
    ['body', 7],
    ['userId', learner.id],
    ['version', 3],
  ];
  for (const [field, value] of wrong) {
    const answer = await send({
      method: 'POST',
      path: 'notes',
      body: { ...draft(), [field]: value },
      token: person.token,
    });
    expect(answer.status, `${field} ${String(value)}`).toBe(400);
    expect(answer.body.error.message, `${field} ${String(value)}`).toContain(field);
  }
  for (const query of [
    'page=0',
    'page=1.5',
    'lessonId=x',
    'q=a&q=b',
    'userId=1',
    'filters[user]=1',
    `q=${'a'.repeat(201)}`,
  ]) {
    expect((await send({ path: `notes?${query}`, token: person.token })).status, query).toBe(400);
  }
  for (const path of ['notes/1', 'notes/export?userId=1', 'bookmarks?userId=1', 'bookmarks/users/1'])
    expect(
      (await send({ path, method: path.endsWith('/1') ? 'DELETE' : 'GET', token: person.token })).status,
      path
    ).toBe(400);
  expect((await send({ path: 'notes', token: person.token })).body.meta.total).toBe(0);
});

test('notes are written only to lessons that are published; theirs outlive the lesson', async () => {
  const unpublished = await publishLesson({ school, publish: false });
  for (const lessonId of [NOWHERE, unpublished.lessonId])
    expect(codeOf(await send({ method: 'POST', path: 'notes', body: draft({ lessonId }) }))).toBe('lesson-not-found');

  const person = await newPerson();
  const going = await publishLesson({ school, access: 'granted' });
  const { id } = await write({ lessonId: going.lessonId, second: 4, body: 'Stays' }, person.token);
  await school.strapi.documents('api::lesson.lesson').unpublish({ documentId: going.lessonId });
  const list = await send({ path: 'notes', token: person.token });
  expect(list.body.data).toMatchObject([{ id, body: 'Stays', lesson: null }]);
  const change = { second: 4, body: 'Stays, changed', version: 1 };
  expect((await send({ method: 'PUT', path: `notes/${id}`, body: change, token: person.token })).status).toBe(200);
  expect((await send({ path: 'notes/export', token: person.token })).text).toContain('> Stays, changed');
});

test('one learner keeps ten thousand notes and ten million bytes, and is told in words when that is reached', async () => {
  const [many, much] = [await newPerson(), await newPerson()];
  await fillNotes({ userId: many.id, count: 9_999, body: 'x' });
  const last = await write({}, many.token);
  const over = await send({ method: 'POST', path: 'notes', body: draft(), token: many.token });
  expect(over.status).toBe(409);
  expect(codeOf(over)).toBe('too-many-notes');
  const change = { second: null, body: 'Still mine to change', version: 1 };
  expect((await send({ method: 'PUT', path: `notes/${last.id}`, body: change, token: many.token })).status).toBe(200);

  await fillNotes({ userId: much.id, count: 499, body: 'x'.repeat(20_000) });
  const { id } = await write({ body: 'y'.repeat(20_000) }, much.token);
  expect(codeOf(await send({ method: 'POST', path: 'notes', body: draft(), token: much.token }))).toBe(
    'too-many-notes'
  );
  const longer = { second: null, body: 'é'.repeat(10_001), version: 1 };
  expect(codeOf(await send({ method: 'PUT', path: `notes/${id}`, body: longer, token: much.token }))).toBe(
    'too-many-notes'
  );
});

test('an export has every note in the order of the course, with links to its second', async () => {
  const person = await newPerson();
  const site = school.environment.SITE_URL;
  expect((await send({ path: 'notes/export', token: person.token })).text).toContain('There are none yet');

  const later = await addLesson({ school, courseId: lesson.courseId, position: 2 });
  await write({ lessonId: later.lesson.documentId, second: 3_661, body: 'Late' }, person.token);
  await write({ second: 75.9, body: '```\nunclosed\n# no heading' }, person.token);
  await write({ body: 'On the whole' }, person.token);
  await fillNotes({ userId: person.id, count: 230, body: 'One of many' });
  const answer = await send({ path: 'notes/export', token: person.token });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="notes.md"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { text } = answer;
  expect(text.match(/^> One of many$/gm)).toHaveLength(230);
  expect(text.match(/^## /gm)).toHaveLength(1);
  expect(text.match(/^### /gm)).toHaveLength(2);
  expect(text).toMatch(
    new RegExp(
      `\\[1:15\\]\\(${site}/courses/course-[a-z0-9-]+/${lesson.slug}/\\?t=75\\)\n\n> \`\`\`\n> unclosed\n> # no heading`
    )
  );
  expect(text).toContain('/?t=3661)');
  expect(text.indexOf('On the whole')).toBeLessThan(text.indexOf('1:15'));
  expect(text.indexOf('unclosed')).toBeLessThan(text.indexOf('Late'));
});

test('bookmarks are put and taken away any number of times, and listed with what they are of now', async () => {
  const person = await newPerson();
  const other = await publishLesson({ school });
  const mark = (method: string, kind: string, id: string) =>
    send({ method, path: `bookmarks/${kind}/${id}`, token: person.token });
  for (let time = 0; time < 2; time += 1) expect((await mark('PUT', 'lessons', lesson.lessonId)).status).toBe(204);
  const parallel = await Promise.all(Array.from({ length: 6 }, () => mark('PUT', 'courses', other.courseId)));
  expect(parallel.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204, 204]);

  const list = await send({ path: 'bookmarks', token: person.token });
  expect(list.headers.get('cache-control')).toBe('no-store');
  expect(list.body.data).toEqual([
    {
      kind: 'courses',
      id: other.courseId,
      createdAt: expect.any(String),
      target: {
        title: expect.stringMatching(/^Course /),
        courseTitle: expect.stringMatching(/^Course /),
        courseSlug: expect.stringMatching(/^course-/),
        lessonSlug: null,
      },
    },
    {
      kind: 'lessons',
      id: lesson.lessonId,
      createdAt: expect.any(String),
      target: {
        title: expect.stringMatching(/^Lesson /),
        courseTitle: expect.stringMatching(/^Course /),
        courseSlug: expect.stringMatching(/^course-/),
        lessonSlug: lesson.slug,
      },
    },
  ]);
  await school.strapi.documents('api::course.course').unpublish({ documentId: other.courseId });
  expect((await send({ path: 'bookmarks', token: person.token })).body.data[0]).toMatchObject({ target: null });
  for (let time = 0; time < 2; time += 1) expect((await mark('DELETE', 'courses', other.courseId)).status).toBe(204);
  expect((await send({ path: 'bookmarks', token: person.token })).body.data).toHaveLength(1);

  expect(codeOf(await mark('PUT', 'lessons', NOWHERE))).toBe('lesson-not-found');
  expect(codeOf(await mark('PUT', 'courses', lesson.lessonId))).toBe('course-not-found');
  await school.strapi.db.connection.raw(
    `insert into learning.bookmarks (user_id, kind, document_id)
     select ?, 'lessons', 'made-' || number from generate_series(1, 999) as number`,
    [person.id]
  );
  expect(codeOf(await mark('PUT', 'courses', lesson.courseId))).toBe('too-many-bookmarks');
  expect((await mark('PUT', 'lessons', lesson.lessonId)).status).toBe(204);
});

test('GraphQL answers a learner about that learner by the same rules, and nobody else', async () => {
  const person = await newPerson();
  await write({ second: 9, body: 'By GraphQL' }, person.token);
  const ask = (query: string, token?: string) =>
    call({ url: `${school.url}/graphql`, method: 'POST', body: { query }, token });
  const notes = await ask(
    '{ myNotes(q: "graphql") { total page pageSize notes { second body lesson { slug } } } }',
    person.token
  );
  expect(notes.body.data.myNotes).toEqual({
    total: 1,
    page: 1,
    pageSize: 50,
    notes: [{ second: 9, body: 'By GraphQL', lesson: { slug: lesson.slug } }],
  });
  expect(notes.headers.get('cache-control')).toBe('no-store');
  const progress = await ask(
    `{ myProgress(courseId: "${lesson.courseId}") { percent completed lessons { lessonId percent watched } } }`,
    person.token
  );
  expect(progress.body.data.myProgress).toMatchObject({ percent: 0, completed: false });
  expect(progress.body.data.myProgress.lessons).toContainEqual({ lessonId: lesson.lessonId, percent: 0, watched: [] });

  for (const query of ['{ myNotes { total } }', `{ myProgress(courseId: "${lesson.courseId}") { percent } }`]) {
    const answer = await ask(query);
    expect(answer.status).toBe(401);
    expect(answer.body.errors[0].extensions.error.details.code).toBe('sign-in');
    expect(answer.body.data).toBeNull();
  }
  const missing = await ask(`{ myProgress(courseId: "${NOWHERE}") { percent } }`, person.token);
  expect(missing.body.errors[0].extensions.error.details.code).toBe('course-not-found');
  for (const wrong of ['lessonId: "x"', 'page: 0', 'page: 10000', `q: "${'a'.repeat(201)}"`]) {
    const answer = await ask(`{ myNotes(${wrong}) { total } }`, person.token);
    expect(answer.body.errors[0].extensions.error.details.code, wrong).toBe('invalid');
  }
  expect((await ask('{ myNotes(userId: 1) { total } }', person.token)).body.errors[0].message).toContain('userId');
});

test('what a learner wrote goes with the account, and nothing brings it back', async () => {
  const person = await newPerson();
  const { id } = await write({}, person.token);
  await send({ method: 'PUT', path: `bookmarks/lessons/${lesson.lessonId}`, token: person.token });
  await school.strapi.db.query('plugin::users-permissions.user').delete({ where: { id: person.id } });
  const { rows } = await school.strapi.db.connection.raw(
    `select (select count(*) from learning.notes where user_id = :id) + (select count(*) from learning.bookmarks where user_id = :id) as left`,
    { id: person.id }
  );
  expect(Number(rows[0].left)).toBe(0);
  const attempts: [string, string, unknown][] = [
    ['POST', 'notes', draft()],
    ['PUT', `notes/${id}`, { second: null, body: 'Back', version: 1 }],
    ['PUT', `bookmarks/lessons/${lesson.lessonId}`, undefined],
  ];
  for (const [method, path, body] of attempts)
    expect((await send({ method, path, body, token: person.token })).status, path).toBe(401);
});
