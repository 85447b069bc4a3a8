import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson } from './harness/content.ts';
import { call, waitFor, type Answer } from './harness/http.ts';
import { signInAdmin, signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** What a learner does about their own account: sessions, another address, what is kept of them, and its end. */
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

let school: School;
/** Mails the school sent, newest last; sent nowhere. */
const mails: { to: string; subject: string; text: string }[] = [];

beforeAll(async () => {
  school = await openSchool();
  school.strapi.config.set('plugin::users-permissions.ratelimit', { enabled: false });
  school.strapi.plugin('email').service('email').send = async (mail: (typeof mails)[number]) => void mails.push(mail);
});
afterAll(async () => school.close());

const ask = (
  method: string,
  path: string,
  { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {}
): Promise<Answer> => call({ url: `${school.url}/api/${path}`, method, token, body, headers });

const me = (token: string) => ask('GET', 'accounts/me', { token });

async function signIn({ email, password }: { email: string; password: string }, userAgent = FIREFOX): Promise<Answer> {
  return ask('POST', 'auth/local', { body: { identifier: email, password }, headers: { 'user-agent': userAgent } });
}

const cookieOf = (answer: Answer): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

async function waitForMail({ to, about }: { to: string; about: string }): Promise<string> {
  const found = await waitFor({
    fact: `a mail about ${about}`,
    ask: async () => mails.findLast((mail) => mail.to === to && mail.subject.includes(about)),
  });
  return found.text;
}

const codeIn = (text: string): string => decodeURIComponent(/\?code=([^\s<]+)/.exec(text)?.[1] ?? '');

async function query(sql: string, bindings: readonly (string | number)[] = []): Promise<Record<string, unknown>[]> {
  return (await school.strapi.db.connection.raw(sql, [...bindings])).rows;
}

test('a learner sees where they are signed in, by the browsers’ names and nothing that opens a session', async () => {
  const learner = await signUpLearner({ school });
  const firefox = await signIn(learner);
  await signIn(learner, IPHONE);
  const { status, body, text, headers } = await ask('GET', 'accounts/sessions', { token: firefox.body.jwt });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  const keys = ['browser', 'id', 'isCurrent', 'lastUsedAt', 'startedAt', 'system'];
  for (const device of body.data) expect(Object.keys(device).toSorted()).toEqual(keys);
  expect(body.data.map(({ browser, system }: { browser: string; system: string }) => [browser, system])).toEqual([
    ['Safari', 'iPhone'],
    ['Firefox', 'Linux'],
    [null, null],
  ]);
  expect(body.data.filter(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toMatchObject([
    { browser: 'Firefox' },
  ]);
  const rows = await query('select session_id, metadata::text as kept from strapi_sessions where user_id = ?', [
    String(learner.id),
  ]);
  for (const { session_id: id, kept } of rows) {
    expect(text).not.toContain(id);
    expect(String(kept)).not.toContain('Mozilla');
  }
});

test('a session is used when it is renewed, and the list says when', async () => {
  const learner = await signUpLearner({ school });
  const signedIn = await signIn(learner);
  const long = new Date(Date.now() - 86_400_000);
  await query('update strapi_sessions set updated_at = ? where user_id = ?', [
    long as unknown as string,
    String(learner.id),
  ]);
  await ask('POST', 'auth/refresh', { body: {}, headers: { cookie: cookieOf(signedIn) } });
  const { body } = await ask('GET', 'accounts/sessions', { token: signedIn.body.jwt });
  const [current, other] = body.data;
  expect(current.isCurrent).toBe(true);
  expect(Date.now() - Date.parse(current.lastUsedAt)).toBeLessThan(3_600_000);
  expect(Date.parse(other.lastUsedAt)).toBe(long.getTime());
});

test('one session ended is out in its next request, with its cookie; another learner’s is not ended', async () => {
  const learner = await signUpLearner({ school });
  const stranger = await signUpLearner({ school });
  const phone = await signIn(learner, IPHONE);
  expect((await me(phone.body.jwt)).status).toBe(200);
  const { body } = await ask('GET', 'accounts/sessions', { token: learner.token });
  const { id } = body.data.find(({ system }: { system: string }) => system === 'iPhone');
  expect((await ask('DELETE', `accounts/sessions/${id}`, { token: stranger.token })).status).toBe(204);
  expect((await me(phone.body.jwt)).status).toBe(200);
  expect((await ask('DELETE', `accounts/sessions/${id}`, { token: learner.token })).status).toBe(204);
  expect((await me(phone.body.jwt)).status).toBe(401);
  const renewal = await ask('POST', 'auth/refresh', { body: {}, headers: { cookie: cookieOf(phone) } });
  expect(renewal.body.error.details.code).toBe('session-over');
  expect((await me(learner.token)).status).toBe(200);
  expect((await ask('DELETE', `accounts/sessions/${id}`, { token: learner.token })).status).toBe(204);
});

test('all other sessions are ended at once; this one, other learners and administrators of the same number stay', async () => {
  const learner = await signUpLearner({ school });
  const stranger = await signUpLearner({ school });
  const others = [await signIn(learner), await signIn(learner)];
  for (const other of others) expect((await me(other.body.jwt)).status).toBe(200);
  const admin = await signInAdmin({ school, role: 'strapi-super-admin' });
  await query(`update strapi_sessions set user_id = ? where origin = 'admin'`, [String(learner.id)]);
  expect((await ask('DELETE', 'accounts/sessions', { token: learner.token })).status).toBe(204);
  for (const other of others) expect((await me(other.body.jwt)).status).toBe(401);
  expect((await me(learner.token)).status).toBe(200);
  expect((await me(stranger.token)).status).toBe(200);
  expect(await query(`select 1 from strapi_sessions where origin = 'admin'`)).not.toEqual([]);
  await query(`update strapi_sessions set user_id = ? where origin = 'admin'`, [String(admin.id)]);
});

test('the language a learner chooses is kept, told, and the language of their mails', async () => {
  const learner = await signUpLearner({ school });
  expect((await me(learner.token)).body.data.language).toBe('en');
  const chosen = await ask('PUT', 'accounts/me/language', { token: learner.token, body: { language: 'es' } });
  expect(chosen.body.data.language).toBe('es');
  await ask('PUT', 'accounts/me', { token: learner.token, body: { firstName: 'Lea', lastName: 'Learner' } });
  expect((await me(learner.token)).body.data.language).toBe('es');
  await ask('POST', 'auth/forgot-password', { body: { email: learner.email }, headers: { 'accept-language': 'en' } });
  await waitForMail({ to: learner.email, about: 'contraseña' });
});

test('another address is confirmed by the link to it, once; both are told, and the old one is let go', async () => {
  const learner = await signUpLearner({ school });
  const email = `New-${randomUUID()}@example.com`;
  const lower = email.toLowerCase();
  const wrong = await ask('POST', 'accounts/email', { token: learner.token, body: { email, password: 'no' } });
  expect(wrong.body.error.details).toMatchObject({ code: 'wrong-password', errors: [{ path: 'password' }] });
  const body = { email, password: learner.password };
  expect((await ask('POST', 'accounts/email', { token: learner.token, body })).status).toBe(200);
  const code = codeIn(await waitForMail({ to: lower, about: 'Confirm your new address' }));
  expect(await waitForMail({ to: learner.email, about: 'Another address' })).toContain(lower);
  const [kept] = await query('select code from accounts.email_changes where user_id = ?', [learner.id]);
  expect(String(kept?.code)).not.toContain(code.split('.')[1]);
  expect((await me(learner.token)).body.data.email).toBe(learner.email);

  const answers = await Promise.all([1, 2].map(() => ask('POST', 'accounts/email/confirmation', { body: { code } })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  expect(answers.find(({ status }) => status === 400)?.body.error.details.code).toBe('wrong-code');
  expect((await me(learner.token)).body.data.email).toBe(lower);
  expect((await signIn({ ...learner, email: lower })).status).toBe(200);
  expect((await signIn(learner)).body.error.details.code).toBe('wrong-credentials');
  expect(await waitForMail({ to: learner.email, about: 'was changed' })).toContain(lower);
  await waitFor({
    fact: 'the old address is let go',
    ask: async () => (await query('select 1 from accounts.letters')).length === 0,
  });
});

test('the nightly sweep takes changes nobody confirmed and letters nobody could deliver, and nothing that may still be used', async () => {
  const [old, fresh] = [await signUpLearner({ school }), await signUpLearner({ school })];
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  const table = (name: string) => school.strapi.db.connection.withSchema('accounts').table(name);
  const change = ({ id }: Person, days: number) => ({
    user_id: id,
    email: `swept-${id}@example.com`,
    asked_at: ago(days),
  });
  await table('email_changes').insert([change(old, 1.1), change(fresh, 0.9)]);
  const letter = (email: string, days: number) => ({
    id: randomUUID(),
    kind: 'account-deleted',
    email,
    language: 'en',
    written_at: ago(days),
  });
  const [lost, waiting] = [`lost-${randomUUID()}@example.com`, `waiting-${randomUUID()}@example.com`];
  await table('letters').insert([letter(lost, 7.1), letter(waiting, 6.9)]);

  const job = school.strapi.plugin('jobs').service('queue').find('accounts.sweep-mails');
  expect(job.cron).toMatch(/^\d+ \d+ \* \* \*$/);
  await job.run({ payload: {} });
  const changes = await table('email_changes').whereIn('user_id', [old.id, fresh.id]);
  expect(changes.map(({ user_id: id }: { user_id: number }) => id)).toEqual([fresh.id]);
  const letters = await table('letters').whereIn('email', [lost, waiting]);
  expect(letters.map(({ email }: { email: string }) => email)).toEqual([waiting]);
  await table('letters').where({ email: waiting }).delete();
});

test('a taken address is answered like a free one, gets no link, and nobody’s account is touched', async () => {
  const learner = await signUpLearner({ school });
  const owner = await signUpLearner({ school });
  const ask2 = (email: string) =>
    ask('POST', 'accounts/email', { token: learner.token, body: { email, password: learner.password } });
  const taken = await ask2(owner.email);
  await waitForMail({ to: learner.email, about: 'Another address' });
  const free = await ask2(`free-${randomUUID()}@example.com`);
  expect([taken.status, taken.text]).toEqual([free.status, free.text]);
  await waitFor({
    fact: 'both were dealt with',
    ask: async () => {
      const { data } = await school.strapi
        .plugin('jobs')
        .service('overview')
        .list({ queue: 'accounts.change-email-mail', state: 'done' });
      return data.filter(({ payload }: { payload: { userId: number } }) => payload.userId === learner.id).length === 2;
    },
  });
  expect(mails.filter(({ to, subject }) => to === owner.email && subject.includes('address'))).toEqual([]);
  expect((await ask2(learner.email.toUpperCase())).body.error.details.code).toBe('same-email');
});

test('a link for another address is void with a new password, a newer link, and when the address is taken meanwhile', async () => {
  const learner = await signUpLearner({ school });
  const request = async (email: string, password = learner.password, token = learner.token) => {
    await ask('POST', 'accounts/email', { token, body: { email, password } });
    return codeIn(await waitForMail({ to: email, about: 'Confirm your new address' }));
  };
  const confirm = async (code: string) =>
    (await ask('POST', 'accounts/email/confirmation', { body: { code } })).body.error?.details.code;
  const first = await request(`first-${randomUUID()}@example.com`);
  const email = `second-${randomUUID()}@example.com`;
  const second = await request(email);
  expect(await confirm(first)).toBe('wrong-code');
  const registered = await ask('POST', 'auth/local/register', {
    body: { email, password: 'Test-password-1', firstName: 'Quick', lastName: 'Other' },
  });
  expect(registered.status).toBe(200);
  expect(await confirm(second)).toBe('wrong-code');
  const third = await request(`third-${randomUUID()}@example.com`);
  const password = 'Another-password-2';
  await ask('POST', 'auth/change-password', {
    token: learner.token,
    body: { currentPassword: learner.password, password, passwordConfirmation: password },
  });
  expect(await confirm(third)).toBe('wrong-code');
});

test('a link for another address is void when an administrator sets the password or blocks the account, also once unblocked', async () => {
  const admin = await signInAdmin({ school, role: 'strapi-super-admin' });
  for (const changes of [[{ password: 'Given-by-admin-1' }], [{ blocked: true }, { blocked: false }]]) {
    const learner = await signUpLearner({ school });
    const email = `thief-${randomUUID()}@example.com`;
    await ask('POST', 'accounts/email', { token: learner.token, body: { email, password: learner.password } });
    const code = codeIn(await waitForMail({ to: email, about: 'Confirm your new address' }));
    const [row] = await query('select document_id as "documentId" from up_users where id = ?', [learner.id]);
    for (const data of changes) {
      const changed = await call({
        url: `${school.url}/content-manager/collection-types/plugin::users-permissions.user/${row?.documentId}`,
        method: 'PUT',
        token: admin.token,
        body: { username: learner.email, email: learner.email, ...data },
      });
      expect(changed.status, changed.text).toBe(200);
    }
    const confirmed = await ask('POST', 'accounts/email/confirmation', { body: { code } });
    expect(confirmed.body.error?.details.code).toBe('wrong-code');
  }
});

test('where addresses are confirmed, the link leads to a page of the site, whose click lets in, once', async () => {
  const settings = school.strapi.store({ type: 'plugin', name: 'users-permissions' });
  const before = (await settings.get({ key: 'advanced' })) as object;
  await settings.set({ key: 'advanced', value: { ...before, email_confirmation: true } });
  try {
    const person = { email: `unsure-${randomUUID()}@example.com`, password: 'Test-password-1' };
    const body = { ...person, firstName: 'Una', lastName: 'Sure', language: 'es' };
    expect((await ask('POST', 'auth/local/register', { body })).body.jwt).toBeUndefined();
    expect((await signIn(person)).body.error.details.code).toBe('not-confirmed');
    const text = await waitForMail({ to: person.email, about: 'Confirma tu dirección' });
    expect(text).toContain(`${school.environment.SITE_URL}/es/confirm/?code=`);
    const code = codeIn(text);
    const [row] = await query('select confirmation_token from up_users where email = ?', [person.email]);
    // What lies in the database is no code, by neither way.
    const stored = String(row?.confirmation_token);
    const old = await ask('GET', `auth/email-confirmation?confirmation=${encodeURIComponent(stored)}`);
    expect([old.status, old.headers.get('location')]).toEqual([
      302,
      `${school.environment.SITE_URL}/confirm/?code=${encodeURIComponent(stored)}`,
    ]);
    expect((await ask('POST', 'accounts/confirmation', { body: { code: stored } })).status).toBe(400);
    expect((await ask('POST', 'accounts/confirmation', { body: { code } })).body).toEqual({
      data: { email: person.email },
    });
    expect((await ask('POST', 'accounts/confirmation', { body: { code } })).body.error.details.code).toBe('wrong-code');
    expect((await signIn(person)).status).toBe(200);
    await waitForMail({ to: person.email, about: 'bienvenida' });
  } finally {
    await settings.set({ key: 'advanced', value: before });
  }
});

test('what costs a hash, a mail or a long answer is limited by the caller’s address, the rest is not', async () => {
  const { token } = await signUpLearner({ school });
  school.strapi.config.set('plugin::users-permissions.ratelimit', { interval: 60_000, max: 2 });
  try {
    for (const [method, path] of [
      ['POST', 'accounts/email'],
      ['POST', 'accounts/email/confirmation'],
      ['POST', 'accounts/confirmation'],
      ['GET', 'accounts/export'],
      ['POST', 'accounts/deletion'],
    ] as const) {
      const body = method === 'GET' ? {} : { body: {} };
      const statuses: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) statuses.push((await ask(method, path, { token, ...body })).status);
      expect(statuses.slice(0, 2), path).not.toContain(429);
      expect(statuses[2], path).toBe(429);
    }
    for (let turn = 0; turn < 3; turn += 1) expect((await ask('GET', 'accounts/sessions', { token })).status).toBe(200);
  } finally {
    school.strapi.config.set('plugin::users-permissions.ratelimit', { enabled: false });
  }
});

/** Tables whose `user_id` is about staff, or about nobody. */
const NOT_LEARNERS = new Set(['public.admin_users_roles_lnk', 'public.strapi_api_tokens_admin_user_owner_lnk']);

test('every table that names a learner is answered for; one that is new fails here until it is', async () => {
  const found = await query(
    `select distinct table_schema || '.' || table_name as name from information_schema.columns
      where column_name in ('user_id', 'learner_id', 'owner_id') and table_schema not in ('pg_catalog', 'information_schema')
      union
     select n.nspname || '.' || c.relname from pg_constraint k
       join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and k.confrelid = 'public.up_users'::regclass`
  );
  const tables = [...found.map(({ name }) => String(name)), 'public.up_users'].filter(
    (name) => !NOT_LEARNERS.has(name)
  );
  const answered: string[] = school.strapi.plugin('accounts').service('people').listTables();
  expect(answered.toSorted()).toEqual(tables.toSorted());
});

/** Leaves a trace in every room: progress, a sitting, a note, a bookmark, a screen, links, sessions. */
async function live(): Promise<Person & { lessonId: string; words: string; pending: string }> {
  const learner = await signUpLearner({ school });
  const film = randomUUID();
  await school.strapi.db.connection
    .withSchema('mux')
    .table('videos')
    .insert({ id: film, title: 'A film', status: 'ready', duration: 60, playback_id: film, truth: '{}' });
  const { lessonId } = await publishLesson({ school, video: film });
  const words = `words-${randomUUID()}`;
  const pending = `pending-${randomUUID()}@example.com`;
  const write = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(method, path, { token: learner.token, body });
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  };
  await write('PUT', `progress/lessons/${lessonId}`, report());
  await write('POST', 'progress/notes', { id: randomUUID(), lessonId, second: 1, body: words });
  await write('PUT', `progress/bookmarks/lessons/${lessonId}`);
  await write('GET', `mux/playback/${lessonId}?session=${randomUUID()}`);
  await write('POST', 'accounts/email', { email: pending, password: learner.password });
  await ask('POST', 'auth/forgot-password', { body: { email: learner.email } });
  return { ...learner, lessonId, words, pending };
}

const report = () => ({
  position: 9,
  watched: [[0, 9]],
  sessionId: randomUUID(),
  sentAt: new Date().toISOString(),
});

test('the file a learner takes along has everything of theirs, nothing that opens the account, and nobody else', async () => {
  const learner = await live();
  const other = await live();
  const answer = await ask('GET', 'accounts/export', { token: learner.token });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain('my-data.json');
  const { account, learning, access, playback, jobs } = answer.body;
  expect(account.profile).toMatchObject({ id: learner.id, email: learner.email, phone: '+491701234567' });
  expect(account.emailChanges).toMatchObject([{ email: learner.pending }]);
  expect(account.sessions).toHaveLength(1);
  expect(learning.notes).toMatchObject([{ body: learner.words }]);
  for (const table of ['progress', 'sessions', 'bookmarks']) expect(learning[table], table).toHaveLength(1);
  expect(access.grants).toMatchObject([{ scope: 'membership' }]);
  expect(playback.streams).toHaveLength(1);
  expect(jobs.jobs.map(({ queue }: { queue: string }) => queue)).toContain('accounts.welcome-mail');
  for (const theirs of [other.email, other.words, other.pending]) expect(answer.text).not.toContain(theirs);
  const [secrets] = await query('select password, reset_password_token as token from up_users where id = ?', [
    learner.id,
  ]);
  for (const secret of Object.values(secrets ?? {}).filter(Boolean)) expect(answer.text).not.toContain(String(secret));
});

/** Every row of every table that says one of these words, as `table: row`. */
async function findEverywhere(needles: readonly string[]): Promise<string[]> {
  const tables = await query(
    `select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  );
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const rows = await query(`select t::text as row from ??.?? t where t::text ~* ?`, [
      String(schema),
      String(name),
      needles.map((needle) => needle.replaceAll('.', '\\.')).join('|'),
    ]);
    found.push(...rows.map(({ row }) => `${String(schema)}.${String(name)}: ${String(row)}`));
  }
  return found;
}

test('a deleted account leaves nothing in any table, is signed out with the answer, and nothing comes back', async () => {
  const learner = await live();
  const elsewhere = await signIn(learner);
  // A call of the CRM about them.
  await query(`insert into crm.inbound_calls (call_id, proven_by, user_id, outcome) values (?, 'secret', ?, 'done')`, [
    randomUUID(),
    learner.id,
  ]);
  const wrong = await ask('POST', 'accounts/deletion', { token: learner.token, body: { password: 'no' } });
  expect(wrong.body.error.details).toMatchObject({ code: 'wrong-password', errors: [{ path: 'password' }] });
  expect((await findEverywhere([learner.words])).length).toBeGreaterThan(0);

  const answer = await ask('POST', 'accounts/deletion', {
    token: learner.token,
    body: { password: learner.password },
  });
  expect([answer.status, answer.body]).toEqual([200, { data: { ok: true } }]);
  expect(answer.headers.getSetCookie()[0]).toMatch(/school_refresh=;.*expires=Thu, 01 Jan 1970/i);
  expect((await me(learner.token)).status).toBe(401);
  expect((await me(elsewhere.body.jwt)).status).toBe(401);
  const late = await ask('PUT', `progress/lessons/${learner.lessonId}`, { token: learner.token, body: report() });
  expect(late.status).toBe(401);
  expect(await waitForMail({ to: learner.email, about: 'is deleted' })).toContain('Hello Lea');
  await waitFor({
    fact: 'nothing names the learner any more',
    ask: async () => (await findEverywhere([learner.email, learner.words, learner.pending])).length === 0,
  });
  const tables: string[] = school.strapi.plugin('accounts').service('people').listTables();
  for (const table of tables.filter((name) => name !== 'public.up_users')) {
    const rows = await query(`select 1 from ${table} where user_id::text = ?`, [String(learner.id)]);
    expect(rows, table).toEqual([]);
  }
  expect(await query(`select 1 from jobs.job where data ->> 'userId' = ?`, [String(learner.id)])).toEqual([]);
  expect(await query(`select 1 from mux.mints where key = ?`, [`learner:${learner.id}`])).toEqual([]);
  const again = await ask('POST', 'auth/local/register', {
    body: { email: learner.email, password: 'Test-password-1', firstName: 'Lea', lastName: 'Again' },
  });
  expect(again.status).toBe(200);
  expect((await ask('GET', 'progress/notes', { token: again.body.jwt })).body.data ?? []).toEqual([]);
});

test('an account an administrator deletes leaves no session and no waiting mail either', async () => {
  const learner = await live();
  await school.strapi.plugin('users-permissions').service('user').remove({ id: learner.id });
  expect((await me(learner.token)).status).toBe(401);
  await waitFor({
    fact: 'nothing names the learner any more',
    ask: async () => (await findEverywhere([learner.email, learner.words, learner.pending])).length === 0,
  });
});

test('a deletion that fails halfway leaves the account to try again with', async () => {
  const learner = await live();
  const users = school.strapi.plugin('users-permissions').service('user');
  const { remove } = users;
  users.remove = () => Promise.reject(new Error('away'));
  const body = { password: learner.password };
  const failed = await ask('POST', 'accounts/deletion', { token: learner.token, body });
  users.remove = remove;
  expect(failed.status).toBe(500);
  expect((await me(learner.token)).status).toBe(200);
  expect((await ask('POST', 'accounts/deletion', { token: learner.token, body })).status).toBe(200);
  expect((await me(learner.token)).status).toBe(401);
});
