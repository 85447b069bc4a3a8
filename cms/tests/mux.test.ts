import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishLesson } from './harness/content.ts';
import { makeFilm } from './harness/film.ts';
import { call, waitFor, type Answer } from './harness/http.ts';
import { signInAdmin, signUpLearner } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
let editor: string;
let film: Buffer<ArrayBuffer>;

beforeAll(async () => {
  school = await openSchool();
  editor = (await signInAdmin({ school, role: 'strapi-editor' })).token;
  film = await makeFilm();
});
afterAll(async () => school.close());

test('a film that is uploaded becomes ready by webhook, and is leased to whom it may concern only', async () => {
  const ready: unknown[] = [];
  const stopListening = school.strapi.eventHub.on('mux.video.ready', async (event) => void ready.push(event));
  const { videoId, uploadUrl } = await openUpload({ title: 'Facets' });
  const { lessonId } = await publishLesson({ school, access: 'members', video: videoId });
  const learner = await signUpLearner({ school });

  expect((await askLease({ lessonId, token: learner.token })).status).toBe(409);
  await sendFilm({ uploadUrl });
  await waitFor({ fact: 'the video is ready', ask: async () => (await readRow({ videoId })).status === 'ready' });
  stopListening();

  const row = await readRow({ videoId });
  expect(row.duration).toBeGreaterThan(1.8);
  expect(ready).toEqual([{ videoId, duration: row.duration }]);
  expect(await school.strapi.plugin('mux').service('videos').findLength({ videoId })).toBe(row.duration);

  const visitor = await askLease({ lessonId });
  expect(visitor.status).toBe(401);
  expect(visitor.text).not.toContain(row.playback_id);

  const answer = await askLease({ lessonId, token: learner.token });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const lease = answer.body.data;
  for (const address of [lease.src, lease.poster, lease.storyboard]) expect((await fetch(address)).status).toBe(200);

  // The signature's first character; the last one carries bits that count for nothing.
  const altered = lease.src.replace(
    /\.([^.])([^.]*)$/,
    (_: string, first: string, rest: string) => `.${first === 'A' ? 'B' : 'A'}${rest}`
  );
  expect((await fetch(altered)).status).toBe(403);
  expect((await fetch(lease.src.replace(lease.tokens.playback, lease.tokens.thumbnail))).status).toBe(403);
  expect((await fetch(lease.src.replace(/\?.*/, ''))).status).toBe(403);
});

test('a lesson without a film, with a wrong id or with an unknown one says so', async () => {
  const bare = await publishLesson({ school, access: 'everyone' });
  expect(codeOf(await askLease({ lessonId: bare.lessonId }))).toBe('no-video');
  const odd = await publishLesson({ school, access: 'everyone', video: "'; drop table mux.videos" });
  expect(codeOf(await askLease({ lessonId: odd.lessonId }))).toBe('no-video');
  const lost = await publishLesson({ school, access: 'everyone', video: randomUUID() });
  expect(codeOf(await askLease({ lessonId: lost.lessonId }))).toBe('no-video');
  expect(codeOf(await askLease({ lessonId: 'a'.repeat(24) }))).toBe('lesson-not-found');
  expect((await askLease({ lessonId: 'short' })).status).toBe(400);
});

test('without anybody to decide nobody watches', async () => {
  const { lessonId } = await publishLesson({ school, access: 'everyone' });
  const find = school.strapi.plugin;
  school.strapi.plugin = ((name: string) =>
    name === 'access' ? undefined : find.call(school.strapi, name)) as typeof find;
  try {
    const answer = await askLease({ lessonId });
    expect(answer.status).toBe(403);
    expect(codeOf(answer)).toBe('no-decider');
  } finally {
    school.strapi.plugin = find;
  }
});

test('an editor finds a video in the library, sees it, and where it is used', async () => {
  const { videoId } = await openUpload({ title: '100% Brilliance_cut' });
  const { lessonId } = await publishLesson({ school, video: videoId });
  const list = async (query: string) => (await asEditor({ path: `/mux/videos?${query}` })).body;
  expect((await list('search=100%25')).data.map(({ videoId: id }: { videoId: string }) => id)).toEqual([videoId]);
  expect((await list('search=e_C')).data).toHaveLength(1);
  expect((await list('search=e%25C')).data).toHaveLength(0);
  expect((await list('status=ready&search=Brilliance')).meta.total).toBe(0);

  const looked = await asEditor({ path: `/mux/videos/${videoId}` });
  expect(looked.body).toMatchObject({
    data: { videoId, title: '100% Brilliance_cut', status: 'waiting' },
    meta: { problem: null },
  });
  const row = await readRow({ videoId });
  expect(looked.text).not.toContain(row.upload_id);
  expect(codeOf(await asEditor({ path: `/mux/videos/${videoId}/preview` }))).toBe('video-not-ready');
  expect(codeOf(await asEditor({ path: `/mux/videos/${randomUUID()}` }))).toBe('video-not-found');

  const uses = await school.strapi.plugin('mux').service('usage').whereUsed({ videoId });
  expect(uses).toMatchObject({
    count: 1,
    places: [{ contentType: 'api::lesson.lesson', documentId: lessonId, isDraft: true, isPublished: true }],
  });
});

test('an upload can be cancelled while it waits, and not after its file has arrived', async () => {
  const waiting = await openUpload({ title: 'Never sent' });
  const cancel = (videoId: string) => asEditor({ path: `/mux/uploads/${videoId}/cancel`, method: 'POST' });
  expect((await cancel(waiting.videoId)).body.data.status).toBe('cancelled');
  expect((await cancel(waiting.videoId)).status).toBe(200);
  expect((await fetch(waiting.uploadUrl, { method: 'PUT', body: film })).ok).toBe(false);

  const sent = await openUpload({ title: 'Sent' });
  await sendFilm(sent);
  const refused = await cancel(sent.videoId);
  expect(refused.status).toBe(409);
  expect(codeOf(refused)).toBe('upload-not-waiting');
});

test('a webhook that Mux did not sign is refused, counted, and changes nothing', async () => {
  const { videoId } = await openUpload({ title: 'Forged' });
  const before = await readRow({ videoId });
  const refusedBefore = await countRefused();
  const body = JSON.stringify(makeReady({ id: 'forged-1', uploadId: before.upload_id }));
  const now = Math.floor(Date.now() / 1_000);

  const headers: (string | undefined)[] = [
    undefined,
    '',
    'nonsense',
    signatureOf({ body, secret: 'a guess' }),
    signatureOf({ body: `${body} ` }),
    signatureOf({ body, at: now - 400 }),
    signatureOf({ body, at: now + 400 }),
    signatureOf({ body: JSON.stringify(JSON.parse(body), null, 1) }),
  ];
  for (const signature of headers) {
    const answer = await sendWebhook({ body, signature });
    expect(answer.status).toBe(401);
    expect(codeOf(answer)).toBe('webhook-not-genuine');
  }
  expect(await readRow({ videoId })).toEqual(before);
  expect(await countEvents({ id: 'forged-1' })).toBe(0);
  expect(await countRefused()).toBe(refusedBefore + headers.length);
});

test('a genuine webhook takes effect once, however often it comes and however many at a time', async () => {
  const { videoId } = await openUpload({ title: 'Repeated' });
  const { upload_id: uploadId } = await readRow({ videoId });
  const id = `event-${randomUUID()}`;
  const body = JSON.stringify(makeReady({ id, uploadId }));
  const send = async () => (await sendWebhook({ body, signature: signatureOf({ body }) })).body.data.outcome;
  const outcomes = await Promise.all([send(), send(), send(), send()]);
  expect(outcomes.toSorted()).toEqual(['applied', 'duplicate', 'duplicate', 'duplicate']);
  expect(await send()).toBe('duplicate');
  expect(await countEvents({ id })).toBe(1);
  expect((await readRow({ videoId })).status).toBe('ready');
});

test('a deleted film stays deleted, a public playback id is never taken', async () => {
  const { videoId } = await openUpload({ title: 'Order' });
  const { upload_id: uploadId } = await readRow({ videoId });
  const ready = makeReady({ id: randomUUID(), uploadId });
  const deleted = { ...ready, id: randomUUID(), type: 'video.asset.deleted' };
  await send(deleted);
  await send(ready);
  const row = await readRow({ videoId });
  expect(row.status).toBe('deleted');
  expect(row.playback_id).toBe(`signed-${uploadId}`);
});

test('what is unknown, unusual or not for us is kept and answered', async () => {
  const unknownAsset = makeReady({ id: randomUUID(), uploadId: 'nobody' });
  expect(await send(unknownAsset)).toBe('kept');
  expect(await send({ id: randomUUID(), type: 'video.never.heard.of', data: { id: 'x' } })).toBe('kept');
  expect(await send({ id: randomUUID(), type: 'video.asset.ready', data: 'text', created_at: 'never' })).toBe('kept');
  const odd = `{"id":"${randomUUID()}","type":"video.asset.warning","data":{"text":"a\\u0000b \\ud83d"}}`;
  expect((await sendWebhook({ body: odd, signature: signatureOf({ body: odd }) })).body.data.outcome).toBe('kept');
  for (const body of ['[]', '{}', '{"id":1,"type":"video.asset.ready"}']) {
    expect((await sendWebhook({ body, signature: signatureOf({ body }) })).status).toBe(400);
  }
});

function database() {
  return school.strapi.db.connection;
}

const asEditor = ({ path, method, body }: { path: string; method?: string; body?: unknown }): Promise<Answer> =>
  call({ url: `${school.url}${path}`, token: editor, ...(method ? { method } : {}), body });

const askLease = ({ lessonId, token }: { lessonId: string; token?: string }): Promise<Answer> =>
  call({ url: `${school.url}/api/mux/playback/${lessonId}`, token });

function codeOf(answer: Answer): string | undefined {
  return answer.body?.error?.details?.code;
}

async function openUpload({ title }: { title: string }): Promise<{ videoId: string; uploadUrl: string }> {
  const answer = await asEditor({ path: '/mux/uploads', method: 'POST', body: { title } });
  if (answer.status !== 201) throw new Error(`Opening an upload answered ${answer.status}: ${answer.text}`);
  return answer.body.data;
}

async function sendFilm({ uploadUrl }: { uploadUrl: string }): Promise<void> {
  const response = await fetch(uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'video/mp4', 'content-range': `bytes 0-${film.length - 1}/${film.length}` },
    body: film,
  });
  if (!response.ok) throw new Error(`Sending the film answered ${response.status}`);
}

async function readRow({ videoId }: { videoId: string }) {
  const { rows } = await database().raw(
    `select status, duration, upload_id, asset_id, playback_id, truth from mux.videos where id = ?`,
    [videoId]
  );
  return rows[0];
}

async function countEvents({ id }: { id: string }): Promise<number> {
  const { rows } = await database().raw(`select count(*)::int as count from mux.events where id = ?`, [id]);
  return rows[0].count;
}

async function countRefused(): Promise<number> {
  await school.strapi.plugin('mux').service('counters').flush();
  const { rows } = await database().raw(
    `select sum(count)::int as count from mux.counters where name like 'webhooks-refused: %'`
  );
  return rows[0]?.count ?? 0;
}

function makeReady({ id, uploadId }: { id: string; uploadId: string }) {
  return {
    id,
    type: 'video.asset.ready',
    created_at: new Date().toISOString(),
    object: { type: 'asset', id: `asset-${uploadId}` },
    data: {
      id: `asset-${uploadId}`,
      upload_id: uploadId,
      status: 'ready',
      duration: 2,
      playback_ids: [
        { id: `public-${uploadId}`, policy: 'public' },
        { id: `signed-${uploadId}`, policy: 'signed' },
      ],
    },
  };
}

function signatureOf({
  body,
  at = Math.floor(Date.now() / 1_000),
  secret = school.environment.MUX_WEBHOOK_SECRET,
}: {
  body: string;
  at?: number;
  secret?: string;
}): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

function sendWebhook({ body, signature }: { body: string; signature: string | undefined }): Promise<Answer> {
  const headers: Record<string, string> = signature === undefined ? {} : { 'mux-signature': signature };
  return call({ url: `${school.url}/api/mux/webhooks`, method: 'POST', body, headers });
}

async function send(event: object): Promise<string> {
  const body = JSON.stringify(event);
  const answer = await sendWebhook({ body, signature: signatureOf({ body }) });
  if (answer.status !== 200) throw new Error(`The webhook answered ${answer.status}: ${answer.text}`);
  return answer.body.data.outcome;
}
