import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson, type MadeLesson } from './harness/content.ts';
import { call } from './harness/http.ts';
import { signInAdmin, signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const MEGABYTE = 'x'.repeat(1_000_000);
const LONG = 'y'.repeat(20_000);

/** What is never right, whatever the field. NaN and Infinity travel as the text a careless program would send. */
const WRONG_VALUES: readonly [string, unknown][] = [
  ['null', null],
  ['an object', { a: 1 }],
  ['an array', [[1]]],
  ['true', true],
  ['1 MB of text', MEGABYTE],
  ['a huge number', 1e308],
  ['a negative number', -1],
  ['the text NaN', 'NaN'],
  ['an empty text', ''],
  ['a NUL', 'a\u0000b'],
];

let school: School;
let lesson: MadeLesson;
let learner: string;
let editor: string;
let errors: string[];

beforeAll(async () => {
  school = await openSchool();
  // Hundreds of wrong sign-ins from one address: the limit on them is tested with the accounts.
  school.strapi.config.set('plugin::users-permissions.ratelimit', { interval: 60_000, max: 100_000 });
  lesson = await publishLesson({ school, access: 'members' });
  learner = (await signUpLearner({ school })).token;
  editor = (await signInAdmin({ school, role: 'strapi-editor' })).token;
  errors = [];
  school.strapi.log.error = ((message: unknown) => {
    errors.push(String(message));
    return school.strapi.log;
  }) as typeof school.strapi.log.error;
});
afterAll(async () => school.close());

interface Body {
  route: string;
  method: string;
  path: () => string;
  token: () => string | undefined;
  /** A body the route accepts, so that one wrong field is all that is wrong. */
  good: () => Record<string, unknown>;
}

const BODIES: readonly Body[] = [
  {
    route: 'register',
    method: 'POST',
    path: () => '/api/auth/local/register',
    token: () => undefined,
    good: () => ({
      email: `${randomUUID()}@example.com`,
      password: 'Good-password-1',
      firstName: 'Ann',
      lastName: 'Other',
      phone: '+4915112345678',
      language: 'es',
    }),
  },
  {
    route: 'language',
    method: 'PUT',
    path: () => '/api/accounts/me/language',
    token: () => learner,
    good: () => ({ language: 'es' }),
  },
  {
    route: 'another address',
    method: 'POST',
    path: () => '/api/accounts/email',
    token: () => learner,
    good: () => ({ email: `${randomUUID()}@example.com`, password: 'Test-password-2' }),
  },
  {
    route: 'confirmed address',
    method: 'POST',
    path: () => '/api/accounts/email/confirmation',
    token: () => undefined,
    good: () => ({ code: 'a-code' }),
  },
  {
    route: 'confirmed registration',
    method: 'POST',
    path: () => '/api/accounts/confirmation',
    token: () => undefined,
    good: () => ({ code: 'a-code' }),
  },
  {
    route: 'deletion',
    method: 'POST',
    path: () => '/api/accounts/deletion',
    token: () => learner,
    good: () => ({ password: 'Test-password-2' }),
  },
  {
    route: 'sign in',
    method: 'POST',
    path: () => '/api/auth/local',
    token: () => undefined,
    good: () => ({ identifier: 'a@example.com', password: 'Good-password-1' }),
  },
  {
    route: 'profile',
    method: 'PUT',
    path: () => '/api/accounts/me',
    token: () => learner,
    good: () => ({ firstName: 'Ann', lastName: 'Other', phone: '+4915112345678' }),
  },
  {
    route: 'progress report',
    method: 'PUT',
    path: () => `/api/progress/lessons/${lesson.lessonId}`,
    token: () => learner,
    good: () => ({
      position: 1,
      watched: [[0, 1]],
      sessionId: randomUUID(),
      sentAt: new Date().toISOString(),
      ticket: 'a-ticket',
    }),
  },
  {
    route: 'progress sync',
    method: 'POST',
    path: () => '/api/progress/sync',
    token: () => learner,
    good: () => ({
      reports: [
        {
          lessonId: lesson.lessonId,
          position: 1,
          watched: [[0, 1]],
          sessionId: randomUUID(),
          sentAt: new Date().toISOString(),
        },
      ],
    }),
  },
  {
    route: 'progress mark',
    method: 'PUT',
    path: () => `/api/progress/lessons/${lesson.lessonId}/done`,
    token: () => learner,
    good: () => ({ done: false }),
  },
  {
    route: 'new note',
    method: 'POST',
    path: () => '/api/progress/notes',
    token: () => learner,
    good: () => ({ id: randomUUID(), lessonId: lesson.lessonId, second: 1, body: 'A note.' }),
  },
  {
    route: 'changed note',
    method: 'PUT',
    path: () => `/api/progress/notes/${randomUUID()}`,
    token: () => learner,
    good: () => ({ second: 1, body: 'A note.', version: 1 }),
  },
  {
    route: 'new upload',
    method: 'POST',
    path: () => '/mux/uploads',
    token: () => editor,
    good: () => ({ title: 'A film' }),
  },
];

async function counts(): Promise<unknown> {
  const { rows } = await school.strapi.db.connection.raw(
    "select (select count(*) from up_users) users, (select count(*) from learning.progress) progress, (select count(*) from learning.notes) notes, (select count(*) from access.grants) grants, (select count(*) from mux.videos) videos, (select string_agg(first_name, ',' order by id) from up_users) names"
  );
  return rows[0];
}

for (const { route, method, path, token, good } of BODIES) {
  test(`${route}: a wrong value in any field is a 400 that names the field, and nothing is written`, async () => {
    const before = await counts();
    for (const field of Object.keys(good())) {
      for (const [what, value] of WRONG_VALUES) {
        if (isAcceptable({ route, field, value })) continue;
        // A negative or huge number is a wrong type for a text field and out of range for a number field.
        const answer = await call({
          url: `${school.url}${path()}`,
          method,
          token: token(),
          body: { ...good(), [field]: value },
        });
        const where = `${field} = ${what} -> ${answer.status} ${answer.text.slice(0, 200)}`;
        expect(answer.status, where).toBe(400);
        expect(answer.body.error.message, where).toContain(field);
        expect(answer.text.length, where).toBeLessThan(5_000);
      }
    }
    expect(await counts()).toEqual(before);
  });

  test(`${route}: an unknown key, no body, a list or a text as body is a 400`, async () => {
    const before = await counts();
    const unknown = await call({
      url: `${school.url}${path()}`,
      method,
      token: token(),
      body: { ...good(), isAdmin: true },
    });
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain('isAdmin');
    for (const body of [{}, [], '"text"', '[1,2]', 'null', '{"a":']) {
      const answer = await call({ url: `${school.url}${path()}`, method, token: token(), body });
      expect(answer.status, JSON.stringify(body)).toBe(400);
    }
    expect(await counts()).toEqual(before);
  });
}

/**
 * Names, titles and notes may be any words, and a ticket or code that is none says nothing; null empties the phone of the profile and is the second of a whole
 * lesson.
 */
function isAcceptable({ route, field, value }: { route: string; field: string; value: unknown }): boolean {
  if (value === 'NaN') return ['firstName', 'lastName', 'title', 'body', 'ticket', 'code'].includes(field);
  if (value === true) return field === 'done';
  return (
    value === null && ((route === 'profile' && field === 'phone') || (route.endsWith('note') && field === 'second'))
  );
}

const ID_ROUTES = [
  '/api/access/lessons/ID',
  '/api/access/courses/ID',
  '/api/access/lessons/ID/content',
  `/api/access/lessons/ID/files/${'f'.repeat(24)}`,
  '/api/mux/playback/ID',
  '/api/progress/lessons/ID',
  '/api/progress/courses/ID',
];
const WRONG_IDS = [
  '1',
  'A'.repeat(24),
  'x'.repeat(2_000),
  '%00',
  "a' or 1=1--",
  '..%2f..%2fetc%2fpasswd',
  'null',
  '🎬',
];

test('an id of the wrong form is a 400 that names it, an unknown one a 404', async () => {
  for (const route of ID_ROUTES) {
    for (const id of WRONG_IDS) {
      const answer = await call({
        url: `${school.url}${route.replace('ID', id.startsWith('%') || id.includes('%2f') ? id : encodeURIComponent(id))}`,
        token: learner,
      });
      expect([400, 404], `${route} ${id.slice(0, 40)} -> ${answer.status} ${answer.text.slice(0, 200)}`).toContain(
        answer.status
      );
      if (answer.status === 400) expect(answer.text).toMatch(/lessonId|courseId|Malicious|URI|Bad Request/i);
    }
    const unknown = await call({ url: `${school.url}${route.replace('ID', 'z'.repeat(24))}`, token: learner });
    expect(unknown.status, route).toBe(404);
    expect(unknown.body.error.details.code).toMatch(/-not-found$/);
  }
});

const CATALOGUE_QUERIES = [
  '/api/lessons?filters[position][$eq]=abc',
  '/api/lessons?filters[position][$gt]=1e400',
  '/api/lessons?filters[minutes][$in][0]=NaN',
  '/api/lessons?filters[freePreview][$eq]=perhaps',
  '/api/lessons?filters[createdAt][$gt]=yesterday',
  '/api/lessons?filters[title][$eq]=%00',
  '/api/lessons?filters[nothing][$eq]=1',
  '/api/lessons?filters[title][$nonsense]=1',
  '/api/lessons?sort=nothing',
  '/api/lessons?fields=nothing',
  '/api/lessons?populate=nothing',
  '/api/lessons?pagination[pageSize]=NaN',
  '/api/lessons?pagination[page]=-1',
  '/api/lessons/%00',
  '/api/courses?filters[access][$eq]=%00',
  '/api/courses?filters[modules][position][$eq]=abc',
  `/api/lessons?filters[title][$eq]=${'x'.repeat(10_000)}`,
  '/api/search?q=%00',
  '/api/search?q[$ne]=x',
  "/api/search?q=')%20%26%20(%27a%27:*",
  `/api/search?q=${'%F0%9F%8E%B9'.repeat(50)}`,
  '/api/search?q=ab&page=9007199254740993',
];

test('a query of the catalogue that makes no sense is never an error of ours', async () => {
  for (const path of CATALOGUE_QUERIES) {
    const answer = await call({ url: `${school.url}${path}` });
    expect([200, 400, 404], `${path.slice(0, 80)} -> ${answer.status} ${answer.text.slice(0, 200)}`).toContain(
      answer.status
    );
  }
  const wrong = await call({ url: `${school.url}/api/lessons?filters[position][$eq]=abc` });
  expect(wrong.status).toBe(400);
  expect(wrong.body.error.message).toContain('position');
});

test('text that is too long is refused before anything is done with it', async () => {
  const answer = await call({
    url: `${school.url}/api/auth/local`,
    method: 'POST',
    body: { identifier: `${LONG}@example.com`, password: 'Good-password-1' },
  });
  expect(answer.status).toBe(400);
  expect(answer.body.error.message).toContain('identifier');
});

test('nothing of all this was logged as a crash', () => {
  expect(errors).toEqual([]);
});
