import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson, type MadeLesson } from './harness/content.ts';
import { call } from './harness/http.ts';
import { signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const CANARY = `canary-${randomUUID()}`;
const VIDEO = randomUUID();

let school: School;
let learner: Person;
let gated: MadeLesson;
let draft: MadeLesson;

beforeAll(async () => {
  school = await openSchool();
  learner = await signUpLearner({ school });
  gated = await publishLesson({ school, access: 'granted', body: CANARY, video: VIDEO });
  await attachFile(gated.lessonId);
  draft = await publishLesson({ school, access: 'everyone', body: CANARY, publish: false });
});
afterAll(async () => school.close());

/** A file of the lesson, named by the canary, as the media library holds it. */
async function attachFile(lessonId: string): Promise<void> {
  const file = await school.strapi.db.query('plugin::upload.file').create({
    data: {
      name: `${CANARY}.pdf`,
      hash: CANARY,
      ext: '.pdf',
      mime: 'application/pdf',
      size: 1,
      url: `/uploads/${CANARY}.pdf`,
      provider: 'local',
      folderPath: '/',
    },
  });
  await school.strapi.documents('api::lesson.lesson').update({ documentId: lessonId, data: { files: [file.id] } });
  await school.strapi.documents('api::lesson.lesson').publish({ documentId: lessonId });
}

const tokens = () => ({
  anonymous: undefined,
  learner: learner.token,
  'site build': school.environment.SITE_BUILD_TOKEN,
});

/** Every way to ask REST for more than it gives. */
const QUERIES = [
  '',
  '?populate=*',
  '?populate=body',
  '?populate=video',
  '?populate=files',
  '?populate[files][populate]=*',
  '?fields=body',
  '?fields[0]=video',
  '?sort=body',
  '?sort=video:desc',
  `?filters[body][$contains]=${CANARY.slice(0, 8)}`,
  `?filters[video][$startsWith]=${VIDEO.slice(0, 4)}`,
  '?filters[files][name][$contains]=a',
  '?filters[$or][0][body][$notNull]=true',
  '?filters[module][lessons][body][$contains]=canary',
  '?populate[module][populate][lessons][fields]=body',
  '?populate[module][populate][lessons][populate]=*',
  '?filters[lessons][body][$contains]=canary',
  '?filters[modules][lessons][body][$contains]=canary',
  '?populate[lessons][fields]=body',
  '?populate[lessons][populate]=files',
  '?populate[modules][populate][lessons][fields]=body',
  '?populate[modules][populate][lessons][populate]=*',
  '?populate[modules][populate][lessons][populate][files]=true',
  '?populate[createdBy]=*',
  '?filters[createdBy][password][$startsWith]=a',
  '?lookup[updatedBy][password][$startsWith]=a',
  '?where[updatedBy][resetPasswordToken][$startsWith]=a',
  '?status=draft',
  '?publicationState=preview',
  '?_q=canary',
];

test('no REST query gives a gated body or video id to a visitor, a learner without a grant, or the site build', async () => {
  for (const [who, token] of Object.entries(tokens())) {
    for (const path of [
      'lessons',
      `lessons/${gated.lessonId}`,
      `lessons/${draft.lessonId}`,
      'modules',
      'courses',
      `courses/${gated.courseId}`,
    ]) {
      for (const query of QUERIES) {
        const answer = await call({ url: `${school.url}/api/${path}${query}`, token });
        const where = `${who} GET /api/${path}${query} -> ${answer.status}`;
        expect(answer.text, where).not.toContain(CANARY);
        expect(answer.text, where).not.toContain(VIDEO);
        expect(answer.status, where).toBeLessThan(500);
      }
    }
  }
});

test('a filter or a sort on a gated field is refused, so that it cannot be guessed letter by letter', async () => {
  for (const query of [
    `?filters[body][$startsWith]=c`,
    '?sort=body',
    `?filters[video][$startsWith]=${VIDEO[0]}`,
    '?filters[module][lessons][body][$contains]=c',
  ]) {
    const answer = await call({ url: `${school.url}/api/lessons${query}` });
    expect(answer.status, query).toBe(400);
  }
});

test('a draft is readable by nobody outside the admin, over REST or GraphQL', async () => {
  for (const [who, token] of Object.entries(tokens())) {
    const one = await call({ url: `${school.url}/api/lessons/${draft.lessonId}`, token });
    expect(one.status, who).toBe(404);
    const asked = await call({ url: `${school.url}/api/lessons?status=draft`, token });
    expect(asked.status, who).toBe(400);
    expect(asked.body.error.message, who).toContain('status');
    const graphql = await call({
      url: `${school.url}/graphql`,
      method: 'POST',
      token,
      body: { query: '{ lessons(status: DRAFT) { title slug } }' },
    });
    expect(graphql.text, who).not.toContain(draft.slug);
    const all = await call({
      url: `${school.url}/graphql`,
      method: 'POST',
      token,
      body: { query: '{ lessons { slug } modules { lessons { slug } } }' },
    });
    expect(all.text, who).toContain(gated.slug);
    expect(all.text, who).not.toContain(draft.slug);
  }
});

test('whatever word stands for the status, nobody outside the admin gets a draft', async () => {
  for (const [who, token] of Object.entries(tokens())) {
    for (const query of [
      'status=x',
      'status=',
      'status',
      'status[]=draft',
      'status[0]=draft',
      'status=Draft',
      'publicationState=preview',
      'status=published&status=draft',
    ]) {
      for (const path of ['lessons', 'courses?populate[modules][populate]=lessons', `lessons/${draft.lessonId}`]) {
        const answer = await call({ url: `${school.url}/api/${path}${path.includes('?') ? '&' : '?'}${query}`, token });
        const where = `${who} ${path} ${query} -> ${answer.status}`;
        expect(answer.status, where).toBeLessThan(500);
        expect(answer.text, where).not.toContain(draft.lessonId);
        expect(answer.text, where).not.toContain(draft.slug);
      }
    }
  }
});

test('a gated text or video id cannot be guessed by searching', async () => {
  for (const [who, token] of Object.entries(tokens())) {
    for (const word of [CANARY, VIDEO.slice(0, 8)]) {
      expect((await call({ url: `${school.url}/api/lessons?_q=${word}`, token })).status, who).toBe(400);
    }
  }
  // And were it asked past the route: the fields are not searched.
  const found = await school.strapi.db.query('api::lesson.lesson').findMany({ where: {}, _q: CANARY } as never);
  expect(found).toEqual([]);
});

test('an answer has a bound: relations two levels deep, GraphQL by depth, fields and length', async () => {
  for (const populate of [
    'modules.lessons.module',
    'modules.lessons.module.lessons.module',
    'categories.courses.categories',
  ]) {
    expect((await call({ url: `${school.url}/api/courses?populate=${populate}` })).status, populate).toBe(400);
    expect((await call({ url: `${school.url}/api/courses?populate[0]=${populate}` })).status, populate).toBe(400);
  }
  expect(
    (await call({ url: `${school.url}/api/courses?populate[modules][populate][lessons][populate][module]=true` }))
      .status
  ).toBe(400);
  expect((await call({ url: `${school.url}/api/courses?populate[modules.lessons][populate]=module` })).status).toBe(
    400
  );
  const ask = (query: string) => call({ url: `${school.url}/graphql`, method: 'POST', body: { query } });
  expect((await ask('{ courses { modules { lessons { module { lessons { slug } } } } } }')).text).toContain('errors');
  expect(
    (await ask(`{ ${Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ')} }`)).status
  ).toBe(400);
  expect((await ask('{ courses { title } }')).status).toBe(200);
  expect((await ask(`{ courses { title ${' '.repeat(20_000)} } }`)).status).toBe(413);
});

test('files, forms and foreign pages are turned away before their body is read', async () => {
  const form = new FormData();
  form.set('a', new Blob(['x'.repeat(10_000)]), 'a.bin');
  expect((await fetch(`${school.url}/api/auth/refresh`, { method: 'POST', body: form })).status).toBe(415);
  expect((await fetch(`${school.url}/upload`, { method: 'POST', body: form })).status).toBe(415);
  const login = new URLSearchParams({ identifier: 'a@example.com', password: 'Some-password-1' });
  expect((await fetch(`${school.url}/api/auth/local`, { method: 'POST', body: login })).status).toBe(415);
  const foreign = await call({
    url: `${school.url}/api/auth/refresh`,
    method: 'POST',
    body: {},
    headers: { origin: 'https://evil.example' },
  });
  expect(foreign.status).toBe(403);
  const own = await call({
    url: `${school.url}/api/auth/refresh`,
    method: 'POST',
    body: {},
    headers: { origin: school.environment.SITE_URL },
  });
  expect(own.status).not.toBe(403);
  expect(own.headers.get('access-control-expose-headers')).toContain('X-Request-Id');
  const graphql = await call({
    url: `${school.url}/graphql`,
    method: 'POST',
    body: { query: '{ __typename }' },
    headers: { origin: 'https://evil.example' },
  });
  expect(graphql.headers.get('access-control-allow-origin')).not.toBe('*');
});

test('GraphQL does not know the gated fields, nor accounts, nor any mutation', async () => {
  const lesson = await call({
    url: `${school.url}/graphql`,
    method: 'POST',
    body: { query: '{ __type(name: "Lesson") { fields { name } } }' },
  });
  const fields: string[] = lesson.body.data.__type.fields.map(({ name }: { name: string }) => name);
  expect(fields).toContain('title');
  for (const field of ['body', 'video', 'files']) expect(fields).not.toContain(field);

  const inputs = await call({
    url: `${school.url}/graphql`,
    method: 'POST',
    body: { query: '{ __type(name: "LessonFiltersInput") { inputFields { name } } }' },
  });
  const filters: string[] = inputs.body.data.__type.inputFields.map(({ name }: { name: string }) => name);
  for (const field of ['body', 'video', 'files']) expect(filters).not.toContain(field);

  const root = await call({
    url: `${school.url}/graphql`,
    method: 'POST',
    body: { query: '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }' },
  });
  const queries: string[] = root.body.data.__schema.queryType.fields.map(({ name }: { name: string }) => name);
  expect(queries.filter((name) => /user|role|upload/i.test(name) && name !== 'me')).toEqual([]);
  const login = await call({
    url: `${school.url}/graphql`,
    method: 'POST',
    body: { query: 'mutation { login(input: { identifier: "a@b.c", password: "x" }) { jwt } }' },
  });
  expect(login.text).toContain('errors');
  expect(login.text).not.toContain('"jwt":"');
});

test("GraphQL's filters and nested reads never carry a gated body", async () => {
  for (const query of [
    '{ lessons { title body } }',
    '{ lessons { title video } }',
    '{ lessons { files { url } } }',
    '{ lessons(filters: { body: { contains: "canary" } }) { slug } }',
    '{ lessons(sort: "body") { slug } }',
    '{ courses { modules { lessons { body } } } }',
  ]) {
    for (const [who, token] of Object.entries(tokens())) {
      const answer = await call({ url: `${school.url}/graphql`, method: 'POST', token, body: { query } });
      expect(answer.text, `${who} ${query}`).not.toContain(CANARY);
      expect(answer.text, `${who} ${query}`).toContain('errors');
    }
  }
});

test('the site build reads the catalogue and nothing else; a wrong token is told from it by what every build reads', async () => {
  const token = school.environment.SITE_BUILD_TOKEN;
  for (const path of [
    'courses',
    'modules',
    'lessons',
    'categories',
    'tags',
    'instructors',
    'courses?fields[0]=slug&pagination[pageSize]=1',
  ]) {
    expect((await call({ url: `${school.url}/api/${path}`, token })).status, path).toBe(200);
    expect((await call({ url: `${school.url}/api/${path}`, token: `${token}x` })).status, path).toBe(401);
  }
  for (const path of [
    'content-type-builder/content-types',
    'content-type-builder/components',
    'i18n/locales',
    'users',
    'upload/files',
    'users-permissions/roles',
    `access/lessons/${gated.lessonId}/content`,
    `mux/playback/${gated.lessonId}`,
    'progress/continue',
  ]) {
    expect([401, 403, 404], path).toContain((await call({ url: `${school.url}/api/${path}`, token })).status);
  }
});
