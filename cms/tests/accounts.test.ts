import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, waitFor, type Answer } from './harness/http.ts';
import { signInAdmin, signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

const PASSWORD = 'Test-password-1';
const ACCOUNT_KEYS = ['email', 'firstName', 'id', 'language', 'lastName', 'phone'];

let school: School;
let serial = 0;
/** Mails the school sent, newest last; sent nowhere. */
const mails: { to: string; subject: string; text: string; html: string }[] = [];

beforeAll(async () => {
  school = await openSchool();
  school.strapi.config.set('plugin::users-permissions.ratelimit', { enabled: false });
  school.strapi.plugin('email').service('email').send = async (mail: (typeof mails)[number]) => void mails.push(mail);
});
afterAll(async () => school.close());

const findMail = (email: string, word: string) =>
  mails.find(({ to, subject }) => to === email && subject.includes(word));
const newEmail = () => `person-${(serial += 1)}@example.com`;
const person = (email: string) => ({
  email,
  password: PASSWORD,
  firstName: ' Ana ',
  lastName: 'Núñez',
  phone: '+34600111222',
});
const post = (
  path: string,
  { body = {}, cookie, token }: { body?: unknown; cookie?: string; token?: string | undefined } = {}
) => call({ url: `${school.url}/api/auth/${path}`, method: 'POST', body, token, headers: cookie ? { cookie } : {} });
const me = (token: string) => call({ url: `${school.url}/api/accounts/me`, token });

/** The session cookie with its signature, as a browser would send it back. */
function cookieOf(answer: Answer): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

test('registering signs in: six keys of the account, an access token, and the session in a cookie only', async () => {
  const answer = await post('local/register', { body: person('First.Person@Example.com') });
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body).sort()).toEqual(['jwt', 'user']);
  expect(answer.body.user).toEqual({
    id: expect.any(Number),
    email: 'first.person@example.com',
    firstName: 'Ana',
    lastName: 'Núñez',
    phone: '+34600111222',
    language: 'en',
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const [cookie = ''] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^school_refresh=/);
  for (const part of ['path=/api/auth', 'httponly', 'samesite=lax']) expect(cookie.toLowerCase()).toContain(part);
  const expires = Date.parse(/expires=([^;]+)/i.exec(cookie)?.[1] ?? '');
  expect(expires - Date.now()).toBeGreaterThan(29 * 24 * 60 * 60_000);
  expect((await me(answer.body.jwt)).body.data).toEqual(answer.body.user);
});

test('registering sets nothing but the five fields it asks for', async () => {
  for (const extra of [
    { role: 1 },
    { confirmed: true },
    { blocked: false },
    { provider: 'google' },
    { username: 'x' },
    { id: 1 },
  ]) {
    const answer = await post('local/register', { body: { ...person(newEmail()), ...extra } });
    expect(answer.status, JSON.stringify(extra)).toBe(400);
    expect(answer.body.error.message).toContain(Object.keys(extra)[0]);
  }
});

test('ten registrations with one address at once make one account', async () => {
  const email = newEmail();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, turn) =>
      post('local/register', { body: person(turn % 2 ? email : email.toUpperCase()) })
    )
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 200)) {
    expect(answer.status).toBe(400);
    expect(answer.body.error.details).toMatchObject({ code: 'email-taken', errors: [{ path: 'email' }] });
  }
  expect(await school.strapi.db.query('plugin::users-permissions.user').count({ where: { email } })).toBe(1);
});

test('every new learner is a member, in the same transaction as the account', async () => {
  const { id } = await signUpLearner({ school });
  const { rows } = await school.strapi.db.connection.raw(
    'select scope, source, reason from access.grants where user_id = ?',
    [id]
  );
  expect(rows).toEqual([{ scope: 'membership', source: 'joined', reason: 'joined' }]);
  const before = await school.strapi.db.query('plugin::users-permissions.user').count();
  await expect(
    school.strapi.db.transaction(async () => {
      await school.strapi
        .plugin('users-permissions')
        .service('user')
        .add({ email: newEmail(), username: newEmail(), password: PASSWORD, provider: 'local' });
      throw new Error('undone');
    })
  ).rejects.toThrow('undone');
  expect(await school.strapi.db.query('plugin::users-permissions.user').count()).toBe(before);
  const orphans = await school.strapi.db.connection.raw(
    'select 1 from access.grants g left join up_users u on u.id = g.user_id where u.id is null'
  );
  expect(orphans.rows).toEqual([]);
});

test('a deleted learner leaves no grant behind', async () => {
  const { id } = await signUpLearner({ school });
  await school.strapi.plugin('users-permissions').service('user').remove({ id });
  const { rows } = await school.strapi.db.connection.raw('select 1 from access.grants where user_id = ?', [id]);
  expect(rows).toEqual([]);
});

test('a wrong password and an unknown address get the same words in the same time', async () => {
  const { email } = await signUpLearner({ school });
  const known: number[] = [];
  const unknown: number[] = [];
  const bodies = new Set<string>();
  for (let turn = 0; turn < 15; turn += 1) {
    for (const [identifier, times] of [
      [email, known],
      [newEmail(), unknown],
    ] as const) {
      const started = performance.now();
      const answer = await post('local', { body: { identifier, password: 'Wrong-password-1' } });
      times.push(performance.now() - started);
      expect(answer.status).toBe(400);
      bodies.add(answer.text);
    }
  }
  expect([...bodies]).toHaveLength(1);
  expect(JSON.parse([...bodies][0] ?? '').error.details.code).toBe('wrong-credentials');
  // Fastest of many: what the work itself costs, without what else this machine does.
  const ratio = Math.min(...known) / Math.min(...unknown);
  expect(ratio).toBeGreaterThan(0.8);
  expect(ratio).toBeLessThan(1.25);
});

test('sign-ins are computed beside the thread that answers requests, and too many at once are refused', async () => {
  const { email, password } = await signUpLearner({ school });
  const signIn = () => post('local', { body: { identifier: email, password } });
  await Promise.all([signIn(), signIn()]);
  // The CMS runs in this very thread. Computing time, and not the clock: the machine may have more to do.
  const before = process.threadCpuUsage();
  const answers = await Promise.all(Array.from({ length: 16 }, signIn));
  const { user, system } = process.threadCpuUsage(before);
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 200));
  const stock = school.strapi.plugin('users-permissions').service('user');
  const beforeHashes = process.threadCpuUsage();
  for (let turn = 0; turn < 16; turn += 1) await stock.ensureHashedPasswords({ password });
  const hashes = process.threadCpuUsage(beforeHashes);
  expect(user + system).toBeLessThan((hashes.user + hashes.system) / 2);

  const many = await Promise.all(Array.from({ length: 80 }, signIn));
  const refused = many.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(80);
  for (const { status, body } of refused) expect([status, body.error.details.code]).toEqual([503, 'busy']);
  expect((await signIn()).status).toBe(200);
});

test('tries are counted by route and caller, whatever e-mail or account they come with', async () => {
  const tokens = [(await signUpLearner({ school })).token, (await signUpLearner({ school })).token];
  school.strapi.config.set('plugin::users-permissions.ratelimit', { interval: 60_000, max: 10 });
  try {
    const passwords = { currentPassword: 'no', password: PASSWORD, passwordConfirmation: PASSWORD };
    const routes: readonly [string, (turn: number) => { body: unknown; token?: string | undefined }][] = [
      ['local/register', () => ({ body: person(newEmail()) })],
      ['local', () => ({ body: { identifier: newEmail(), password: PASSWORD } })],
      ['forgot-password', () => ({ body: { email: newEmail() } })],
      ['send-email-confirmation', () => ({ body: { email: newEmail() } })],
      ['change-password', (turn) => ({ body: passwords, token: tokens[turn % 2] })],
    ];
    for (const [path, ask] of routes) {
      const answers: Answer[] = [];
      for (let turn = 0; turn < 11; turn += 1) answers.push(await post(path, ask(turn)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.slice(0, 10), path).not.toContain(429);
      expect(statuses[10], path).toBe(429);
      expect(answers[10]?.body.error).toMatchObject({ status: 429, details: { code: 'too-many-tries' } });
      const wait = Number(answers[10]?.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      // The limiter gives its end in whole seconds, rounded up.
      expect(wait).toBeLessThanOrEqual(61);
    }
    for (const path of ['Local/Register', 'local/register/']) {
      expect((await post(path, { body: person(newEmail()) })).status, path).toBe(429);
    }
  } finally {
    school.strapi.config.set('plugin::users-permissions.ratelimit', { enabled: false });
  }
});

test('a forgotten password is answered alike for known and unknown, and mailed to the known', async () => {
  const { email } = await signUpLearner({ school });
  const known = await post('forgot-password', { body: { email } });
  const stranger = newEmail();
  const unknown = await post('forgot-password', { body: { email: stranger } });
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  await waitFor({ fact: 'the mail is sent', ask: async () => findMail(email, 'password') });
  const asked: { state: string; payload: unknown }[] = await waitFor({
    fact: 'both jobs are done',
    ask: async () => {
      const { data } = await school.strapi
        .plugin('jobs')
        .service('overview')
        .list({ queue: 'accounts.reset-mail', state: 'done' });
      return data.length >= 2 && data;
    },
  });
  // What an admin sees of them names nobody.
  expect(JSON.stringify(asked)).not.toContain('@example.com');
  expect(mails.filter(({ to }) => to === stranger)).toEqual([]);
});

test('the link of the mail sets a new password once, and ends every session', async () => {
  const learner = await signUpLearner({ school });
  const signedIn = await post('local', { body: { identifier: learner.email, password: learner.password } });
  await post('forgot-password', { body: { email: learner.email } });
  const mail = await waitFor({
    fact: 'the mail is sent',
    ask: async () => findMail(learner.email, 'password'),
  });
  const code = decodeURIComponent(/code=([^<\s]+)/.exec(mail.text)?.[1] ?? '');
  expect(mail.text).toContain(`${school.environment.SITE_URL}/reset-password/?code=`);
  const { rows } = await school.strapi.db.connection.raw('select reset_password_token from up_users where id = ?', [
    learner.id,
  ]);
  expect(rows[0].reset_password_token).not.toContain(code.split('.')[1]);

  const body = { code, password: 'Another-password-2', passwordConfirmation: 'Another-password-2' };
  const answers = await Promise.all([post('reset-password', { body }), post('reset-password', { body })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(answers.find(({ status }) => status === 400)?.body.error.details.code).toBe('wrong-code');
  expect((await me(learner.token)).status).toBe(401);
  expect((await post('refresh', { cookie: cookieOf(signedIn) })).status).toBe(401);
  expect((await post('local', { body: { identifier: learner.email, password: 'Another-password-2' } })).status).toBe(
    200
  );
  expect((await post('local', { body: { identifier: learner.email, password: learner.password } })).status).toBe(400);
});

test('a new learner is welcomed in the language of the browser, in plain text and HTML; nobody is without an account', async () => {
  const email = newEmail();
  const answer = await call({
    url: `${school.url}/api/auth/local/register`,
    method: 'POST',
    body: { ...person(email), firstName: '<b>Ana' },
    headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.5' },
  });
  expect(answer.status).toBe(200);
  const mail = await waitFor({ fact: 'the welcome is sent', ask: async () => findMail(email, 'bienvenida') });
  expect(mail.text).toMatch(/^Hola, <b>Ana:/);
  expect(mail.html).toContain('Hola, &lt;b&gt;Ana:');
  expect(mail.text).not.toContain('</');

  const refused = newEmail();
  await post('local/register', { body: { ...person(refused), password: 'short' } });
  await post('local/register', { body: person(email) });
  expect(mails.filter(({ to }) => to === refused)).toEqual([]);
  expect(mails.filter(({ to }) => to === email)).toHaveLength(1);
});

test('changing the password ends every other session at once', async () => {
  const learner = await signUpLearner({ school });
  const elsewhere = await post('local', { body: { identifier: learner.email, password: learner.password } });
  const wrong = await post('change-password', {
    token: learner.token,
    body: { currentPassword: 'no', password: 'Another-password-2', passwordConfirmation: 'Another-password-2' },
  });
  expect(wrong.body.error.details.code).toBe('wrong-password');
  const changed = await post('change-password', {
    token: learner.token,
    body: {
      currentPassword: learner.password,
      password: 'Another-password-2',
      passwordConfirmation: 'Another-password-2',
    },
  });
  expect(changed.status).toBe(200);
  expect(changed.body).not.toHaveProperty('refreshToken');
  expect((await me(learner.token)).status).toBe(401);
  expect((await me(elsewhere.body.jwt)).status).toBe(401);
  expect((await post('refresh', { cookie: cookieOf(elsewhere) })).status).toBe(401);
  expect((await me(changed.body.jwt)).status).toBe(200);
});

test('a session is renewed by its cookie as often as asked, by many tabs at once, until it is signed out', async () => {
  const { email, password } = await signUpLearner({ school });
  const signedIn = await post('local', { body: { identifier: email, password } });
  expect(Object.keys(signedIn.body).sort()).toEqual(['jwt', 'user']);
  const cookie = cookieOf(signedIn);
  const renewals = await Promise.all(Array.from({ length: 6 }, () => post('refresh', { cookie })));
  for (const renewal of renewals) {
    expect(renewal.status).toBe(200);
    expect(Object.keys(renewal.body.user).sort()).toEqual(ACCOUNT_KEYS);
    expect((await me(renewal.body.jwt)).status).toBe(200);
  }
  const out = await post('logout', { cookie });
  expect(out.status).toBe(200);
  expect(out.headers.getSetCookie()[0]).toMatch(/school_refresh=;.*expires=Thu, 01 Jan 1970/i);
  const over = await post('refresh', { cookie });
  expect([over.status, over.body.error.details.code]).toEqual([401, 'session-over']);
  expect((await me(renewals[0]?.body.jwt)).status).toBe(401);
});

test('signing out everywhere ends the others too, signing out here does not', async () => {
  const { email, password } = await signUpLearner({ school });
  const [one, two, three] = await Promise.all(
    Array.from({ length: 3 }, () => post('local', { body: { identifier: email, password } }))
  );
  await post('logout', { cookie: cookieOf(one!) });
  expect((await me(two!.body.jwt)).status).toBe(200);
  await post('logout', { token: two!.body.jwt, body: { scope: 'all' } });
  expect((await me(three!.body.jwt)).status).toBe(401);
});

test('without its cookie, with a forged one, or with a token in the body there is no session to renew', async () => {
  const { email, password } = await signUpLearner({ school });
  const cookie = cookieOf(await post('local', { body: { identifier: email, password } }));
  const token = /school_refresh=([^;]+)/.exec(cookie)?.[1] ?? '';
  const [head, , signature] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ userId: '1', sessionId: 'x', type: 'refresh' })).toString('base64url');
  const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
  expect((await post('refresh')).status).toBe(400);
  for (const forged of [`${head}.${claims}.${signature}`, unsigned, 'x', `${token}x`]) {
    expect((await post('refresh', { cookie: `school_refresh=${forged}` })).status, forged).toBe(401);
  }
  expect((await post('refresh', { body: { refreshToken: token } })).status).toBe(400);
  expect((await me(token)).status).toBe(401);
});

test('a blocked learner is out at once and does not get in again', async () => {
  const learner = await signUpLearner({ school });
  const signedIn = await post('local', { body: { identifier: learner.email, password: learner.password } });
  await school.strapi.db
    .query('plugin::users-permissions.user')
    .update({ where: { id: learner.id }, data: { blocked: true } });
  expect((await me(signedIn.body.jwt)).status).toBe(401);
  expect((await post('refresh', { cookie: cookieOf(signedIn) })).status).toBe(401);
  const again = await post('local', { body: { identifier: learner.email, password: learner.password } });
  expect([again.status, again.body.error.details.code]).toEqual([403, 'blocked']);
});

test('whom an admin blocks, or gives a new password, is signed out everywhere, and unblocking revives nothing', async () => {
  const admin = await signInAdmin({ school, role: 'strapi-super-admin' });
  const change = async (id: number, data: object) => {
    const { documentId, username, email } = await school.strapi.db
      .query('plugin::users-permissions.user')
      .findOne({ where: { id } });
    const answer = await call({
      url: `${school.url}/content-manager/collection-types/plugin::users-permissions.user/${documentId}`,
      method: 'PUT',
      token: admin.token,
      body: { username, email, ...data },
    });
    expect(answer.status, answer.text).toBe(200);
  };
  const blocked = await signUpLearner({ school });
  const session = cookieOf(await post('local', { body: { identifier: blocked.email, password: blocked.password } }));
  await change(blocked.id, { blocked: true });
  await change(blocked.id, { blocked: false });
  expect((await me(blocked.token)).status).toBe(401);
  expect((await post('refresh', { cookie: session })).status).toBe(401);

  const robbed = await signUpLearner({ school });
  await change(robbed.id, { password: 'Given-by-admin-1' });
  expect((await me(robbed.token)).status).toBe(401);
  expect((await post('local', { body: { identifier: robbed.email, password: 'Given-by-admin-1' } })).status).toBe(200);
});

test('a learner reads and replaces their own profile, and nobody can be told whose', async () => {
  const learner = await signUpLearner({ school });
  const url = `${school.url}/api/accounts/me`;
  const changed = await call({
    url,
    method: 'PUT',
    token: learner.token,
    body: { firstName: 'Zoë', lastName: ' Ó Brien ' },
  });
  expect(changed.body.data).toEqual({
    id: learner.id,
    email: learner.email,
    firstName: 'Zoë',
    lastName: 'Ó Brien',
    phone: null,
    language: 'en',
  });
  for (const extra of [{ id: 1 }, { email: 'other@example.com' }, { password: 'x' }, { role: 1 }]) {
    const refused = await call({
      url,
      method: 'PUT',
      token: learner.token,
      body: { firstName: 'Zoë', lastName: 'O', ...extra },
    });
    expect(refused.status, JSON.stringify(extra)).toBe(400);
  }
  expect((await me(learner.token)).body.data).toEqual(changed.body.data);
});
