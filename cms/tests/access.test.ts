import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addLesson, publishLesson, type MadeLesson } from './harness/content.ts';
import { call } from './harness/http.ts';
import { signInAdmin, signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const LESSON = 'api::lesson.lesson';

let school: School;
let folder: string;
let learner: Person;
let editor: Person;
const uploaded: number[] = [];

beforeAll(async () => {
  school = await openSchool();
  folder = await mkdtemp(join(tmpdir(), 'school-files-'));
  learner = await signUpLearner({ school });
  editor = await signInAdmin({ school, role: 'strapi-editor' });
});
afterAll(async () => {
  const upload = school.strapi.plugin('upload').service('upload');
  for (const id of uploaded) await upload.remove(await upload.findOne(id));
  await rm(folder, { recursive: true, force: true });
  await school.close();
});

const access = (path: string, token?: string) => call({ url: `${school.url}/api/access/${path}`, token });
const admin = (
  path: string,
  { method = 'GET', body, token = editor.token }: { method?: string; body?: unknown; token?: string } = {}
) => call({ url: `${school.url}/access/${path}`, method, body, token });

interface Stored {
  id: number;
  documentId: string;
  url: string;
  formats: Record<string, { url: string }> | null;
}

async function store({ name, mime, bytes }: { name: string; mime: string; bytes: Buffer }): Promise<Stored> {
  const filepath = join(folder, name);
  await writeFile(filepath, bytes);
  const [file] = await school.strapi
    .plugin('upload')
    .service('upload')
    .upload({
      data: { fileInfo: { name } },
      files: { filepath, originalFilename: name, mimetype: mime, size: bytes.length },
    });
  uploaded.push(file.id);
  return file;
}

/** A black picture, large enough that Strapi makes smaller formats of it. */
async function picture(name: string): Promise<Stored> {
  const [width, height] = [900, 600];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * height));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const bytes = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return store({ name, mime: 'image/png', bytes });
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Attaches files to a lesson as an editor does; `publish: false` leaves them on the draft. */
async function attach({
  lesson,
  files,
  publish = true,
}: {
  lesson: MadeLesson;
  files: Stored[];
  publish?: boolean;
}): Promise<void> {
  await school.strapi
    .documents(LESSON)
    .update({ documentId: lesson.lessonId, data: { files: files.map(({ id }) => id) } });
  if (publish) await school.strapi.documents(LESSON).publish({ documentId: lesson.lessonId });
}

/** A path sent as it is written; fetch would tidy it up first. */
function getRaw(path: string): Promise<number> {
  const { hostname, port } = new URL(school.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: hostname, port, path, method: 'GET' }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('a visitor, a learner and a learner with a grant each get the answer that is theirs, and why', async () => {
  const everyone = await publishLesson({ school, access: 'everyone' });
  const members = await publishLesson({ school, access: 'members' });
  const granted = await publishLesson({ school, access: 'granted' });
  const preview = await publishLesson({ school, access: 'granted', freePreview: true });
  const answers = async (token?: string) =>
    Promise.all(
      [everyone, members, granted, preview].map(
        async ({ lessonId }) => (await access(`lessons/${lessonId}`, token)).body.data.because
      )
    );
  expect(await answers()).toEqual(['everyone', 'sign-in', 'sign-in', 'free-preview']);
  expect(await answers(learner.token)).toEqual(['everyone', 'member', 'not-granted', 'free-preview']);

  const given = await admin('grants', {
    method: 'POST',
    body: { userId: learner.id, scope: 'course', courseId: granted.courseId, reason: 'Paid by transfer' },
  });
  expect(given.status).toBe(201);
  expect(await answers(learner.token)).toEqual(['everyone', 'member', 'granted', 'free-preview']);
  expect((await access(`courses/${granted.courseId}`, learner.token)).body.data).toEqual({
    allowed: true,
    because: 'granted',
  });
  expect((await access(`courses/${preview.courseId}`, learner.token)).body.data).toEqual({
    allowed: false,
    because: 'not-granted',
  });

  const revoked = await admin(`grants/${given.body.data.id}/revoke`, { method: 'POST', body: { reason: 'Refunded' } });
  expect(revoked.status).toBe(200);
  expect((await access(`lessons/${granted.lessonId}`, learner.token)).body.data).toEqual({
    allowed: false,
    because: 'not-granted',
  });
});

test('a lesson is there only while it, its module and its course are published', async () => {
  const made = await publishLesson({ school, access: 'everyone' });
  expect((await access(`lessons/${made.lessonId}`)).status).toBe(200);
  const draft = await publishLesson({ school, access: 'everyone', publish: false });
  expect((await access(`lessons/${draft.lessonId}`)).body.error.details.code).toBe('lesson-not-found');
  await school.strapi.documents('api::course.course').unpublish({ documentId: made.courseId });
  for (const path of [`lessons/${made.lessonId}`, `lessons/${made.lessonId}/content`])
    expect((await access(path)).status, path).toBe(404);
  expect((await access(`courses/${made.courseId}`)).body.error.details.code).toBe('course-not-found');
});

test('a decision is one statement to the database', async () => {
  const { lessonId } = await publishLesson({ school, access: 'members' });
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => void statements.push(sql);
  school.strapi.db.connection.on('query', note);
  const decision = await school.strapi
    .plugin('access')
    .service('entitlements')
    .decideLesson({ lessonId, userId: learner.id });
  school.strapi.db.connection.removeListener('query', note);
  expect(decision).toMatchObject({ allowed: true, because: 'member', lesson: { lessonId } });
  // Jobs that run by themselves ask on the same connection; these are the tables deciding reads.
  expect(statements.filter((sql) => /up_users|access\.grants|from lessons/.test(sql))).toHaveLength(1);
});

test('a body and its files are handed to the entitled, and to them only', async () => {
  const notes = await store({
    name: 'Notes für alle.pdf',
    mime: 'application/pdf',
    bytes: Buffer.from('%PDF-1.4 the notes'),
  });
  const lesson = await publishLesson({ school, access: 'members', body: '# The body' });
  await attach({ lesson, files: [notes] });

  const content = await access(`lessons/${lesson.lessonId}/content`, learner.token);
  expect(content.status).toBe(200);
  expect(content.headers.get('cache-control')).toBe('no-store');
  expect(content.body.data).toEqual({
    language: 'en',
    html: '<h1>The body</h1>',
    files: [{ id: notes.documentId, name: 'Notes für alle.pdf', size: expect.any(Number), mime: 'application/pdf' }],
  });

  const address = await access(`lessons/${lesson.lessonId}/files/${notes.documentId}`, learner.token);
  expect([address.status, address.headers.get('cache-control')]).toEqual([200, 'no-store']);
  // Without a token: a browser that goes to an address brings none.
  const file = await call({ url: new URL(address.body.data.url, school.url).href });
  expect([file.status, file.text]).toEqual([200, '%PDF-1.4 the notes']);
  expect(file.headers.get('content-type')).toBe('application/octet-stream');
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="Notes f_r alle.pdf"; filename*=UTF-8''Notes%20f%C3%BCr%20alle.pdf`
  );
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  expect(file.headers.get('cache-control')).toBe('no-store');

  for (const path of ['content', `files/${notes.documentId}`]) {
    const visitor = await access(`lessons/${lesson.lessonId}/${path}`);
    expect([visitor.status, visitor.body.error.details.code], path).toEqual([401, 'sign-in']);
  }
});

test('an address of a file that was altered or has run out opens nothing', async () => {
  const [one, two] = await Promise.all(
    ['one.pdf', 'two.pdf'].map((name) => store({ name, mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }))
  );
  const lesson = await publishLesson({ school, access: 'everyone' });
  await attach({ lesson, files: [one!, two!] });
  const { body } = await access(`lessons/${lesson.lessonId}/files/${one!.documentId}`);
  const url: string = body.data.url;
  const [, expiresAt] = url.split('.');
  const go = (to: string) => call({ url: `${school.url}${to}` });
  expect((await go(url)).status).toBe(200);

  for (const altered of [
    url.replace(one!.documentId, two!.documentId),
    url.replace(expiresAt!, String(Number(expiresAt) + 60_000)),
    url.slice(0, -1),
    '/api/access/files/x',
    `/api/access/files/${'x'.repeat(2_000)}`,
  ]) {
    const answer = await go(altered);
    expect([answer.status, answer.body.error.details.code], altered.slice(0, 120)).toEqual([403, 'ticket-refused']);
  }
  expect((await go(`${url}?x=1`)).status).toBe(400);

  vi.useFakeTimers({ toFake: ['Date'], now: Number(expiresAt) });
  try {
    expect((await go(url)).body.error.details.code).toBe('ticket-refused');
  } finally {
    vi.useRealTimers();
  }
});

test('storage that signs its own addresses gives the address, unless it is public', async () => {
  const notes = await store({ name: 'far.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4') });
  const lesson = await publishLesson({ school, access: 'everyone' });
  await attach({ lesson, files: [notes] });
  const knex = school.strapi.db.connection;
  await knex('files').where({ id: notes.id }).update({ provider: 'aws-s3' });
  const upload = school.strapi.plugin('upload');
  const local = upload.provider;
  let isPrivate = true;
  let asked: Record<string, string> = {};
  upload.provider = {
    ...local,
    isPrivate: () => isPrivate,
    getSignedUrl: async (_file: unknown, parameters: Record<string, string>) => {
      asked = parameters;
      return { url: 'https://storage.example.com/far.pdf?signed' };
    },
  };
  try {
    const path = `lessons/${lesson.lessonId}/files/${notes.documentId}`;
    expect((await access(path)).body).toEqual({ data: { url: 'https://storage.example.com/far.pdf?signed' } });
    expect(asked.ResponseContentDisposition).toContain('attachment; filename="far.pdf"');
    isPrivate = false;
    const refused = await access(path);
    expect([refused.status, refused.body.error.details.code]).toEqual([503, 'files-not-private']);
  } finally {
    upload.provider = local;
    await knex('files').where({ id: notes.id }).update({ provider: 'local' });
  }
});

test('a file is not to be had through another lesson', async () => {
  const secret = await store({ name: 'secret.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4 secret') });
  await attach({ lesson: await publishLesson({ school, access: 'granted' }), files: [secret] });
  const open = await publishLesson({ school, access: 'everyone' });
  const answer = await access(`lessons/${open.lessonId}/files/${secret.documentId}`, learner.token);
  expect([answer.status, answer.body.error.details.code]).toEqual([404, 'file-not-found']);
});

test('the upload folder serves pictures no lesson holds, and nothing else', async () => {
  const cover = await picture('cover.png');
  const sheet = await picture('sheet.png');
  const notes = await store({ name: 'loose.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.4 loose') });
  const lesson = await publishLesson({ school, access: 'everyone' });
  const small = (file: Stored) => Object.values(file.formats ?? {}).map(({ url }) => url);
  expect(small(cover).length).toBeGreaterThan(0);

  for (const url of [cover.url, ...small(cover), sheet.url, ...small(sheet)]) expect(await getRaw(url), url).toBe(200);
  // A draft gates it already: what is not out yet is the most secret of all.
  await attach({ lesson, files: [sheet], publish: false });
  for (const url of [sheet.url, ...small(sheet), notes.url, '/uploads/.gitkeep', '/uploads/nothing.png'])
    expect(await getRaw(url), url).toBe(404);
  for (const url of [cover.url, ...small(cover)]) expect(await getRaw(url), url).toBe(200);
  const served = await fetch(`${school.url}${cover.url}`);
  expect(served.headers.get('content-security-policy')).toContain('sandbox');
  expect(served.headers.get('x-content-type-options')).toBe('nosniff');
});

test('no other spelling of an upload reaches it', async () => {
  const { url } = await picture('plain.png');
  const name = url.replace('/uploads/', '');
  for (const path of [
    `//uploads/${name}`,
    `/uploads//${name}`,
    `/./uploads/${name}`,
    `/x/../uploads/${name}`,
    `/%75ploads/${name}`,
    `/UPLOADS/${name}`,
    `/uploads/./${name}`,
    `/uploads/%2e%2e/uploads/${name}`,
    `/uploads%2f${name}`,
    `/uploads\\${name}`,
    `/uploads/${name}/`,
    `/uploads/${name}%00`,
  ]) {
    expect([400, 404], path).toContain(await getRaw(path));
  }
});

test('granting twice is one grant, with the first reason; revoking twice keeps the first reason', async () => {
  const { id } = await signUpLearner({ school });
  const { courseId } = await publishLesson({ school, access: 'granted' });
  const grant = (reason: string) =>
    admin('grants', { method: 'POST', body: { userId: id, scope: 'course', courseId, reason } });
  const answers = await Promise.all(['one', 'two', 'three', 'four'].map(grant));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
  const ids = new Set(answers.map(({ body }) => body.data.id));
  expect(ids.size).toBe(1);
  const [grantId] = [...ids];
  await admin(`grants/${grantId}/revoke`, { method: 'POST', body: { reason: 'first' } });
  await admin(`grants/${grantId}/revoke`, { method: 'POST', body: { reason: 'second' } });
  const { rows } = await school.strapi.db.connection.raw(
    'select revoked_reason, granted_by, revoked_by from access.grants where id = ?',
    [grantId]
  );
  expect(rows).toEqual([{ revoked_reason: 'first', granted_by: editor.id, revoked_by: editor.id }]);
  expect((await grant('again')).status).toBe(201);
});

test('a grant with an end ends, and one given anew has a reason of its own', async () => {
  const person = await signUpLearner({ school });
  const { courseId } = await publishLesson({ school, access: 'granted' });
  const grants = school.strapi.plugin('access').service('grants');
  const order = { userId: person.id, scope: 'course', courseId, source: 'crm' };
  const first = await grants.grant({ ...order, reason: 'trial', expiresAt: new Date(Date.now() - 1_000) });
  expect((await access(`courses/${courseId}`, person.token)).body.data.because).toBe('not-granted');
  const second = await grants.grant({ ...order, reason: 'bought', expiresAt: new Date(Date.now() + 60_000) });
  expect(second.id).not.toBe(first.id);
  const longer = await grants.grant({ ...order, reason: 'kept', expiresAt: null });
  expect(longer).toEqual({ id: second.id, isNew: false });
  const { data } = await grants.list({ search: person.email });
  const course = data.filter(({ scope }: { scope: string }) => scope === 'course');
  expect(course.map(({ state, reason, expiresAt }: Record<string, unknown>) => [state, reason, expiresAt])).toEqual([
    ['active', 'bought', null],
    ['expired', 'trial', expect.any(String)],
  ]);
});

test('a grant undone with the work it belongs to was never given', async () => {
  const { id } = await signUpLearner({ school });
  const { courseId } = await publishLesson({ school, access: 'granted' });
  const grants = school.strapi.plugin('access').service('grants');
  await expect(
    school.strapi.db.transaction(async () => {
      await grants.grant({ userId: id, scope: 'course', courseId, source: 'crm', reason: 'paid' });
      throw new Error('undone');
    })
  ).rejects.toThrow('undone');
  const { rows } = await school.strapi.db.connection.raw(
    "select 1 from access.grants where user_id = ? and scope = 'course'",
    [id]
  );
  expect(rows).toEqual([]);
});

test("the admin's list finds a learner by part of the address, and takes signs for what they are", async () => {
  const found = await admin(`grants?search=${encodeURIComponent(learner.email.slice(3, 20).toUpperCase())}`);
  expect(found.body.data[0].learner.email).toBe(learner.email);
  expect(found.body.meta).toMatchObject({ page: 1, pageSize: 20 });
  expect((await admin('grants?search=%25')).body.meta.total).toBe(0);
  expect((await admin('learners?search=learner-')).body.data.length).toBeGreaterThan(0);
  expect((await admin('courses')).body.data[0]).toEqual({
    id: expect.any(String),
    title: expect.any(String),
    access: expect.any(String),
  });
});

test('wrong words to the grant routes are a 400 that names the field, and nothing is written', async () => {
  const { rows: before } = await school.strapi.db.connection.raw('select count(*) from access.grants');
  const good = { userId: learner.id, scope: 'membership', reason: 'x' };
  for (const [field, value] of [
    ['userId', '1'],
    ['userId', 1e300],
    ['scope', 'everything'],
    ['reason', ' '],
    ['reason', 'x'.repeat(1_000_000)],
    ['reason', 'a\u0000'],
    ['expiresAt', 'soon'],
    ['grantedBy', 1],
  ] as const) {
    const answer = await admin('grants', { method: 'POST', body: { ...good, [field]: value } });
    expect(answer.status, `${field} ${String(value).slice(0, 20)}`).toBe(400);
    expect(answer.body.error.message).toContain(field);
  }
  for (const query of [
    'page=0',
    'page=-1',
    'page=NaN',
    'page=1e9',
    'search=%00',
    `search=${'x'.repeat(300)}`,
    'search[$ne]=a',
    'filters[a]=b',
  ]) {
    expect((await admin(`grants?${query}`)).status, query).toBe(400);
  }
  expect(
    (await admin('grants', { method: 'POST', body: { ...good, userId: 2_000_000_000 } })).body.error.details.code
  ).toBe('learner-not-found');
  expect(
    (await admin('grants', { method: 'POST', body: { ...good, scope: 'course', courseId: 'z'.repeat(24) } })).body.error
      .details.code
  ).toBe('course-not-found');
  expect((await admin('grants/999999/revoke', { method: 'POST', body: { reason: 'x' } })).body.error.details.code).toBe(
    'grant-not-found'
  );
  const { rows: after } = await school.strapi.db.connection.raw('select count(*) from access.grants');
  expect(after).toEqual(before);
});

test("who may watch is the course's own fact, also for a lesson published in another language", async () => {
  const made = await publishLesson({ school, access: 'everyone' });
  const { strapi } = school;
  // All three in Spanish as well, then the course closed in English alone.
  await strapi
    .documents('api::course.course')
    .update({ documentId: made.courseId, locale: 'es', data: { title: 'Curso' }, status: 'published' });
  await strapi.documents('api::module.module').update({
    documentId: made.moduleId,
    locale: 'es',
    data: { title: 'Parte', course: { documentId: made.courseId, locale: 'es' } },
    status: 'published',
  });
  const { lesson } = await addLesson({ school, courseId: made.courseId });
  const spanish = await strapi.documents('api::lesson.lesson').update({
    documentId: lesson.documentId,
    locale: 'es',
    data: { title: 'Solo en español', module: { documentId: made.moduleId, locale: 'es' } },
    status: 'published',
  });
  await strapi.documents('api::lesson.lesson').unpublish({ documentId: lesson.documentId, locale: 'en' });
  await strapi.db
    .query('api::course.course')
    .updateMany({ where: { documentId: made.courseId, locale: 'en' }, data: { access: 'granted' } });
  await strapi.db
    .query('api::course.course')
    .updateMany({ where: { documentId: made.courseId, locale: 'es' }, data: { access: 'everyone' } });

  const answer = await call({ url: `${school.url}/api/access/lessons/${spanish?.documentId}` });
  expect(answer.body).toEqual({ data: { allowed: false, because: 'sign-in' } });
});
