import { createPublicKey, randomUUID, verify } from 'node:crypto';
import type { PlaybackLease } from '@diamond/mux/contract';
import { factsPath, leasePath, streamPath } from '@diamond/mux/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishLesson } from './harness/content.ts';
import { call, type Answer } from './harness/http.ts';
import { signInAdmin, signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
let learner: Person;
let stranger: Person;

beforeAll(async () => {
  school = await openSchool({ environment: { MUX_PLAYBACK_RESTRICTION: 'only-here' } });
  learner = await signUpLearner({ school });
  stranger = await signUpLearner({ school });
});
beforeEach(async () => void (await database().raw('truncate mux.streams, mux.mints')));
afterAll(async () => school.close());

test('one call has everything: addresses with tokens, captions, chapters and where the learner stopped', async () => {
  const video = await insertFilm({
    duration: 3_600,
    chapters: [{ from: 0, title: 'Rough' }],
    tracks: [{ id: 'text-1', type: 'text', status: 'ready', name: 'English', language: 'en-US', source: 'uploaded' }],
  });
  const { lessonId } = await publishLesson({ school, video });
  const lease = await expectLease({ lessonId, learner, session: randomUUID() });
  expect(Object.keys(lease).toSorted()).toEqual(
    'captions chapters duration expiresAt playbackId poster resume src storyboard tokens'.split(' ')
  );
  expect(lease.captions).toEqual([
    {
      language: 'en-US',
      label: 'English',
      src: `${school.environment.MUX_STREAM_URL}/play-${video}/text/text-1.vtt?token=${lease.tokens.playback}`,
    },
  ]);
  expect(lease.chapters).toEqual([{ from: 0, title: 'Rough' }]);

  const ends = Date.parse(lease.expiresAt) / 1_000;
  expect(ends - Date.now() / 1_000).toBeGreaterThan(4_400);
  expect(ends - Date.now() / 1_000).toBeLessThanOrEqual(4_800);
  for (const [token, aud] of [
    [lease.tokens.playback, 'v'],
    [lease.tokens.thumbnail, 't'],
    [lease.tokens.storyboard, 's'],
  ] as const) {
    expect(readClaims(token)).toMatchObject({
      aud,
      exp: ends,
      sub: `play-${video}`,
      playback_restriction_id: 'only-here',
    });
  }
});

test('learners whose leases end together have the same tokens, which name nobody', async () => {
  const { lessonId } = await publishLesson({ school, video: await insertFilm({ duration: 3_600 }) });
  const one = await expectLease({ lessonId, learner });
  const other = await expectLease({ lessonId, learner: stranger });
  // A step of the clock may lie between the two.
  if (one.expiresAt === other.expiresAt) expect(one.tokens).toEqual(other.tokens);
  expect(Object.keys(readClaims(one.tokens.playback)).toSorted()).toEqual(
    ['aud', 'exp', 'kid', 'playback_restriction_id', 'sub'].toSorted()
  );
});

test('who watches on a third screen is told so on the first, whose next lease and beat are refused', async () => {
  const { lessonId } = await publishLesson({ school, video: await insertFilm({}) });
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  await expectLease({ lessonId, learner, session: first });
  await expectLease({ lessonId, learner, session: second });
  expect((await beat({ lessonId, learner, session: first })).body.data).toEqual({ beatEvery: 20 });
  await expectLease({ lessonId, learner, session: third });

  for (const answer of [
    await beat({ lessonId, learner, session: first }),
    await beat({ lessonId, learner, session: first }),
    await askLease({ lessonId, learner, session: first }),
  ]) {
    expect(answer.status).toBe(409);
    expect(codeOf(answer)).toBe('stream-taken-over');
  }
  for (const session of [second, third]) expect((await beat({ lessonId, learner, session })).status).toBe(200);

  // "Watch here instead": a new session on the first screen, and the second is the oldest now.
  await expectLease({ lessonId, learner, session: randomUUID() });
  expect((await beat({ lessonId, learner, session: second })).status).toBe(409);
  expect((await beat({ lessonId, learner, session: third })).status).toBe(200);
});

test('a screen that was left or fell silent takes no place, and nobody ends the screens of another', async () => {
  const { lessonId } = await publishLesson({ school, video: await insertFilm({}) });
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  for (const session of [first, second]) await expectLease({ lessonId, learner, session });

  const leave = (person: Person) =>
    call({ url: `${school.url}${streamPath(lessonId, { session: second })}`, method: 'DELETE', token: person.token });
  expect((await leave(stranger)).status).toBe(204);
  expect((await countScreens(learner)).alive).toBe(2);
  expect((await leave(learner)).status).toBe(204);
  await expectLease({ lessonId, learner, session: third });
  expect((await beat({ lessonId, learner, session: first })).status).toBe(200);

  await database().raw(`update mux.streams set seen_at = now() - interval '51 seconds' where session = ?`, [third]);
  await expectLease({ lessonId, learner, session: randomUUID() });
  expect((await beat({ lessonId, learner, session: first })).status).toBe(200);
  // A session of somebody else under the same name is one of their own.
  await expectLease({ lessonId, learner: stranger, session: first });
  expect((await beat({ lessonId, learner, session: first })).status).toBe(200);
});

test('a deleted learner leaves no screen and no allowance behind', async () => {
  const gone = await signUpLearner({ school });
  const { lessonId } = await publishLesson({ school, video: await insertFilm({}) });
  await expectLease({ lessonId, learner: gone, session: randomUUID() });
  expect((await countScreens(gone)).all).toBe(1);
  await school.strapi.db.query('plugin::users-permissions.user').delete({ where: { id: gone.id } });
  expect((await countScreens(gone)).all).toBe(0);
  const { rows } = await database().raw('select key from mux.mints where key = ?', [`learner:${gone.id}`]);
  expect(rows).toEqual([]);
});

test('twenty screens that open at once leave the two newest, whichever those are', async () => {
  const { lessonId } = await publishLesson({ school, video: await insertFilm({}) });
  const sessions = Array.from({ length: 20 }, () => randomUUID());
  await Promise.all(sessions.map((session) => expectLease({ lessonId, learner, session })));
  const beats = await Promise.all(sessions.map((session) => beat({ lessonId, learner, session })));
  expect(beats.filter(({ status }) => status === 200)).toHaveLength(2);
});

test('who takes lease after lease waits, a learner by account and a visitor by address, and others do not', async () => {
  const video = await insertFilm({});
  const { lessonId } = await publishLesson({ school, video, access: 'everyone' });
  const answers = await Promise.all(Array.from({ length: 33 }, () => askLease({ lessonId, learner })));
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThanOrEqual(1);
  expect(refused.length).toBeLessThanOrEqual(3);
  for (const answer of refused) {
    expect(answer.status).toBe(429);
    expect(codeOf(answer)).toBe('too-many-leases');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
  expect((await askLease({ lessonId, learner: stranger })).status).toBe(200);
  expect((await askLease({ lessonId })).status).toBe(200);
  await database().raw(`update mux.mints set tokens = 0, at = now() where key like 'address:%'`);
  expect((await askLease({ lessonId })).status).toBe(429);
  await database().raw(`update mux.mints set at = at - interval '1 minute'`);
  expect((await askLease({ lessonId })).status).toBe(200);
  expect((await askLease({ lessonId, learner })).status).toBe(200);

  const { rows } = await database().raw(`select key from mux.mints where key like 'address:%'`);
  expect(JSON.stringify(rows)).not.toMatch(/127\.0\.0\.1|::1/);
});

test('a film that was replaced plays on where it is on, and nowhere else', async () => {
  const video = await insertFilm({ duration: 100 });
  const { lessonId } = await publishLesson({ school, video });
  const before = await expectLease({ lessonId, learner });
  const kept = randomUUID();
  const next = randomUUID();
  // As replacing leaves them: the new film in the video's row, the old one in a take that is kept, the next one on its way.
  await database().raw(`update mux.videos set playback_id = ?, duration = 200 where id = ?`, [`new-${video}`, video]);
  await insertFilm({ id: kept, playbackId: before.playbackId, replaces: video, keptUntil: 'tomorrow' });
  await insertFilm({ id: next, playbackId: `next-${video}`, replaces: video });
  school.strapi.plugin('mux').service('films').forget();

  expect(await expectLease({ lessonId, learner })).toMatchObject({ playbackId: `new-${video}`, duration: 200 });
  const renewed = await expectLease({ lessonId, learner, playing: before.playbackId });
  expect(renewed).toMatchObject({ playbackId: before.playbackId, duration: 60 });
  expect((await expectLease({ lessonId, learner, playing: `next-${video}` })).playbackId).toBe(`new-${video}`);

  const other = await insertFilm({});
  expect((await expectLease({ lessonId, learner, playing: `play-${other}` })).playbackId).toBe(`new-${video}`);
  expect((await askLease({ lessonId, playing: before.playbackId })).status).toBe(401);
});

test('a question that cannot be understood is refused by name, and a beat is for learners', async () => {
  const { lessonId } = await publishLesson({ school, access: 'everyone', video: await insertFilm({}) });
  const ask = (query: string, path = '') =>
    call({ url: `${school.url}/api/mux/playback/${lessonId}${path}?${query}`, token: learner.token });
  for (const [query, name] of [
    ['session=1', 'session'],
    ['session=', 'session'],
    [`session=${randomUUID()}&session=${randomUUID()}`, 'session'],
    ['playing=../x', 'playing'],
    ['videoId=1', 'videoId'],
  ]) {
    const answer = await ask(query ?? '');
    expect(answer.status, query).toBe(400);
    expect(answer.text).toContain(name);
  }
  expect((await ask('', '/stream')).status).toBe(400);
  expect((await ask('session=x', '/stream')).status).toBe(400);
  const visitor = await call({ url: `${school.url}${streamPath(lessonId, { session: randomUUID() })}` });
  expect(visitor.status).toBe(401);
  expect((await countScreens(learner)).all).toBe(0);
});

test('what an editor changes about a film is in the very next lease', async () => {
  const video = await insertFilm({});
  const { lessonId } = await publishLesson({ school, video });
  const editor = await signInAdmin({ school, role: 'strapi-editor' });
  await expectLease({ lessonId, learner });
  await database().raw(`update mux.videos set status = 'deleted' where id = ?`, [video]);
  await call({ url: `${school.url}/mux/uploads/${video}/cancel`, method: 'POST', token: editor.token });
  expect(codeOf(await askLease({ lessonId, learner }))).toBe('video-not-ready');
});

test('what is kept of a learner here goes with the learner', async () => {
  const { lessonId } = await publishLesson({ school, video: await insertFilm({}) });
  await expectLease({ lessonId, learner, session: randomUUID() });
  await school.strapi.plugin('mux').service('streams').forget({ userId: learner.id });
  expect((await countScreens(learner)).all).toBe(0);
  const { rows } = await database().raw(`select * from mux.mints where key = ?`, [`learner:${learner.id}`]);
  expect(rows).toEqual([]);
});

test('an API token that may reads what is public about a film, by REST and GraphQL; nobody else does', async () => {
  const track = { type: 'text', status: 'ready', name: null, source: 'uploaded' };
  const video = await insertFilm({
    duration: 90,
    tracks: [
      { ...track, id: 'text-1', language: 'es' },
      { ...track, id: 'text-2', language: 'en' },
      { ...track, id: 'text-3', language: 'de', status: 'preparing' },
    ],
  });
  const { lessonId } = await publishLesson({ school, video, access: 'everyone' });
  const facts = { title: 'A film', duration: 90, aspectRatio: null, captionLanguages: ['en', 'es'] };
  const token = await makeApiToken(['plugin::mux.facts.find', 'api::lesson.lesson.find', 'api::lesson.lesson.findOne']);
  const ask = (as?: string) => call({ url: `${school.url}${factsPath(lessonId)}`, token: as });
  const query = `{ lesson(documentId: "${lessonId}") { title videoFacts { title duration aspectRatio captionLanguages } } }`;
  const askGraphql = (as?: string) =>
    call({ url: `${school.url}/graphql`, method: 'POST', token: as, body: { query } });

  const answers = [await ask(token), await askGraphql(token)];
  expect(answers[0]?.body).toEqual({ data: facts });
  expect(answers[1]?.body.data.lesson.videoFacts).toEqual(facts);
  for (const { text } of answers) expect(text).not.toMatch(new RegExp(`${video}|play-|token|text-1`));

  const reading = await makeApiToken(['api::lesson.lesson.findOne']);
  for (const as of [undefined, learner.token, reading, school.environment.SITE_BUILD_TOKEN]) {
    expect([401, 403]).toContain((await ask(as)).status);
    const answer = await askGraphql(as);
    expect(answer.body.errors?.length).toBeGreaterThan(0);
    expect(answer.text).not.toContain('A film');
  }
});

function database() {
  return school.strapi.db.connection;
}

function askLease({
  lessonId,
  learner,
  ...query
}: {
  lessonId: string;
  learner?: Person;
  session?: string;
  playing?: string;
}): Promise<Answer> {
  return call({ url: `${school.url}${leasePath(lessonId, query)}`, token: learner?.token });
}

async function expectLease(question: Parameters<typeof askLease>[0]): Promise<PlaybackLease> {
  const answer = await askLease(question);
  if (answer.status !== 200) throw new Error(`The lease answered ${answer.status}: ${answer.text}`);
  return answer.body.data;
}

function beat({ lessonId, learner, session }: { lessonId: string; learner: Person; session: string }): Promise<Answer> {
  return call({ url: `${school.url}${streamPath(lessonId, { session })}`, token: learner.token });
}

function codeOf(answer: Answer): string | undefined {
  return answer.body?.error?.details?.code;
}

/** The claims of a token, whose signature must be the school's. */
function readClaims(token: string): Record<string, unknown> {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const key = createPublicKey(Buffer.from(school.environment.MUX_PRIVATE_KEY, 'base64').toString('utf8'));
  expect(verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(
    true
  );
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

async function countScreens({ id }: Person): Promise<{ all: number; alive: number }> {
  const { rows } = await database().raw(
    `select count(*)::int as all, count(*) filter (where ended_at is null)::int as alive from mux.streams where user_id = ?`,
    [id]
  );
  return rows[0];
}

async function insertFilm({
  id = randomUUID(),
  playbackId = `play-${id}`,
  duration = 60,
  tracks = [],
  chapters = [],
  replaces = null,
  keptUntil = null,
}: {
  id?: string;
  playbackId?: string;
  duration?: number;
  tracks?: object[];
  chapters?: object[];
  replaces?: string | null;
  keptUntil?: string | null;
}): Promise<string> {
  await database().raw(
    `insert into mux.videos (id, title, status, playback_id, duration, tracks, chapters, truth, replaces, kept_until)
     values (?, 'A film', 'ready', ?, ?, ?::jsonb, ?::jsonb, '{}', ?, ?)`,
    [id, playbackId, duration, JSON.stringify(tracks), JSON.stringify(chapters), replaces, keptUntil]
  );
  return id;
}

async function makeApiToken(permissions: string[]): Promise<string> {
  const token = await school.strapi
    .service('admin::api-token')
    .create({ name: randomUUID(), description: '', type: 'custom', lifespan: null, permissions });
  return token.accessKey;
}
