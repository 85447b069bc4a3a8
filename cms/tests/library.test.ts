import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishLesson } from './harness/content.ts';
import { makeFilm, sendFilm, type FilmFile } from './harness/films.ts';
import { call, waitFor, type Answer } from './harness/http.ts';
import { signInAdmin, signUpLearner, type Person } from './harness/people.ts';
import { openSchool, type School } from './harness/school.ts';

/** The library with a real Mux behind it: films are sent, replaced, given captions, imported and deleted. */
let school: School;
let editor: Person;
let admin: Person;
let short: FilmFile;
let long: FilmFile;

beforeAll(async () => {
  school = await openSchool();
  editor = await signInAdmin({ school, role: 'strapi-editor' });
  admin = await signInAdmin({ school, role: 'strapi-super-admin' });
  [short, long] = await Promise.all([makeFilm({ seconds: 2 }), makeFilm({ seconds: 4 })]);
});
afterAll(async () => school.close());
beforeEach(() => setFaults({}));

test('another film takes the place of the one that is on, and what lessons and learners hold stays', async () => {
  const replaced: unknown[] = [];
  const stop = school.strapi.eventHub.on('mux.video.replaced', async (event) => void replaced.push(event));
  const videoId = await bringFilm({ title: 'Facets', film: short });
  const { lessonId } = await publishLesson({ school, access: 'members', video: videoId });
  const learner = await signUpLearner({ school });
  const before = await lease({ lessonId, learner });
  await put(`/mux/videos/${videoId}/chapters`, { text: '0:00 Rough\n0:01 Cut' });

  const opened = await post(`/mux/videos/${videoId}/replacement`, { fileName: 'new.mp4', size: long.length });
  expect(opened.status).toBe(201);
  const { takeId, uploadUrl } = opened.body.data;
  expect(opened.body.data).toMatchObject({ videoId });
  expect(takeId).not.toBe(videoId);
  expect(codeOf(await post(`/mux/videos/${videoId}/replacement`, {}))).toBe('replacement-under-way');
  const waiting = await find(videoId);
  expect(waiting).toMatchObject({ status: 'ready', replacement: 'under-way', duration: before.duration });
  expect(waiting.takes).toMatchObject([{ takeId, kind: 'next', status: 'waiting', fileName: 'new.mp4' }]);
  expect((await lease({ lessonId, learner })).playbackId).toBe(before.playbackId);

  await sendFilm({ uploadUrl, film: long });
  await waitFor({ fact: 'the new film is on', ask: async () => (await find(videoId)).duration > 3 });
  const after = await lease({ lessonId, learner });
  expect(after.playbackId).not.toBe(before.playbackId);
  expect((await fetch(after.src)).status).toBe(200);
  // Whoever watches the old one goes on watching it.
  expect((await fetch(before.src)).status).toBe(200);
  const now = await find(videoId);
  expect(now).toMatchObject({ title: 'Facets', replacement: 'none', placeCount: 1, fileName: 'new.mp4' });
  expect(now.chapters).toHaveLength(2);
  expect(now.takes).toMatchObject([{ kind: 'kept', status: 'ready', duration: before.duration }]);
  expect(Date.parse(now.takes[0].keptUntil) - Date.now()).toBeGreaterThan(29 * 86_400_000);
  expect((await get(`/mux/videos/${videoId}/preview?take=${now.takes[0].takeId}`)).body.data.playbackId).toBe(
    before.playbackId
  );

  const back = await post(`/mux/videos/${videoId}/switch-back`, {});
  expect(back.body.data).toMatchObject({ videoId, duration: before.duration });
  expect((await lease({ lessonId, learner })).playbackId).toBe(before.playbackId);
  await waitFor({ fact: 'both switches were told', ask: async () => replaced.length === 2 });
  stop();
  expect(replaced).toEqual([
    { videoId, fromDuration: before.duration, toDuration: after.duration },
    { videoId, fromDuration: after.duration, toDuration: before.duration },
  ]);
  const titles = (await get(`/mux/videos?search=Facets`)).body;
  expect(titles.meta.total).toBe(1);
});

test('what Mux says about a film finds it after it changed places, in whatever order things happen', async () => {
  const videoId = await bringFilm({ title: 'Two films', film: short });
  await replaceFilm({ videoId, film: long });
  const [{ takeId }] = (await find(videoId)).takes;
  const old = await readRow(takeId);
  const now = await readRow(videoId);
  await mux('DELETE', `/video/v1/assets/${old.asset_id}`);
  await waitFor({ fact: 'the old one is known gone', ask: async () => (await readRow(takeId)).status === 'deleted' });
  expect(await readRow(videoId)).toMatchObject({ status: 'ready', asset_id: now.asset_id });
  expect(codeOf(await post(`/mux/videos/${videoId}/switch-back`, { takeId }))).toBe('take-not-ready');
  expect(codeOf(await post(`/mux/videos/${videoId}/switch-back`, { takeId: randomUUID() }))).toBe('no-such-take');
});

test('a switch and a word of Mux about the same film at the same moment leave one truth', async () => {
  const videoId = await bringFilm({ title: 'Contended', film: short });
  await replaceFilm({ videoId, film: long });
  const { asset_id: onNow } = await readRow(videoId);
  for (let round = 0; round < 5; round += 1) {
    const [switched, checked] = await Promise.all([
      post(`/mux/videos/${videoId}/switch-back`, {}),
      post(`/mux/videos/${videoId}/check`),
    ]);
    expect([switched.status, checked.status]).toEqual([200, 200]);
    const [row, take] = [await readRow(videoId), await readRow((await find(videoId)).takes[0].takeId)];
    expect(row.asset_id === onNow).toBe(round % 2 === 1);
    expect(row.truth).toContain(row.asset_id);
    expect(take.truth).toContain(take.asset_id);
    expect(row.duration > 3).toBe(row.asset_id === onNow);
  }
});

test('a replacement that is given up, or fails, leaves the film that is on alone', async () => {
  const videoId = await bringFilm({ title: 'Kept on', film: short });
  const { asset_id: onNow } = await readRow(videoId);
  expect(codeOf(await remove(`/mux/videos/${videoId}/replacement`))).toBe('no-replacement');

  const first = (await post(`/mux/videos/${videoId}/replacement`, {})).body.data;
  const given = await remove(`/mux/videos/${videoId}/replacement`);
  expect(given.body.data).toMatchObject({ replacement: 'none', takes: [] });
  expect((await fetch(first.uploadUrl, { method: 'PUT', body: short })).ok).toBe(false);
  expect(await readRow(first.takeId)).toBeUndefined();

  const second = (await post(`/mux/videos/${videoId}/replacement`, {})).body.data;
  const nonsense = Buffer.from('not a film at all') as FilmFile;
  await sendFilm({ uploadUrl: second.uploadUrl, film: nonsense });
  const failed = await waitFor({
    fact: 'the replacement failed',
    ask: async () => ((video) => video.replacement === 'failed' && video)(await find(videoId)),
  });
  expect(failed.takes[0].error.messages[0]).toBeTruthy();
  expect((await readRow(videoId)).asset_id).toBe(onNow);
  // Another may be sent without clearing up first.
  await replaceFilm({ videoId, film: long });
  expect(await readRow(second.takeId)).toBeUndefined();
});

test('a next film that turns ready while its video is being deleted is put on once the video stands again', async () => {
  const videoId = await bringFilm({ title: 'Spared', film: short });
  const { asset_id: before } = await readRow(videoId);
  const { takeId, uploadUrl } = (await post(`/mux/videos/${videoId}/replacement`)).body.data;
  await database().raw(`update mux.videos set deleting_at = now() where id = ?`, [videoId]);
  await sendFilm({ uploadUrl, film: long });
  await waitFor({ fact: 'the next film is ready', ask: async () => (await readRow(takeId)).status === 'ready' });
  expect((await readRow(videoId)).asset_id).toBe(before);
  const caretaker = school.strapi.plugin('mux').service('caretaker');
  await caretaker.run();
  expect((await readRow(videoId)).asset_id).toBe(before);
  await database().raw(`update mux.videos set deleting_at = null where id = ?`, [videoId]);
  await waitFor({
    fact: 'the next film is on',
    ask: async () => {
      await caretaker.run();
      return (await readRow(videoId)).asset_id !== before;
    },
  });
});

test('a film whose days are over is deleted at Mux and here, and Mux being away only delays it', async () => {
  const videoId = await bringFilm({ title: 'Thirty days', film: short });
  await replaceFilm({ videoId, film: long });
  const [{ takeId }] = (await find(videoId)).takes;
  const { asset_id: old } = await readRow(takeId);
  const caretaker = school.strapi.plugin('mux').service('caretaker');
  await caretaker.run();
  expect(await readRow(takeId)).toBeDefined();
  await database().raw(`update mux.videos set kept_until = now() - interval '1 second' where id = ?`, [takeId]);
  setFaults({ api: { answer: 'html', match: 'DELETE' } });
  await caretaker.run();
  expect(await readRow(takeId)).toBeDefined();
  setFaults({});
  await database().raw(`update mux.videos set deleting_at = now() - interval '11 minutes' where id = ?`, [takeId]);
  await caretaker.run();
  expect(await readRow(takeId)).toBeUndefined();
  expect((await mux('GET', `/video/v1/assets/${old}`)).status).toBe(404);
  expect((await find(videoId)).takes).toEqual([]);
  const actions = (await get(`/mux/videos/${videoId}/history`)).body.data.map(({ what }: { what: string }) => what);
  expect(actions).toEqual(expect.arrayContaining(['old-film-deleted', 'replaced', 'video.asset.ready']));
});

test('captions are given, edited in place, written by Mux and deleted', async () => {
  const videoId = await bringFilm({ title: 'Spoken', film: long });
  const srt = '1\n00:00:00,500 --> 00:00:01,500\nA rough stone\n';
  const bad = await post(`/mux/videos/${videoId}/captions`, { language: 'en', text: '1\n00:00:05 -> x\nA' });
  expect(bad.status).toBe(400);
  expect(bad.body.error.details).toMatchObject({ code: 'captions-unreadable', errors: [{ line: 1 }] });

  const added = await post(`/mux/videos/${videoId}/captions`, { language: 'en', text: srt });
  expect(added.status).toBe(201);
  const english = await waitFor({ fact: 'the captions are ready', ask: () => findCaption(videoId, 'English') });
  expect(english).toMatchObject({ language: 'en', source: 'uploaded', status: 'ready', isChanging: false });
  expect(codeOf(await post(`/mux/videos/${videoId}/captions`, { language: 'en', text: srt }))).toBe(
    'caption-name-taken'
  );
  const read = await get(`/mux/videos/${videoId}/captions/${english.trackId}`);
  expect(read.body.data.text).toBe('WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nA rough stone\n');

  const edited = await put(`/mux/videos/${videoId}/captions/${english.trackId}`, {
    text: read.body.data.text.replace('rough', 'polished'),
  });
  expect(edited.status).toBe(200);
  const again = await waitFor({
    fact: 'the edited text took its place',
    ask: async () => {
      const caption = await findCaption(videoId, 'English');
      return caption && caption.trackId !== english.trackId && caption;
    },
  });
  const { playbackId } = (await get(`/mux/videos/${videoId}/preview`)).body.data;
  expect(await textAtMux({ videoId, trackId: again.trackId, playbackId })).toContain('polished');
  expect((await find(videoId)).captions).toHaveLength(1);

  expect((await post(`/mux/videos/${videoId}/captions/generated`, { language: 'es' })).status).toBe(201);
  const spanish = await waitFor({ fact: 'Mux wrote captions', ask: () => findCaption(videoId, 'Spanish') });
  expect(spanish).toMatchObject({ source: 'generated', language: 'es' });
  expect((await get(`/mux/videos/${videoId}/captions/${spanish.trackId}`)).body.data.text).toContain('WEBVTT');

  const left = await remove(`/mux/videos/${videoId}/captions/${spanish.trackId}`);
  expect(left.body.data.captions.map(({ name }: { name: string }) => name)).toEqual(['English']);
  expect(codeOf(await get(`/mux/videos/${videoId}/captions/${spanish.trackId}`))).toBe('no-such-caption');
  expect((await get(`/mux/videos?captions=with&search=Spoken`)).body.meta.total).toBe(1);
});

test('an edit of captions that died half way does not stand in the way for ever', async () => {
  const videoId = await bringFilm({ title: 'Half edited', film: short });
  await post(`/mux/videos/${videoId}/captions`, { language: 'en', text: '00:00.000 --> 00:01.000\nA' });
  const { trackId } = await waitFor({ fact: 'the captions are ready', ask: () => findCaption(videoId, 'English') });
  await database().raw(
    `insert into mux.captions (id, asset_id, supersedes, language, name, vtt, fetch_hash, fetch_until, created_at)
     select gen_random_uuid(), asset_id, track_id, 'en', 'English', '', 'lost', now(), now() - interval '1 minute'
     from mux.captions where track_id = ?`,
    [trackId]
  );
  const edit = () => put(`/mux/videos/${videoId}/captions/${trackId}`, { text: '00:00.000 --> 00:01.000\nB' });
  const caretaker = school.strapi.plugin('mux').service('caretaker');
  await caretaker.run();
  expect(codeOf(await edit())).toBe('caption-changing');
  await database().raw(`update mux.captions set created_at = now() - interval '11 minutes' where fetch_hash = 'lost'`);
  await caretaker.run();
  expect((await edit()).status).toBe(200);
});

test('without a webhook captions become ready and an edit takes its place', async () => {
  const videoId = await bringFilm({ title: 'Unheard', film: short });
  setFaults({ webhooks: { drop: true } });
  await post(`/mux/videos/${videoId}/captions`, { language: 'de', text: '00:00.000 --> 00:01.000\nRoh' });
  const caretaker = school.strapi.plugin('mux').service('caretaker');
  const settle = async () => {
    await database().raw(`update mux.videos set checked_at = null where id = ?`, [videoId]);
    await caretaker.run();
    return findCaption(videoId, 'German');
  };
  const first = await waitFor({ fact: 'the captions are ready', ask: settle });
  await put(`/mux/videos/${videoId}/captions/${first.trackId}`, { text: '00:00.000 --> 00:01.000\nFein' });
  await waitFor({ fact: 'the edit took its place', ask: async () => (await settle())?.trackId !== first.trackId });
});

test('the text of captions is served to whoever has its address, for a while, and to nobody else', async () => {
  for (const ticket of ['x', 'A'.repeat(43), "'; drop table mux.captions"])
    expect((await call({ url: `${school.url}/api/mux/captions/${encodeURIComponent(ticket)}` })).status).toBe(403);
});

test('a title, a poster and chapters are changed, and the history says by whom', async () => {
  const videoId = await bringFilm({ title: 'Untitled', film: long });
  const { asset_id: assetId } = await readRow(videoId);
  expect((await put(`/mux/videos/${videoId}`, { title: '  The cut ' })).body.data.title).toBe('The cut');
  expect((await mux('GET', `/video/v1/assets/${assetId}`)).body.data.meta).toEqual({
    title: 'The cut',
    external_id: videoId,
  });

  const before = (await find(videoId)).thumbnail;
  expect((await fetch(before)).headers.get('content-type')).toBe('image/webp');
  const poster = await put(`/mux/videos/${videoId}/poster`, { time: 1.5 });
  expect(poster.body.data.posterTime).toBe(1.5);
  expect(poster.body.data.thumbnail).not.toBe(before);
  expect((await fetch(poster.body.data.thumbnail)).status).toBe(200);
  expect(codeOf(await put(`/mux/videos/${videoId}/poster`, { time: 60 }))).toBe('time-beyond-end');
  expect((await put(`/mux/videos/${videoId}/poster`, { time: null })).body.data.posterTime).toBeNull();

  const bad = await put(`/mux/videos/${videoId}/chapters`, { text: '0:00 A\n0:09 After the end\nnonsense' });
  expect(bad.body.error.details).toMatchObject({ code: 'chapters-unreadable', errors: [{ line: 2 }, { line: 3 }] });
  const chapters = await put(`/mux/videos/${videoId}/chapters`, { text: '0:00 A\n0:02 B' });
  expect(chapters.body.data.chapters).toEqual([
    { from: 0, title: 'A' },
    { from: 2, title: 'B' },
  ]);
  const history = (await get(`/mux/videos/${videoId}/history`)).body;
  expect(history.data[0]).toMatchObject({
    what: 'chapters-set',
    by: 'Ada Admin',
    source: 'school',
    details: { count: 2 },
  });
  expect(history.data.map(({ what }: { what: string }) => what)).toEqual(
    expect.arrayContaining(['upload-opened', 'renamed', 'poster-set', 'poster-cleared', 'video.asset.ready'])
  );
});

test('the history is read page by page, and nothing is left out or twice', async () => {
  const { videoId } = (await post('/mux/uploads', { title: 'Long history' })).body.data;
  await database().raw(
    `insert into mux.actions (video_id, action, at)
     select ?, 'renamed', now() + (n / 3) * interval '1 second' from generate_series(1, 120) n`,
    [videoId]
  );
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const page: Answer = await get(
      `/mux/videos/${videoId}/history${next ? `?before=${encodeURIComponent(next)}` : ''}`
    );
    seen.push(...page.body.data.map(({ id }: { id: string }) => id));
    next = page.body.meta.next;
  } while (next);
  const own = seen.filter((id) => id.startsWith('a:'));
  expect(new Set(own).size).toBe(own.length);
  expect(own).toHaveLength(121);
});

test('the master file is asked for, waited for and downloaded', async () => {
  const videoId = await bringFilm({ title: 'Master', film: short });
  expect((await get(`/mux/videos/${videoId}/master`)).body.data.status).toBe('none');
  const asked = await post(`/mux/videos/${videoId}/master`);
  expect(['preparing', 'ready']).toContain(asked.body.data.status);
  const master = await waitFor({
    fact: 'the master is ready',
    ask: async () =>
      ((data) => data.status === 'ready' && data)((await get(`/mux/videos/${videoId}/master`)).body.data),
  });
  expect(Date.parse(master.expiresAt)).toBeGreaterThan(Date.now());
  const file = await fetch(master.url);
  expect(file.status).toBe(200);
  expect((await file.arrayBuffer()).byteLength).toBe(short.length);
});

test('a video that is shown is not deleted and says where; one that is not goes at Mux and here', async () => {
  const used = await bringFilm({ title: 'Shown', film: short });
  const unused = await bringFilm({ title: 'Not shown', film: short });
  await replaceFilm({ videoId: unused, film: long });
  const { lessonId } = await publishLesson({ school, video: used });
  const refused = await remove(`/mux/videos/${used}`);
  expect(refused.status).toBe(409);
  expect(refused.body.error.details).toMatchObject({
    code: 'video-in-use',
    placeCount: 1,
    places: [{ contentType: 'api::lesson.lesson', documentId: lessonId, isDraft: true, isPublished: true }],
  });
  const rows = [await readRow(unused), await readRow((await find(unused)).takes[0].takeId)];
  const cleaned = await post('/mux/videos/clean', { videoIds: [used, unused, randomUUID()] });
  expect(cleaned.body.data).toMatchObject([
    { videoId: used, outcome: 'refused', code: 'video-in-use' },
    { videoId: unused, outcome: 'deleted' },
    { outcome: 'refused', code: 'video-not-found' },
  ]);
  for (const { asset_id: assetId } of rows) expect((await mux('GET', `/video/v1/assets/${assetId}`)).status).toBe(404);
  expect((await get(`/mux/videos/${unused}`)).status).toBe(404);
  expect((await remove(`/mux/videos/${unused}`)).status).toBe(404);
  expect((await find(used)).status).toBe('ready');
  // An upload that never got its file goes too.
  const waiting = (await post('/mux/uploads', { title: 'Waiting' })).body.data;
  expect((await remove(`/mux/videos/${waiting.videoId}`)).status).toBe(200);
  expect((await fetch(waiting.uploadUrl, { method: 'PUT', body: short })).ok).toBe(false);
});

test('what lies at Mux and is not known here is listed by cursor and imported, signed', async () => {
  const known = await bringFilm({ title: 'Known', film: short });
  const made = (
    await mux('POST', '/video/v1/uploads', {
      cors_origin: '*',
      new_asset_settings: { playback_policies: ['public'], meta: { title: 'Stranger' } },
    })
  ).body.data;
  await sendFilm({ uploadUrl: made.url, film: short });
  const candidate = await waitFor({
    fact: 'the stranger is listed, ready',
    ask: async () =>
      (await listAll()).find(
        ({ title, status }: { title: string; status: string }) => title === 'Stranger' && status === 'ready'
      ),
  });
  expect(candidate).toMatchObject({ isPublic: true, duration: expect.any(Number) });
  const { asset_id: knownAsset } = await readRow(known);
  expect((await listAll()).map(({ assetId }: { assetId: string }) => assetId)).not.toContain(knownAsset);

  const results = (await post('/mux/import', { assetIds: [candidate.assetId, knownAsset, 'nobody'] })).body.data;
  expect(results).toMatchObject([
    { outcome: 'imported', assetId: candidate.assetId },
    { outcome: 'known', videoId: known },
    { outcome: 'refused' },
  ]);
  const { videoId } = results[0];
  const video = await find(videoId);
  expect(video).toMatchObject({ title: 'Stranger', status: 'ready', flags: [{ code: 'public-playback' }] });
  const asset = (await mux('GET', `/video/v1/assets/${candidate.assetId}`)).body.data;
  const signed = asset.playback_ids.find(({ policy }: { policy: string }) => policy === 'signed');
  expect((await readRow(videoId)).playback_id).toBe(signed.id);
  expect((await listAll()).map(({ assetId }: { assetId: string }) => assetId)).not.toContain(candidate.assetId);
  expect((await post('/mux/import', { assetIds: [candidate.assetId] })).body.data).toMatchObject([
    { outcome: 'known', videoId },
  ]);
});

test('the rules of the school flag what is outside of them, in the list and on the video', async () => {
  const videoId = await bringFilm({ title: 'Outside', film: short });
  const rules = {
    minDuration: 3,
    maxDuration: 3_600,
    minResolution: 720,
    areCaptionsRequired: true,
    keepDays: 30,
    isPublicRemoved: false,
  };
  try {
    const asAdmin = (body: unknown) =>
      call({ url: `${school.url}/mux/settings`, method: 'PUT', token: admin.token, body });
    expect((await put('/mux/settings', rules)).status).toBe(403);
    expect((await asAdmin({ ...rules, maxDuration: 2 })).text).toContain('maxDuration');
    expect((await asAdmin({ ...rules, minResolution: 700 })).status).toBe(400);
    expect((await asAdmin({ keepDays: 30 })).status).toBe(400);
    expect((await asAdmin(rules)).body.data).toEqual(rules);
    expect((await get('/mux/settings')).body.data).toEqual(rules);
    const { flags } = await find(videoId);
    expect(flags).toEqual([
      { code: 'too-short', limit: 3, actual: expect.closeTo(2, 0) },
      { code: 'too-small', limit: 720, actual: 180 },
      { code: 'captions-missing', limit: null, actual: null },
    ]);
    const count = async (query: string) => (await get(`/mux/videos?search=Outside&${query}`)).body.meta.total;
    expect(await count('flag=any')).toBe(1);
    expect(await count('flag=too-short')).toBe(1);
    expect(await count('flag=too-long')).toBe(0);
  } finally {
    await database().raw(
      `update mux.settings set min_duration = null, max_duration = null, min_resolution = null, are_captions_required = false`
    );
  }
});

test('an upload that broke off is found again by whoever opened it, for the same file', async () => {
  const file = { fileName: 'lesson 1.mov', size: 123_456, lastModified: 1_795_345_412_123 };
  const opened = (await post('/mux/uploads', { title: 'Broken off', ...file })).body.data;
  const query = `fileName=${encodeURIComponent(file.fileName)}&size=${file.size}&lastModified=${file.lastModified}`;
  const found = (await get(`/mux/uploads?${query}`)).body.data;
  expect(found).toEqual([{ ...file, ...opened, title: 'Broken off', isExpired: false }]);
  expect((await get(`/mux/uploads?fileName=other.mov`)).body.data).toEqual([]);
  const someoneElse = await call({ url: `${school.url}/mux/uploads`, token: admin.token });
  expect(someoneElse.text).not.toContain(opened.uploadUrl);
  await database().raw(`update mux.videos set upload_expires_at = now() - interval '1 minute' where id = ?`, [
    opened.videoId,
  ]);
  expect((await get(`/mux/uploads?${query}`)).body.data).toMatchObject([{ isExpired: true, uploadUrl: null }]);
  await post(`/mux/uploads/${opened.videoId}/cancel`);
  expect((await get(`/mux/uploads?${query}`)).body.data).toEqual([]);
});

test('when Mux fails in the middle, nothing has changed and the editor is told why', async () => {
  const videoId = await bringFilm({ title: 'Steady', film: short });
  await put(`/mux/videos/${videoId}/chapters`, { text: '0:00 A' });
  await post(`/mux/videos/${videoId}/captions`, { language: 'en', text: '00:00.000 --> 00:01.000\nA' });
  const { trackId } = await waitFor({ fact: 'the captions are ready', ask: () => findCaption(videoId, 'English') });
  const before = await snapshot(videoId);
  const attempts: (() => Promise<Answer>)[] = [
    () => put(`/mux/videos/${videoId}`, { title: 'Another' }),
    () => put(`/mux/videos/${videoId}/poster`, { time: 1 }),
    () => post(`/mux/videos/${videoId}/captions`, { language: 'fr', text: '00:00.000 --> 00:01.000\nA' }),
    () => post(`/mux/videos/${videoId}/captions/generated`, { language: 'it' }),
    () => put(`/mux/videos/${videoId}/captions/${trackId}`, { text: '00:00.000 --> 00:01.000\nB' }),
    () => remove(`/mux/videos/${videoId}/captions/${trackId}`),
    () => post(`/mux/videos/${videoId}/replacement`, {}),
    () => post(`/mux/videos/${videoId}/master`),
    () => post(`/mux/videos/${videoId}/check`),
    () => remove(`/mux/videos/${videoId}`),
    () => get('/mux/import'),
    () => post('/mux/uploads', { title: 'Never' }),
  ];
  for (const [answer, status, code] of [
    ['html', 502, 'mux-unreachable'],
    ['unauthorized', 502, 'mux-credentials'],
  ] as const) {
    setFaults({ api: { answer } });
    for (const attempt of attempts) {
      const refused = await attempt();
      expect([refused.status, codeOf(refused)], `${answer}: ${attempt}`).toEqual([status, code]);
    }
  }
  setFaults({ api: { answer: 'down' } });
  expect(codeOf(await put(`/mux/videos/${videoId}`, { title: 'Another' }))).toBe('mux-unreachable');
  setFaults({ api: { answer: 'too-many' } });
  const busy = await remove(`/mux/videos/${videoId}`);
  expect([busy.status, codeOf(busy)]).toEqual([429, 'mux-busy']);
  setFaults({});
  expect(await snapshot(videoId)).toEqual(before);
  expect((await get('/mux/videos?search=Never')).body.meta.total).toBe(0);
  expect((await remove(`/mux/videos/${videoId}`)).status).toBe(200);
});

test('every column of a video is the film’s or the video’s, so that none is forgotten when films trade places', async () => {
  const { FILM_COLUMNS } = await import('../../plugins/mux/server/src/store/takes.ts');
  const { rows } = await database().raw(
    `select column_name from information_schema.columns where table_schema = 'mux' and table_name = 'videos'`
  );
  const columns = rows.map(({ column_name: name }: { column_name: string }) => name);
  const ofVideo = [
    'id',
    'title',
    'replaces',
    'kept_until',
    'deleting_at',
    'chapters',
    'created_by',
    'created_at',
    'updated_at',
  ];
  expect(columns.toSorted()).toEqual([...FILM_COLUMNS, ...ofVideo].toSorted());
});

/** What each right opens; `videos.view` is needed to see anything. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  view: [
    'GET /videos',
    'GET /videos/ID',
    'GET /videos/ID/preview',
    'GET /videos/ID/history',
    'GET /videos/ID/captions/track',
    'GET /settings',
  ],
  upload: ['GET /uploads', 'POST /uploads', 'POST /uploads/ID/cancel'],
  edit: [
    'PUT /videos/ID',
    'POST /videos/ID/check',
    'PUT /videos/ID/poster',
    'PUT /videos/ID/chapters',
    'GET /videos/ID/master',
    'POST /videos/ID/master',
    'POST /videos/ID/captions',
    'POST /videos/ID/captions/generated',
    'PUT /videos/ID/captions/track',
    'DELETE /videos/ID/captions/track',
    'GET /import',
    'POST /import',
  ],
  replace: ['POST /videos/ID/replacement', 'DELETE /videos/ID/replacement', 'POST /videos/ID/switch-back'],
  delete: ['DELETE /videos/ID', 'POST /videos/clean'],
  settings: ['PUT /settings'],
};

test('each right opens its routes and no others, in a role that is nobody’s but the school’s', async () => {
  const tokens = new Map<string, string>([
    ['author', (await signInAdmin({ school, role: 'strapi-author' })).token],
    ['editor', editor.token],
  ]);
  for (const right of Object.keys(RIGHTS)) tokens.set(right, await signInWith({ right }));
  const opened: Record<string, string[]> = Object.fromEntries([...tokens.keys()].map((who) => [who, []]));
  for (const routes of Object.values(RIGHTS)) {
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const answers = await Promise.all(
        [...tokens].map(async ([who, token]) => {
          const url = `${school.url}/mux${path.replace('ID', randomUUID())}`;
          const hasBody = method !== 'GET' && method !== 'DELETE';
          const { status } = await call({ url, method, token, ...(hasBody ? { body: [] } : {}) });
          return { who, status };
        })
      );
      for (const { who, status } of answers) if (status !== 403) opened[who]?.push(route);
    }
  }
  expect(opened).toEqual({
    ...RIGHTS,
    author: [...(RIGHTS.view ?? []), ...(RIGHTS.upload ?? [])],
    editor: Object.entries(RIGHTS).flatMap(([right, routes]) => (right === 'settings' ? [] : routes)),
  });
});

test('a body that does not fit is a 400 that names the field, and nothing is written', async () => {
  const { videoId } = (await post('/mux/uploads', { title: 'Untouched' })).body.data;
  const before = await snapshot(videoId);
  const rules = {
    minDuration: null,
    maxDuration: null,
    minResolution: null,
    areCaptionsRequired: false,
    keepDays: 30,
    isPublicRemoved: false,
  };
  const wrong: readonly [string, string, unknown, string][] = [
    ['PUT', `/mux/videos/${videoId}`, { title: ' ' }, 'title'],
    ['PUT', `/mux/videos/${videoId}`, { title: 'x', videoId }, 'videoId'],
    ['PUT', `/mux/videos/${videoId}/poster`, { time: -1 }, 'time'],
    ['PUT', `/mux/videos/${videoId}/poster`, {}, 'time'],
    ['PUT', `/mux/videos/${videoId}/chapters`, { text: 5 }, 'text'],
    ['PUT', `/mux/videos/${videoId}/chapters`, { text: 'x'.repeat(60_000) }, 'text'],
    ['POST', `/mux/videos/${videoId}/captions`, { language: 'english!', text: 'x' }, 'language'],
    ['POST', `/mux/videos/${videoId}/captions`, { language: 'en', text: 'é'.repeat(700_000) }, 'text'],
    ['POST', `/mux/videos/${videoId}/captions`, { language: 'en', text: 'x', url: 'http://127.0.0.1' }, 'url'],
    ['POST', `/mux/videos/${videoId}/captions/generated`, { language: 'tlh' }, 'language'],
    ['PUT', `/mux/videos/${videoId}/captions/${'x'.repeat(300)}`, { text: 'x' }, 'trackId'],
    ['POST', `/mux/videos/${videoId}/replacement`, { size: '5' }, 'size'],
    ['POST', `/mux/videos/${videoId}/replacement`, { title: 'x' }, 'title'],
    ['POST', `/mux/videos/${videoId}/switch-back`, { takeId: '1' }, 'takeId'],
    ['POST', '/mux/uploads', { title: 'x', size: 0 }, 'size'],
    ['POST', '/mux/uploads', { title: 'x', lastModified: 1e300 }, 'lastModified'],
    ['POST', '/mux/videos/clean', { videoIds: [] }, 'videoIds'],
    ['POST', '/mux/videos/clean', { videoIds: [videoId, 'all'] }, 'videoIds'],
    ['POST', '/mux/videos/clean', { videoIds: Array.from({ length: 51 }, () => randomUUID()) }, 'videoIds'],
    ['POST', '/mux/import', { assetIds: ['../../system/v1/signing-keys'] }, 'assetIds'],
    ['GET', '/mux/import?cursor=%00', undefined, 'cursor'],
    ['GET', '/mux/uploads?size=-1', undefined, 'size'],
    ['GET', `/mux/videos/${videoId}/history?before=now`, undefined, 'before'],
    ['GET', `/mux/videos/${videoId}/preview?take=1`, undefined, 'take'],
    ['GET', '/mux/videos?sort=truth', undefined, 'sort'],
    ['GET', '/mux/videos?flag=none', undefined, 'flag'],
    ['GET', '/mux/videos?usage=used&usage=unused', undefined, 'usage'],
    ['GET', '/mux/videos/1', undefined, 'videoId'],
    ['PUT', '/mux/settings', { ...rules, keepDays: 0 }, 'keepDays'],
    ['PUT', '/mux/settings', { ...rules, minDuration: '5' }, 'minDuration'],
  ];
  for (const [method, path, body, field] of wrong) {
    const token = path === '/mux/settings' ? admin.token : editor.token;
    const answer = await call({ url: `${school.url}${path}`, method, token, ...(body === undefined ? {} : { body }) });
    expect(answer.status, `${method} ${path}: ${answer.text.slice(0, 200)}`).toBe(400);
    expect(answer.body.error.message).toContain(field);
  }
  expect(await snapshot(videoId)).toEqual(before);
});

test('a list is one statement, whatever is asked for', async () => {
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }) => void (sql.includes('with uses as') && statements.push(sql));
  const count = async (query: string): Promise<number> => {
    statements.length = 0;
    school.strapi.db.connection.on('query', listen);
    expect((await get(`/mux/videos?${query}`)).status).toBe(200);
    school.strapi.db.connection.removeListener('query', listen);
    return statements.length;
  };
  expect(await count('')).toBe(1);
  for (const sort of ['created', 'title', 'duration', 'size'])
    for (const direction of ['asc', 'desc'])
      expect(await count(`search=e&usage=unused&captions=without&flag=any&sort=${sort}&direction=${direction}`)).toBe(
        1
      );
});

function database() {
  return school.strapi.db.connection;
}

const ask = (method: string, path: string, body?: unknown): Promise<Answer> =>
  call({ url: `${school.url}${path}`, method, token: editor.token, body });
const get = (path: string) => ask('GET', path);
const put = (path: string, body: unknown) => ask('PUT', path, body);
const post = (path: string, body: unknown = {}) => ask('POST', path, body);
const remove = (path: string) => ask('DELETE', path);
const find = async (videoId: string) => (await get(`/mux/videos/${videoId}`)).body.data;
const codeOf = (answer: Answer): string | undefined => answer.body?.error?.details?.code;

/** An admin in a role of the school's own that has one right over videos and nothing else. */
async function signInWith({ right }: { right: string }): Promise<string> {
  const { strapi } = school;
  const role = await strapi.service('admin::role').create({ name: `May ${right}`, description: '' });
  await strapi.service('admin::role').assignPermissions(role.id, [{ action: `plugin::mux.videos.${right}` }]);
  const email = `${right}-${randomUUID()}@example.com`;
  const password = 'Test-password-1';
  await strapi
    .service('admin::user')
    .create({ email, password, firstname: 'Roy', lastname: 'Role', isActive: true, roles: [role.id] });
  const answer = await call({ url: `${school.url}/admin/login`, method: 'POST', body: { email, password } });
  if (answer.status !== 200) throw new Error(`Signing in answered ${answer.status}: ${answer.text}`);
  return answer.body.data.token;
}

/** The local Mux itself, past the CMS. */
function mux(method: string, path: string, body?: unknown): Promise<Answer> {
  const { MUX_TOKEN_ID, MUX_TOKEN_SECRET } = school.environment;
  const authorization = `Basic ${Buffer.from(`${MUX_TOKEN_ID}:${MUX_TOKEN_SECRET}`).toString('base64')}`;
  return call({ url: `${school.muxUrl}${path}`, method, headers: { authorization }, body });
}

async function setFaults(faults: object): Promise<void> {
  const answer = await mux('PUT', '/local/faults', faults);
  if (answer.status >= 300) throw new Error(`Setting faults answered ${answer.status}: ${answer.text}`);
}

/** A video with its film, ready. */
async function bringFilm({ title, film }: { title: string; film: FilmFile }): Promise<string> {
  const { videoId, uploadUrl } = (await post('/mux/uploads', { title, size: film.length })).body.data;
  await sendFilm({ uploadUrl, film });
  await waitFor({ fact: `${title} is ready`, ask: async () => (await readRow(videoId)).status === 'ready' });
  return videoId;
}

async function replaceFilm({ videoId, film }: { videoId: string; film: FilmFile }): Promise<void> {
  const { asset_id: before } = await readRow(videoId);
  const { uploadUrl } = (await post(`/mux/videos/${videoId}/replacement`)).body.data;
  await sendFilm({ uploadUrl, film });
  await waitFor({ fact: 'the new film is on', ask: async () => (await readRow(videoId)).asset_id !== before });
}

async function readRow(id: string) {
  const { rows } = await database().raw(
    `select status, asset_id, playback_id, duration, truth::text as truth from mux.videos where id = ?`,
    [id]
  );
  return rows[0];
}

async function lease({ lessonId, learner }: { lessonId: string; learner: Person }) {
  const answer = await call({ url: `${school.url}/api/mux/playback/${lessonId}`, token: learner.token });
  if (answer.status !== 200) throw new Error(`A lease answered ${answer.status}: ${answer.text}`);
  return answer.body.data;
}

/** Captions by their name, once they are ready and not changing. */
async function findCaption(videoId: string, name: string) {
  const { captions } = await find(videoId);
  return captions.find(
    (one: { name: string; status: string; isChanging: boolean }) =>
      one.name === name && one.status === 'ready' && !one.isChanging
  );
}

async function textAtMux({ videoId, trackId, playbackId }: { videoId: string; trackId: string; playbackId: string }) {
  const { tokens } = (await get(`/mux/videos/${videoId}/preview`)).body.data;
  const { MUX_STREAM_URL } = school.environment;
  return (await fetch(`${MUX_STREAM_URL}/${playbackId}/text/${trackId}.vtt?token=${tokens.playback}`)).text();
}

async function listAll() {
  const found = [];
  let next: string | null = null;
  do {
    const page: Answer = await get(`/mux/import${next ? `?cursor=${encodeURIComponent(next)}` : ''}`);
    found.push(...page.body.data);
    next = page.body.meta.next;
  } while (next);
  return found;
}

/** All that is stored about a video and its captions. */
async function snapshot(videoId: string) {
  const { rows: videos } = await database().raw(
    `select id, title, status, asset_id, playback_id, tracks::text, chapters::text, poster_time, replaces, deleting_at,
       kept_until from mux.videos where id = ? or replaces = ?`,
    [videoId, videoId]
  );
  const { rows: captions } = await database().raw(
    `select track_id, supersedes, vtt from mux.captions where asset_id = ?`,
    [videos[0].asset_id]
  );
  const { rows: actions } = await database().raw(`select count(*)::int as count from mux.actions where video_id = ?`, [
    videoId,
  ]);
  return { videos, captions, actions };
}
