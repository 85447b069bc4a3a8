import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Mux from '@mux/mux-node';
import { expect, onTestFinished, test } from 'vitest';
import {
  createClient,
  findPort,
  listen,
  makeFilm,
  makeFolder,
  send,
  startMux,
  startReceiver,
  stop,
  waitFor,
  type Received,
} from './harness.ts';

const require = createRequire(import.meta.url);
const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));
const CONTRACTS = resolve(CHECKOUT, process.env.CONTRACTS_DIR ?? '../shared/contracts');
const SPEC = join(CONTRACTS, 'mux', 'mux-video-openapi.json');
const hasSpec = existsSync(SPEC);

if (!hasSpec) {
  process.stdout.write("The local Mux was not checked against Mux's OpenAPI file: it is not in CONTRACTS_DIR.\n");
}

// In CI the file must be there: a suite that quietly checks nothing would look like one that passes. Where a CI cannot
// have it, `CONTRACTS_DIR=none` says so openly.
const mustRun = process.env.CI === 'true' && process.env.CONTRACTS_DIR !== 'none';
test.skipIf(!hasSpec && !mustRun)(
  "every operation, walked by the real SDK, is as Mux's OpenAPI file says",
  async () => {
    expect(hasSpec, 'CONTRACTS_DIR must name the folder that holds mux/mux-video-openapi.json').toBe(true);
    const folder = await makeFolder();
    const captions = join(folder, 'a.srt');
    await writeFile(captions, '1\n00:00:00,500 --> 00:00:01,500\nHello there\n');
    const path = await makeFilm({ path: join(folder, 'film.mp4'), captions });
    const receiver = await startReceiver();
    const mux = await startMux({ webhookUrl: receiver.url });
    const between = await startTamperer({ upstream: mux.url });
    const { url } = await startPrism({ upstream: between.url });
    const client = createClient({ url });

    await walkSystem({ client });
    const asset = await walkUploads({ client, path, origin: mux.url });
    await walkAssets({ client, assetId: asset.id });
    await walkTracks({ client, assetId: asset.id, captions });
    await walkPlaybackIds({ client, assetId: asset.id });
    await walkFiles({ client, assetId: asset.id });
    await walkRestrictions({ client });
    await walkErrors({ client });

    // The judge is awake: it refuses a request and an answer that do not fit.
    await expect(client.video.uploads.create({} as Mux.Video.UploadCreateParams)).rejects.toMatchObject({
      status: 422,
    });
    between.isTampering = true;
    await expect(client.video.assets.retrieve(asset.id)).rejects.toMatchObject({ status: 500 });
    between.isTampering = false;

    await client.video.assets.delete(asset.id);
    await waitFor(() => (receiver.types().includes('video.asset.deleted') ? true : undefined));
    checkWebhooks(receiver.received);
  }
);

async function walkSystem({ client }: { client: Mux }): Promise<void> {
  expect((await client.system.utilities.whoami()).environment_name).toBe('Local');
  const key = await client.system.signingKeys.create();
  expect(await client.system.signingKeys.retrieve(key.id)).toMatchObject({ id: key.id });
  expect((await client.system.signingKeys.list()).data).toHaveLength(2);
  await client.system.signingKeys.delete(key.id);
}

async function walkUploads({
  client,
  path,
  origin,
}: {
  client: Mux;
  path: string;
  origin: string;
}): Promise<Mux.Video.Asset> {
  const cancelled = await client.video.uploads.create({ cors_origin: '*', timeout: 120, test: true });
  await client.video.uploads.cancel(cancelled.id);
  const upload = await client.video.uploads.create({
    cors_origin: 'https://admin.example.com',
    new_asset_settings: {
      playback_policies: ['signed', 'public'],
      passthrough: 'lesson-1',
      meta: { title: 'A film', external_id: 'video-1' },
      video_quality: 'plus',
      inputs: [{ generated_subtitles: [{ language_code: 'es', name: 'Español' }] }],
    },
  });
  expect((await client.video.uploads.list({ limit: 1 })).data.map(({ id }) => id)).toEqual([upload.id]);
  // The bytes do not go through the judge: its file knows the API only.
  await send({ url: `${origin}${new URL(upload.url ?? '').pathname}`, path });
  const { asset_id: assetId } = await client.video.uploads.retrieve(upload.id);
  return waitFor(async () => {
    const asset = await client.video.assets.retrieve(assetId ?? '');
    return asset.tracks?.filter(({ type, status }) => type === 'text' && status === 'ready').length === 2
      ? asset
      : undefined;
  });
}

async function walkAssets({ client, assetId }: { client: Mux; assetId: string }): Promise<void> {
  const fetched = await client.video.assets.create({
    inputs: [{ url: 'http://example.com/film.mp4' }],
    playback_policies: ['public'],
  });
  await waitFor(async () => ((await client.video.assets.retrieve(fetched.id)).status === 'errored' ? true : undefined));
  const seen: string[] = [];
  for await (const asset of client.video.assets.list({ limit: 1 })) seen.push(asset.id);
  expect(seen).toEqual([fetched.id, assetId]);
  const changed = await client.video.assets.update(assetId, {
    passthrough: 'lesson-2',
    meta: { title: 'B' },
    thumbnail_time: 1.5,
  });
  expect(changed).toMatchObject({ passthrough: 'lesson-2', meta: { title: 'B' }, thumbnail_time: 1.5 });
  await client.video.assets.deleteThumbnailTime(assetId);
  const [input] = await client.video.assets.retrieveInputInfo(assetId);
  expect(input?.file?.tracks?.map(({ type }) => type)).toEqual(['video', 'audio', 'text']);
}

async function walkTracks({
  client,
  assetId,
  captions,
}: {
  client: Mux;
  assetId: string;
  captions: string;
}): Promise<void> {
  const files = createServer((_request, response) => response.end(readFileSync(captions)));
  const port = await listen(files);
  onTestFinished(() => stop(files));
  const add = (name: string, url: string) =>
    client.video.assets.createTrack(assetId, {
      url,
      type: 'text',
      text_type: 'subtitles',
      language_code: 'de-AT',
      name,
      closed_captions: true,
    });
  const track = await add('Deutsch', `http://127.0.0.1:${port}/a.srt`);
  const missing = await add('Nobody', 'http://127.0.0.1:1/a.srt');
  const status = async (id?: string) =>
    (await client.video.assets.retrieve(assetId)).tracks?.find((known) => known.id === id)?.status;
  await waitFor(async () =>
    (await status(track.id)) === 'ready' && (await status(missing.id)) === 'errored' ? true : undefined
  );
  await expect(add('Deutsch', `http://127.0.0.1:${port}/a.srt`)).rejects.toMatchObject({ status: 400 });
  await client.video.assets.updateTrack(assetId, track.id ?? '', { name: 'Deutsch (AT)' });
  await client.video.assets.deleteTrack(assetId, track.id ?? '');
  expect(await status(track.id)).toBeUndefined();
  const sound = (await client.video.assets.retrieve(assetId)).tracks?.find(({ type }) => type === 'audio');
  const made = await client.video.assets.generateSubtitles(assetId, sound?.id ?? '', {
    generated_subtitles: [{ language_code: 'fr' }],
  });
  expect(made).toMatchObject([{ language_code: 'fr', text_source: 'generated_vod' }]);
}

async function walkPlaybackIds({ client, assetId }: { client: Mux; assetId: string }): Promise<void> {
  const playback = await client.video.assets.createPlaybackId(assetId, { policy: 'signed' });
  expect(await client.video.assets.retrievePlaybackId(assetId, playback.id)).toEqual(playback);
  expect(await client.video.playbackIds.retrieve(playback.id)).toMatchObject({
    object: { type: 'asset', id: assetId },
  });
  await client.video.assets.deletePlaybackId(assetId, playback.id);
}

async function walkFiles({ client, assetId }: { client: Mux; assetId: string }): Promise<void> {
  expect((await client.video.assets.updateMasterAccess(assetId, { master_access: 'temporary' })).master).toMatchObject({
    status: 'ready',
  });
  expect((await client.video.assets.updateMasterAccess(assetId, { master_access: 'none' })).master_access).toBe('none');
  const file = await client.video.assets.createStaticRendition(assetId, { resolution: 'highest', passthrough: 'x' });
  await client.video.assets.createStaticRendition(assetId, { resolution: '2160p' });
  await waitFor(async () =>
    (await client.video.assets.retrieve(assetId)).static_renditions?.files?.every(
      ({ status }) => status !== 'preparing'
    )
      ? true
      : undefined
  );
  await client.video.assets.deleteStaticRendition(assetId, file.id ?? '');
}

async function walkRestrictions({ client }: { client: Mux }): Promise<void> {
  const { id } = await client.video.playbackRestrictions.create({
    referrer: { allowed_domains: ['school.example'] },
    user_agent: { allow_no_user_agent: false, allow_high_risk_user_agent: false },
  });
  await client.video.playbackRestrictions.updateReferrer(id, { allowed_domains: ['*.school.example'] });
  await client.video.playbackRestrictions.updateUserAgent(id, {
    allow_no_user_agent: true,
    allow_high_risk_user_agent: true,
  });
  expect(await client.video.playbackRestrictions.retrieve(id)).toMatchObject({
    referrer: { allowed_domains: ['*.school.example'] },
    user_agent: { allow_no_user_agent: true },
  });
  expect((await client.video.playbackRestrictions.list()).data).toHaveLength(1);
  await client.video.playbackRestrictions.delete(id);
}

async function walkErrors({ client }: { client: Mux }): Promise<void> {
  const error = await client.video.assets.retrieve('x'.repeat(44)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ status: 404, error: { error: { type: 'not_found' } } });
}

/** Every webhook that came fits the schema the file has for its type. */
function checkWebhooks(received: readonly Received[]): void {
  const ajv = loadValidator();
  ajv.addSchema(JSON.parse(readFileSync(SPEC, 'utf8')) as object, 'spec');
  const types = new Set<string>();
  for (const { body } of received) {
    const event = JSON.parse(body) as { type: string };
    const where = `spec#/webhooks/${event.type}/post/requestBody/content/application~1json/schema`;
    const validate = ajv.getSchema(where);
    expect(validate, `${event.type} is a webhook of Mux's`).toBeDefined();
    expect(validate?.(event), `${event.type}: ${JSON.stringify(validate?.errors)}`).toBe(true);
    types.add(event.type);
  }
  expect([...types].toSorted()).toEqual([
    'video.asset.created',
    'video.asset.deleted',
    'video.asset.errored',
    'video.asset.master.deleted',
    'video.asset.master.ready',
    'video.asset.ready',
    'video.asset.static_rendition.created',
    'video.asset.static_rendition.deleted',
    'video.asset.static_rendition.ready',
    'video.asset.static_rendition.skipped',
    'video.asset.track.created',
    'video.asset.track.deleted',
    'video.asset.track.errored',
    'video.asset.track.ready',
    'video.asset.updated',
    'video.upload.asset_created',
    'video.upload.cancelled',
    'video.upload.created',
  ]);
}

interface Validator {
  addSchema: (schema: object, key: string) => void;
  getSchema: (key: string) => (((value: unknown) => boolean) & { errors?: unknown }) | undefined;
}

/** The JSON Schema validator that Prism itself uses. */
function loadValidator(): Validator {
  const ofPrism = createRequire(require.resolve('@stoplight/prism-cli/package.json'));
  const ofPrismHttp = createRequire(ofPrism.resolve('@stoplight/prism-http/package.json'));
  const { default: Ajv } = ofPrismHttp('ajv/dist/2020') as { default: new (options: object) => Validator };
  return new Ajv({ strict: false, validateFormats: false, allErrors: true });
}

/** Prism between the SDK and the local Mux; it answers 422 or 500 where the file is violated. */
async function startPrism({ upstream }: { upstream: string }): Promise<{ url: string }> {
  const port = await findPort();
  const prism = require.resolve('@stoplight/prism-cli/dist/index.js');
  const child = spawn(
    process.execPath,
    [prism, 'proxy', '--errors', '--host', '127.0.0.1', '--port', String(port), SPEC, upstream],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('is listening')) ready();
    });
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.once('close', (code) => fail(new Error(`Prism ended with ${code}: ${stderr}`)));
  });
  return { url: `http://127.0.0.1:${port}` };
}

/** Passes everything on; when told to, with one word of the answers changed to one that Mux does not know. */
async function startTamperer({ upstream }: { upstream: string }): Promise<{ url: string; isTampering: boolean }> {
  const tamperer = { url: '', isTampering: false };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { authorization = '', 'content-type': type = 'application/json' } = request.headers;
    const answer = await fetch(`${upstream}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { authorization, 'content-type': type },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const text = await answer.text();
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? type });
    response.end(tamperer.isTampering ? text.replace('"status":"ready"', '"status":"nonsense"') : text);
  });
  tamperer.url = `http://127.0.0.1:${await listen(server)}`;
  onTestFinished(() => stop(server));
  return tamperer;
}
