import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeFilm } from './harness/film.ts';
import { call, waitFor, type Answer } from './harness/http.ts';
import { signInAdmin } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

let school: School;
let editor: string;
let film: Buffer<ArrayBuffer>;

beforeAll(async () => {
  school = await openSchool();
  editor = (await signInAdmin({ school, role: 'strapi-editor' })).token;
  film = await makeFilm();
  // Not one webhook arrives in this file.
  await setFaults({});
});
beforeEach(forgetBudget);
afterEach(async () => setFaults({}));
afterAll(async () => school.close());

test('without a single webhook a film becomes ready, an upload that ran out ends, and one that failed says why', async () => {
  const sent = await openUpload({ title: 'Sent' });
  const expired = await openUpload({ title: 'Expired' });
  const broken = await openUpload({ title: 'Broken' });
  const { upload_id: uploadId } = await readRow(expired);
  expect((await control({ method: 'PUT', path: `/local/uploads/${uploadId}/expire` })).status).toBeLessThan(300);
  await sendFile({ ...sent, file: film });
  await sendFile({ ...broken, file: Buffer.from('no film at all') });
  await waitFor({
    fact: 'the reconciler finds all three',
    ask: async () => {
      await runNow();
      const statuses = await Promise.all([sent, expired, broken].map(async (video) => (await readRow(video)).status));
      return statuses.join() === 'ready,timed_out,errored';
    },
  });
  expect((await readRow(broken)).error).toContain('messages');
  const { rows } = await database().raw(`select count(*)::int as count from mux.events`);
  expect(rows[0].count).toBe(0);
});

test('a film that somebody deleted at Mux is noticed by reading the list, and nothing that is there is lost', async () => {
  const lost = await makeReady({ title: 'Lost' });
  const kept = await makeReady({ title: 'Kept' });
  await control({ method: 'DELETE', path: `/video/v1/assets/${(await readRow(lost)).asset_id}` });
  await school.strapi.plugin('mux').service('sweep').start();
  await runNow();
  // The list is read, and what it lacks is asked about.
  await runNow();
  expect((await readRow(lost)).status).toBe('deleted');
  expect(await readRow(kept)).toMatchObject({ status: 'ready', suspected_at: null });

  // A list that lies, or is cut short, buries nothing: each film is asked about before.
  await database().raw(`update mux.videos set suspected_at = now(), next_check_at = now() where id = ?`, [
    kept.videoId,
  ]);
  await runNow();
  expect(await readRow(kept)).toMatchObject({ status: 'ready', suspected_at: null });
  const { rows } = await database().raw(`select started_at, cursor, next_at > now() as "isNext" from mux.sweeps`);
  expect(rows).toEqual([{ started_at: null, cursor: null, isNext: true }]);
});

test('a public playback id is found, flagged and told; where the settings say so it goes, and the film plays on', async () => {
  const video = await makeReady({ title: 'Leaking' });
  const { asset_id: assetId, playback_id: playbackId } = await readRow(video);
  const open = await addPublicId({ assetId });
  const warnings: string[] = [];
  const { warn } = school.strapi.log;
  school.strapi.log.warn = ((message: unknown) => void warnings.push(String(message))) as unknown as typeof warn;
  try {
    const check = await call({ url: `${school.url}/mux/checks/public`, method: 'POST', token: editor, body: {} });
    expect(check).toMatchObject({ status: 202, body: { data: { found: 0 } } });
    await runNow();
    expect(await readRow(video)).toMatchObject({ is_public: true, playback_id: playbackId });
    expect(warnings.filter((line) => line.includes(video.videoId))).toHaveLength(1);

    await database().raw(`update mux.settings set is_public_removed = true`);
    await database().raw(`update mux.videos set checked_at = null where id = ?`, [video.videoId]);
    await forgetBudget();
    await runNow();
  } finally {
    school.strapi.log.warn = warn;
    await database().raw(`update mux.settings set is_public_removed = false`);
  }
  expect(await readRow(video)).toMatchObject({ is_public: false, playback_id: playbackId, status: 'ready' });
  const left = await readPlaybackIds({ assetId });
  expect(left.map(({ id }) => id)).toEqual([playbackId]);
  expect(left.map(({ id }) => id)).not.toContain(open);
});

test('a film that was public only is given a signed playback id before the public one goes', async () => {
  const video = await makeReady({ title: 'Public only' });
  const { asset_id: assetId, playback_id: playbackId } = await readRow(video);
  await addPublicId({ assetId });
  await control({ method: 'DELETE', path: `/video/v1/assets/${assetId}/playback-ids/${playbackId}` });
  await database().raw(`update mux.settings set is_public_removed = true`);
  try {
    await database().raw(`update mux.videos set is_public = true, checked_at = null where id = ?`, [video.videoId]);
    await runNow();
  } finally {
    await database().raw(`update mux.settings set is_public_removed = false`);
  }
  const left = await readPlaybackIds({ assetId });
  expect(left).toHaveLength(1);
  expect(left[0]?.policy).toBe('signed');
  expect(await readRow(video)).toMatchObject({ is_public: false, playback_id: left[0]?.id });
});

test('all processes together make no more than ten requests of their own in thirty seconds', async () => {
  await insertDue({ count: 25 });
  const requests = await countRequests(async () => {
    for (let run = 0; run < 4; run += 1) await reconciler().run();
  });
  expect(requests).toBe(10);
  await database().raw(`update mux.budgets set window_at = now() - interval '31 seconds'`);
  await database().raw(`update mux.videos set next_check_at = now() where title = 'Due'`);
  expect(await countRequests(() => reconciler().run())).toBe(10);
});

test.each(['down', 'error', 'too-many', 'unauthorized', 'html'] as const)(
  'while Mux answers as "%s" it is asked once and then let alone, less and less often, and nothing is lost',
  async (answer) => {
    await insertDue({ count: 5 });
    const before = await readStatuses();
    await setFaults({ api: { answer } });
    expect(await countRequests(() => runNow())).toBe(1);
    expect(await countRequests(() => runNow())).toBe(0);
    const pause = async () => {
      const { rows } = await database().raw(
        `select extract(epoch from paused_until - now())::float8 as seconds, failures from mux.budgets`
      );
      return rows[0];
    };
    const first = await pause();
    await database().raw(`update mux.budgets set paused_until = now()`);
    expect(await countRequests(() => runNow())).toBe(1);
    expect((await pause()).seconds).toBeGreaterThan(first.seconds * 1.5);
    expect(await readStatuses()).toEqual(before);

    await setFaults({});
    await database().raw(`update mux.budgets set paused_until = now()`);
    await runNow();
    expect((await pause()).failures).toBe(0);
  }
);

test.each([
  ['down', 502, 'mux-unreachable'],
  ['error', 502, 'mux-unreachable'],
  ['too-many', 429, 'mux-busy'],
  ['unauthorized', 502, 'mux-credentials'],
  ['html', 502, 'mux-unreachable'],
] as const)(
  'while Mux answers as "%s" an upload says so, leaves nothing behind, and works once it is over',
  async (answer, status, code) => {
    const title = `During ${answer}`;
    await setFaults({ api: { answer } });
    const refused = await call({ url: `${school.url}/mux/uploads`, method: 'POST', token: editor, body: { title } });
    expect({ status: refused.status, code: refused.body?.error?.details?.code }).toEqual({ status, code });
    expect(refused.body.error.message).not.toMatch(/local-|[A-Za-z0-9]{20}|<html/i);
    const { rows } = await database().raw(`select count(*)::int as count from mux.videos where title = ?`, [title]);
    expect(rows[0].count).toBe(0);

    // Learners notice nothing: a lease asks nothing of Mux.
    await setFaults({});
    expect((await openUpload({ title })).uploadUrl).toMatch(/^http/);
  }
);

function database() {
  return school.strapi.db.connection;
}

function reconciler() {
  return school.strapi.plugin('mux').service('reconciler');
}

/** Runs the reconciler as if everything unsettled were due. */
async function runNow(): Promise<void> {
  await database().raw(
    `update mux.videos set next_check_at = now()
      where status in ('waiting', 'preparing') or suspected_at is not null`
  );
  await database().raw(`update mux.budgets set spent = 0`);
  await reconciler().run();
}

async function forgetBudget(): Promise<void> {
  await database().raw(`delete from mux.budgets`);
  await database().raw(`delete from mux.videos where title = 'Due'`);
}

/** What goes wrong at the local Mux, beside the webhooks, which never arrive here. */
async function setFaults(faults: { api?: object }): Promise<void> {
  const answer = await control({
    method: 'PUT',
    path: '/local/faults',
    body: { webhooks: { drop: true }, ...faults },
  });
  if (answer.status !== 200) throw new Error(`The faults were answered with ${answer.status}: ${answer.text}`);
}

function control({ method, path, body }: { method: string; path: string; body?: object }): Promise<Answer> {
  const { MUX_TOKEN_ID, MUX_TOKEN_SECRET } = school.environment;
  const authorization = `Basic ${Buffer.from(`${MUX_TOKEN_ID}:${MUX_TOKEN_SECRET}`).toString('base64')}`;
  return call({ url: `${school.muxUrl}${path}`, method, body, headers: { authorization } });
}

/** As somebody with the Mux dashboard can. @returns the playback id */
async function addPublicId({ assetId }: { assetId: string }): Promise<string> {
  const path = `/video/v1/assets/${assetId}/playback-ids`;
  return (await control({ method: 'POST', path, body: { policy: 'public' } })).body.data.id;
}

async function readPlaybackIds({ assetId }: { assetId: string }): Promise<{ id: string; policy: string }[]> {
  return (await control({ method: 'GET', path: `/video/v1/assets/${assetId}` })).body.data.playback_ids;
}

/** How many requests go to Mux meanwhile. */
async function countRequests(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const note = (message: unknown) => {
    const { request } = message as { request: { origin: string; path: string } };
    if (request.origin === school.muxUrl && request.path.startsWith('/video/')) count += 1;
  };
  subscribe('undici:request:create', note);
  try {
    await work();
  } finally {
    unsubscribe('undici:request:create', note);
  }
  return count;
}

async function insertDue({ count }: { count: number }): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const uploadId = `due-${randomUUID()}`;
    const truth = { status: 'waiting', uploadId, assetId: null, facts: null, tracks: {}, problem: null };
    await database().raw(
      `insert into mux.videos (id, title, status, upload_id, truth, next_check_at)
       values (?, 'Due', 'waiting', ?, ?::jsonb, now())`,
      [randomUUID(), uploadId, JSON.stringify(truth)]
    );
  }
}

async function readStatuses(): Promise<unknown> {
  const { rows } = await database().raw(`select id, status from mux.videos order by id`);
  return rows;
}

async function makeReady({ title }: { title: string }): Promise<{ videoId: string }> {
  const upload = await openUpload({ title });
  await sendFile({ ...upload, file: film });
  await waitFor({
    fact: `${title} is ready`,
    ask: async () => {
      await runNow();
      return (await readRow(upload)).status === 'ready';
    },
  });
  return upload;
}

async function openUpload({ title }: { title: string }): Promise<{ videoId: string; uploadUrl: string }> {
  const answer = await call({ url: `${school.url}/mux/uploads`, method: 'POST', token: editor, body: { title } });
  if (answer.status !== 201) throw new Error(`Opening an upload answered ${answer.status}: ${answer.text}`);
  return answer.body.data;
}

async function sendFile({ uploadUrl, file }: { uploadUrl: string; file: Buffer<ArrayBuffer> }): Promise<void> {
  const response = await fetch(uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'video/mp4', 'content-range': `bytes 0-${file.length - 1}/${file.length}` },
    body: file,
  });
  if (!response.ok) throw new Error(`Sending the file answered ${response.status}`);
}

async function readRow({ videoId }: { videoId: string }) {
  const { rows } = await database().raw(
    `select status, upload_id, asset_id, playback_id, is_public, suspected_at, error from mux.videos where id = ?`,
    [videoId]
  );
  return rows[0];
}
