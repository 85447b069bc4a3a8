import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publishLesson, type MadeLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signInAdmin } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** Names as attackers choose them: each is a formula in some spreadsheet's eyes. */
const FORMULAS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  'Lea;=1+1',
  '=HYPERLINK("http://evil.example","a")',
];
/** What none may begin with, whatever is taken for the end of a cell. */
const DANGEROUS = /(^|[;,|\t\r\n])\s*[=+\-@]/u;

const RIGHTS = ['learners.read', 'learners.export', 'learners.override', 'courses.read'] as const;
type Right = (typeof RIGHTS)[number];

let school: School;
let lesson: MadeLesson;
let userId: number;
let editorToken: string;
const tokens = new Map<Right | 'none', string>();

beforeAll(async () => {
  school = await openSchool();
  lesson = await publishLesson({ school });
  userId = await addLearner({ firstName: 'Lea', lastName: 'Learner' });
  editorToken = (await signInAdmin({ school, role: 'strapi-editor' })).token;
  tokens.set('none', await signInWith({ rights: [] }));
  for (const right of RIGHTS) tokens.set(right, await signInWith({ rights: [right] }));
});
afterAll(async () => school.close());

async function addLearner(data: { firstName?: string; lastName?: string }): Promise<number> {
  const email = `learner-${randomUUID()}@example.com`;
  const { id } = await school.strapi.db
    .query('plugin::users-permissions.user')
    .create({ data: { email, username: email, provider: 'local', confirmed: true, ...data } });
  return id;
}

/** An admin user of a role of its own, which may do these things and nothing else. */
async function signInWith({ rights }: { rights: readonly Right[] }): Promise<string> {
  const { strapi } = school;
  const name = `role-${randomUUID()}`;
  const role = await strapi.service('admin::role').create({ name, description: '' });
  await strapi.service('admin::role').assignPermissions(
    role.id,
    rights.map((right) => ({ action: `plugin::progress.${right}`, subject: null, properties: {}, conditions: [] }))
  );
  const user = { email: `${name}@example.com`, password: 'Test-password-1' };
  await strapi
    .service('admin::user')
    .create({ ...user, firstname: 'Ada', lastname: 'Admin', isActive: true, roles: [role.id] });
  const answer = await call({ url: `${school.url}/admin/login`, method: 'POST', body: user });
  return answer.body.data.token;
}

function ask({
  path,
  method = 'GET',
  token = editorToken,
  body,
}: {
  path: string;
  method?: string;
  token?: string | undefined;
  body?: unknown;
}): Promise<Answer> {
  return call({ url: `${school.url}/progress/${path}`, method, token, ...(body === undefined ? {} : { body }) });
}

test('each right opens its own routes and no other, for a role that is no super admin', async () => {
  const routes: [string, string, Right][] = [
    ['GET', 'overview', 'learners.read'],
    ['GET', 'learners', 'learners.read'],
    ['GET', `learners/${userId}`, 'learners.read'],
    ['GET', 'live', 'learners.read'],
    ['POST', `learners/${userId}/override`, 'learners.override'],
    ['POST', `learners/${userId}/reset`, 'learners.override'],
    ['GET', 'courses', 'courses.read'],
    ['GET', `courses/${lesson.courseId}`, 'courses.read'],
    ['GET', `courses/${lesson.courseId}/lessons/${lesson.lessonId}`, 'courses.read'],
    ['GET', 'exports/learners?format=csv', 'learners.export'],
    ['GET', `exports/courses/${lesson.courseId}?format=csv`, 'learners.export'],
  ];
  const differences: string[] = [];
  for (const [method, path, needed] of routes) {
    for (const [right, token] of tokens) {
      const { status } = await ask({ path, method, token, ...(method === 'POST' ? { body: {} } : {}) });
      if ((status !== 403) !== (right === needed))
        differences.push(`${method} ${path} answered ${right} with ${status}`);
    }
  }
  expect(differences).toEqual([]);
});

test('wrong input is a 400 that names the field, and changes nothing', async () => {
  const reason = 'She showed it in class';
  const { lessonId, courseId } = lesson;
  const wrong: [string, string, unknown, string][] = [
    ['GET', 'learners?page=0', undefined, 'page'],
    ['GET', 'learners?page=1e3', undefined, 'page'],
    ['GET', 'learners?sort=email', undefined, 'sort'],
    ['GET', 'learners?order=up', undefined, 'order'],
    ['GET', 'learners?search[$ne]=1', undefined, 'search'],
    ['GET', `learners?search=${'a'.repeat(255)}`, undefined, 'search'],
    ['GET', 'learners?search=%00', undefined, 'search'],
    ['GET', 'learners?filters[password]=1', undefined, 'filters'],
    ['GET', 'learners/0', undefined, 'userId'],
    ['GET', 'learners/9999999999', undefined, 'userId'],
    ['GET', 'learners/1;drop', undefined, 'userId'],
    ['GET', 'overview?days=31', undefined, 'days'],
    ['GET', 'live?courseId=1', undefined, 'courseId'],
    ['GET', 'courses?populate=*', undefined, 'populate'],
    ['GET', 'courses/1', undefined, 'courseId'],
    ['GET', 'exports/learners', undefined, 'format'],
    ['GET', 'exports/learners?format=pdf', undefined, 'format'],
    ['POST', `learners/${userId}/override`, undefined, 'body'],
    ['POST', `learners/${userId}/override`, { lessonId, done: 'yes', reason }, 'done'],
    ['POST', `learners/${userId}/override`, { lessonId: 'x', done: true, reason }, 'lessonId'],
    ['POST', `learners/${userId}/override`, { lessonId, done: true, reason: '  ' }, 'reason'],
    ['POST', `learners/${userId}/override`, { lessonId, done: true }, 'reason'],
    ['POST', `learners/${userId}/override`, { lessonId, done: true, reason, by: 1 }, 'by'],
    ['POST', `learners/${userId}/reset`, { reason }, 'lessonId or courseId'],
    ['POST', `learners/${userId}/reset`, { lessonId, courseId, reason }, 'lessonId or courseId'],
    ['POST', `learners/${userId}/reset`, { courseId, reason: 'x'.repeat(501) }, 'reason'],
  ];
  for (const [method, path, body, field] of wrong) {
    const answer = await ask({ path, method, ...(body === undefined ? {} : { body }) });
    const said = `${method} ${path} ${JSON.stringify(body)}: ${answer.text.slice(0, 300)}`;
    expect(answer.status, said).toBe(400);
    expect(answer.body.error.message, said).toContain(field);
    expect(answer.body.error.details.code, said).toBe('invalid');
  }
  const { rows } = await school.strapi.db.connection.raw(
    'select (select count(*) from learning.progress)::int + (select count(*) from learning.interventions)::int as count'
  );
  expect(rows).toEqual([{ count: 0 }]);
});

test('what cannot be found is a 404 with its code', async () => {
  const reason = 'For the test';
  const body = { lessonId: lesson.lessonId, done: true, reason };
  const missing: [string, string, unknown, string][] = [
    ['GET', 'learners/999999', undefined, 'learner-not-found'],
    ['POST', 'learners/999999/override', body, 'learner-not-found'],
    ['POST', 'learners/999999/reset', { lessonId: lesson.lessonId, reason }, 'learner-not-found'],
    ['GET', `exports/courses/${'x'.repeat(24)}?format=csv`, undefined, 'course-not-found'],
  ];
  for (const [method, path, sent, code] of missing) {
    const answer = await ask({ path, method, ...(sent === undefined ? {} : { body: sent }) });
    expect([answer.status, answer.body.error?.details.code], `${method} ${path}`).toEqual([404, code]);
  }
});

test('a list as CSV has every learner once, and no cell that a spreadsheet would run', async () => {
  const mark = randomUUID().slice(0, 8);
  for (const name of FORMULAS) await addLearner({ firstName: name, lastName: mark });
  const answer = await ask({ path: `exports/learners?format=csv&search=${mark}` });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="learners-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const rows = readCsv(answer.text);
  expect(rows[0]?.slice(0, 3)).toEqual(['E-mail', 'First name', 'Last name']);
  expect(rows).toHaveLength(FORMULAS.length + 1);
  for (const cell of rows.slice(1).flat()) expect(cell, JSON.stringify(cell)).not.toMatch(DANGEROUS);
  expect(answer.text).not.toContain('+49');
});

test('a course’s list has who began it, and how far they are', async () => {
  const course = await publishLesson({ school });
  const id = await addLearner({ firstName: 'Ben', lastName: 'Beginner' });
  await school.strapi.db.connection.raw(
    `insert into learning.progress (user_id, lesson_id, position, watched, duration, completed_at, completed_by)
     values (?, ?, 5, '{[0,90)}', 100, now(), 'film')`,
    [id, course.lessonId]
  );
  const rows = readCsv((await ask({ path: `exports/courses/${course.courseId}?format=csv` })).text);
  expect(rows).toHaveLength(2);
  expect(rows[1]?.slice(1, 8)).toEqual(['Ben', 'Beginner', '1', '1', '1', '100', '1.5']);
});

test('a list that fails in the middle breaks off, so that nobody takes it for whole', async () => {
  const { connection } = school.strapi.db;
  // More learners than one piece holds; the second piece cannot be read.
  await connection.raw(
    `insert into up_users (document_id, username, email, provider, confirmed, blocked, created_at, updated_at)
     select 'many' || n, 'many' || n, 'many' || n || '@example.com', 'local', true, false, now(), now() from generate_series(1, 1000) n`
  );
  await school.strapi.plugin('progress').service('figures').refresh({ pause: 0, budget: 100 });
  const raw = connection.raw.bind(connection);
  let asked = 0;
  const spy = vi.spyOn(connection, 'raw').mockImplementation((sql: string, ...rest: unknown[]) => {
    if (sql.includes('f.user_id > :after') && (asked += 1) > 1) throw new Error('the database is gone');
    return raw(sql, ...(rest as [Record<string, string>]));
  });
  try {
    await expect(ask({ path: 'exports/learners?format=csv' })).rejects.toThrow();
    expect(asked).toBe(2);
  } finally {
    spy.mockRestore();
  }
});

test('only so many lists are written at a time, and the next is told when to come back', async () => {
  const headers = { authorization: `Bearer ${editorToken}` };
  const exports = school.strapi.plugin('progress').service('exports');
  const [one, two] = [
    exports.exportLearners({ format: 'csv', by: 1 }),
    exports.exportLearners({ format: 'xlsx', by: 1 }),
  ];
  const refused = await fetch(`${school.url}/progress/exports/learners?format=csv`, { headers });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const closed = [one, two].map((file) => new Promise((resolve) => file.once('close', resolve)));
  one.destroy();
  two.destroy();
  await Promise.all(closed);
  expect((await ask({ path: 'exports/learners?format=csv' })).status).toBe(200);
});

test('no page about learners reads the rows of all learners', async () => {
  const { connection } = school.strapi.db;
  const seen: { sql: string; bindings: unknown[] }[] = [];
  const note = ({ sql, bindings }: { sql: string; bindings: unknown[] }) => void seen.push({ sql, bindings });
  connection.on('query', note);
  for (const path of [
    'overview',
    'learners?search=lea&sort=watched',
    `learners/${userId}`,
    'live',
    `live?courseId=${lesson.courseId}`,
    'courses',
    `courses/${lesson.courseId}`,
    `courses/${lesson.courseId}/lessons/${lesson.lessonId}`,
  ])
    expect((await ask({ path })).status, path).toBe(200);
  connection.removeListener('query', note);
  const ours = seen.filter(({ sql }) => /^\s*(with|select)/i.test(sql) && sql.includes('learning.'));
  expect(ours.length).toBeGreaterThan(10);
  for (const { sql, bindings } of ours) {
    const plan = await connection.transaction(async (trx) => {
      // Small tables are read whole even where an index would do; told not to, the plan shows whether one can do.
      await trx.raw('set local enable_seqscan = off');
      const { rows } = await trx.raw<{ rows: { 'QUERY PLAN': string }[] }>(
        `explain ${sql.replace(/\$\d+/g, '?')}`,
        bindings as string[]
      );
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    // A scan of an index without a condition reads everything as well.
    for (const node of plan.split('->').filter((part) => /Scan[^\n]* on (progress|sessions)\b/.test(part)))
      expect(node, sql).toMatch(/(Index|Recheck) Cond: .*(user_id|started_at)/);
  }
});

/** Reads RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '' && rows.at(-1)?.length === 0) break;
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 0);
}
