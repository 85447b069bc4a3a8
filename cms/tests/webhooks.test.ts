import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, type Answer } from './harness/http.ts';
import {
  createRandom,
  makeHistory,
  readInOrder,
  shuffle,
  signBody,
  type ExpectedVideo,
  type MadeEvent,
} from './harness/mux-history.ts';
import { openSchool, type School } from './harness/school.ts';

/** Another seed is another storm; a failure names its own. */
const SEED = Number(process.env.STORM_SEED ?? Math.floor(Math.random() * 1_000_000));
const FILMS = Number(process.env.STORM_FILMS ?? 40);
/** Webhooks on their way at a time. */
const AT_ONCE = 12;

let school: School;

beforeAll(async () => {
  school = await openSchool();
});
afterAll(async () => school.close());

interface Sending {
  body: string;
  signature: string | undefined;
  isGenuine: boolean;
}

test(`a storm of webhooks, shuffled, repeated and every fifth forged, ends as the quiet does (seed ${SEED})`, async () => {
  const random = createRandom(SEED);
  const refusedBefore = await countRefused();
  const histories = Array.from({ length: FILMS }, (_, index) =>
    makeHistory({ uploadId: `storm-${SEED}-${index}`, random })
  );
  // One upload in twenty is nobody's; one in five becomes known only after the storm has begun.
  const kinds = histories.map((_, index) => (index % 20 === 0 ? 'unknown' : index % 5 === 1 ? 'late' : 'early'));
  const videos = new Map<number, string>();
  const adopt = async (kind: string) => {
    for (const [index, of] of kinds.entries())
      if (of === kind) videos.set(index, await adoptUpload(`storm-${SEED}-${index}`));
  };
  const sendings = shuffle({
    items: histories
      .flat()
      .flatMap((event) => [
        ...Array.from({ length: 1 + Math.floor(random() ** 3 * 5) }, () => genuine(event)),
        ...(random() < 0.5 ? [forge({ event, random })] : []),
      ]),
    random,
  });
  const half = Math.floor(sendings.length / 2);

  await adopt('early');
  const first = await sendAll(sendings.slice(0, half));
  const [second] = await Promise.all([sendAll(sendings.slice(half)), adopt('late')]);
  const answers = [...first, ...second];

  const forged = sendings.filter(({ isGenuine }) => !isGenuine).length;
  expect(forged / sendings.length).toBeGreaterThan(0.15);
  for (const [index, { status }] of answers.entries())
    expect(status, `webhook ${index}`).toBe(sendings[index]?.isGenuine ? 200 : 401);
  expect((await countRefused()) - refusedBefore).toBe(forged);

  const found: Record<string, ExpectedVideo | null> = {};
  const expected: Record<string, ExpectedVideo | null> = {};
  for (const [index, history] of histories.entries()) {
    const videoId = videos.get(index);
    found[index] = videoId ? await readVideo({ videoId }) : null;
    expected[index] = videoId ? readInOrder(history) : null;
  }
  expect(found).toEqual(expected);

  // Each event is in the inbox once; what was for us took effect, what was nobody's is kept.
  const { rows } = await database().raw(
    `select count(*)::int as events, count(*) filter (where video_id is null)::int as kept from mux.events where id like ?`,
    [`storm-${SEED}-%`]
  );
  const nobodys = histories.filter((_, index) => kinds[index] === 'unknown').flat().length;
  expect(rows[0]).toEqual({ events: histories.flat().length, kept: nobodys });
});

test('all 24 orders of the four events of a film end in one state', async () => {
  const orders = permute([
    'video.upload.asset_created',
    'video.asset.created',
    'video.asset.ready',
    'video.asset.track.ready',
  ]);
  const ends = await Promise.all(
    orders.map(async (order, index) => {
      const uploadId = `order-${index}`;
      const videoId = await adoptUpload(uploadId);
      for (const type of order) await sendAll([genuine(makeEvent({ type, uploadId }))]);
      const { status, duration, tracks } = await readVideo({ videoId });
      return { status, duration, tracks: Object.values(tracks) };
    })
  );
  expect(ends).toHaveLength(24);
  for (const end of ends) expect(end).toEqual({ status: 'ready', duration: 42, tracks: ['ready'] });
});

test('a film that is deleted before it is ready never comes back, not even by asking', async () => {
  const uploadId = `deleted-${randomUUID()}`;
  const videoId = await adoptUpload(uploadId);
  for (const type of ['video.asset.deleted', 'video.asset.ready', 'video.asset.updated', 'video.upload.asset_created'])
    await sendAll([genuine(makeEvent({ type, uploadId }))]);
  expect((await readVideo({ videoId })).status).toBe('deleted');
});

test('a film that is public as it becomes ready is flagged and told at once, and plays by its signed id', async () => {
  const uploadId = `public-${randomUUID()}`;
  const videoId = await adoptUpload(uploadId);
  const ready = makeEvent({ type: 'video.asset.ready', uploadId });
  const signed = `signed-${uploadId}`;
  // The public one stands first: place says nothing, policy does.
  const data = {
    ...ready.data,
    playback_ids: [
      { id: `open-${uploadId}`, policy: 'public' },
      { id: signed, policy: 'signed' },
    ],
  };
  const warnings: string[] = [];
  const { warn } = school.strapi.log;
  school.strapi.log.warn = ((message: unknown) => void warnings.push(String(message))) as unknown as typeof warn;
  try {
    await sendAll([
      genuine(makeEvent({ type: 'video.upload.asset_created', uploadId })),
      genuine({ ...ready, data } as MadeEvent),
    ]);
  } finally {
    school.strapi.log.warn = warn;
  }
  const { rows } = await database().raw('select is_public, playback_id from mux.videos where id = ?', [videoId]);
  expect(rows[0]).toEqual({ is_public: true, playback_id: signed });
  expect(warnings.filter((line) => line.includes(videoId))).toHaveLength(1);
});

test('a forged webhook leaves the row of its counter alone until the count is written, in one go', async () => {
  const before = await countRefused();
  const body = JSON.stringify(makeEvent({ type: 'video.asset.deleted', uploadId: 'nobody' }));
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => void statements.push(sql);
  database().on('query', note);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => send({ body, signature: 't=1,v1=00', isGenuine: false }))
  );
  database().removeListener('query', note);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect(statements.filter((sql) => sql.includes('mux.')).length).toBeLessThanOrEqual(1);
  expect(await countRefused()).toBe(before + 50);
  const { rows } = await database().raw(`select name from mux.counters where count >= 50`);
  expect(rows).toContainEqual({ name: 'webhooks-refused: too-old' });
});

function database() {
  return school.strapi.db.connection;
}

/** A video whose upload Mux calls `uploadId`, made known the way an editor's upload is. */
async function adoptUpload(uploadId: string): Promise<string> {
  const client = school.strapi.plugin('mux').service('mux-client');
  const { createUpload } = client;
  client.createUpload = async () => ({ uploadId, uploadUrl: 'https://uploads.example.com/x' });
  try {
    // The client is asked before anything is waited for.
    const opening = school.strapi.plugin('mux').service('videos').createUpload({ title: uploadId });
    client.createUpload = createUpload;
    return (await opening).videoId;
  } finally {
    client.createUpload = createUpload;
  }
}

function genuine(event: MadeEvent): Sending {
  const body = JSON.stringify(event);
  return { body, signature: sign({ body }), isGenuine: true };
}

/** An event as somebody would send it who has seen one, but not the secret. Its content would do harm if it were believed. */
function forge({ event, random }: { event: MadeEvent; random: () => number }): Sending {
  const now = Math.floor(Date.now() / 1_000);
  const harmful = { ...event, type: random() < 0.5 ? 'video.asset.deleted' : 'video.asset.ready', id: randomUUID() };
  const body = JSON.stringify(harmful);
  const signatures: [string, string | undefined][] = [
    [body, undefined],
    [body, 'nonsense'],
    [body, sign({ body, secret: 'a guess' })],
    [body, sign({ body: JSON.stringify(event) })],
    [body.slice(0, -9), sign({ body })],
    [body, sign({ body, at: now - 400 })],
    [body, sign({ body, at: now + 400 })],
    [JSON.stringify(Object.fromEntries(Object.entries(harmful).reverse())), sign({ body })],
    [body, `t=${now},v1=`],
  ];
  const [sent, signature] = signatures[Math.floor(random() * signatures.length)] ?? [body, undefined];
  return { body: sent, signature, isGenuine: false };
}

function sign({
  secret = school.environment.MUX_WEBHOOK_SECRET,
  ...rest
}: {
  body: string;
  secret?: string;
  at?: number;
}): string {
  return signBody({ ...rest, secret });
}

function send({ body, signature }: Sending): Promise<Answer> {
  const headers: Record<string, string> = signature === undefined ? {} : { 'mux-signature': signature };
  return call({ url: `${school.url}/api/mux/webhooks`, method: 'POST', body, headers });
}

/** Sends all, some at a time; the answers in the order of the sendings. */
async function sendAll(sendings: readonly Sending[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < sendings.length; index = next++)
      answers[index] = await send(sendings[index] as Sending);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

async function countRefused(): Promise<number> {
  await school.strapi.plugin('mux').service('counters').flush();
  const { rows } = await database().raw(
    `select coalesce(sum(count), 0)::int as count from mux.counters where name like 'webhooks-refused: %'`
  );
  return rows[0].count;
}

async function readVideo({ videoId }: { videoId: string }): Promise<ExpectedVideo> {
  const { rows } = await database().raw(
    `select status, asset_id as "assetId", playback_id as "playbackId", duration, tracks from mux.videos where id = ?`,
    [videoId]
  );
  const tracks: { id: string; status: string }[] = JSON.parse(rows[0].tracks);
  return { ...rows[0], tracks: Object.fromEntries(tracks.map(({ id, status }) => [id, status])) };
}

function makeEvent({ type, uploadId }: { type: string; uploadId: string }): MadeEvent {
  const assetId = `asset-${uploadId}`;
  const order = ['video.upload.asset_created', 'video.asset.created', 'video.asset.ready', 'video.asset.track.ready'];
  const asset = {
    id: assetId,
    upload_id: uploadId,
    status: type === 'video.asset.created' ? 'preparing' : 'ready',
    duration: 42,
    playback_ids: [{ id: `signed-${uploadId}`, policy: 'signed' }],
  };
  const data =
    type === 'video.upload.asset_created'
      ? { id: uploadId, status: 'asset_created', asset_id: assetId }
      : type === 'video.asset.track.ready'
        ? { id: `track-${uploadId}`, asset_id: assetId, type: 'text', status: 'ready' }
        : asset;
  return {
    id: `${type}-${uploadId}`,
    type,
    created_at: new Date(Date.parse('2026-11-22T12:00:00Z') + 1_000 * (1 + order.indexOf(type))).toISOString(),
    object: { type: 'asset', id: assetId },
    data,
  };
}

function permute<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permute([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest])
  );
}
