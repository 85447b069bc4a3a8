import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import { afterEach, expect, test } from 'vitest';
import createMuxClient from './mux-client.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A client whose Mux is `listener`. */
async function openClient(listener: RequestListener): Promise<ReturnType<typeof createMuxClient>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      })
  );
  return clientAt({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

function clientAt({ baseUrl }: { baseUrl: string }): ReturnType<typeof createMuxClient> {
  const silent = () => undefined;
  const strapi = {
    config: { get: () => ({ baseUrl, tokenId: 'id', tokenSecret: 'secret', uploadTimeout: 3_600 }) },
    log: { warn: silent, error: silent },
  };
  return createMuxClient({ strapi: strapi as unknown as Core.Strapi });
}

/** Answers everything alike, and asks the library not to try again, so that the test does not wait for it. */
const answering =
  (status: number, body: string, type = 'application/json'): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': type, 'x-should-retry': 'false' }).end(body);
  };

const create = { videoId: 'v', title: 'Facets', corsOrigin: 'https://cms.example.com' };

async function refusalOf(promise: Promise<unknown>): Promise<{ status: number; code: string; message: string }> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason
  );
  if (!(error instanceof Refusal)) throw new Error('It was not refused', { cause: error });
  return { status: error.status, code: error.details.code, message: error.message };
}

test('an upload is asked for with signed playback only, and our id on it', async () => {
  let sent: unknown;
  let authorization: string | undefined;
  const client = await openClient((request, response) => {
    authorization = request.headers.authorization;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      sent = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      answering(201, JSON.stringify({ data: { id: 'up-1', url: 'https://upload.example.com/x', status: 'waiting' } }))(
        request,
        response
      );
    });
  });
  expect(await client.createUpload(create)).toEqual({ uploadId: 'up-1', uploadUrl: 'https://upload.example.com/x' });
  expect(authorization).toBe(`Basic ${Buffer.from('id:secret').toString('base64')}`);
  expect(sent).toEqual({
    cors_origin: 'https://cms.example.com',
    timeout: 3_600,
    new_asset_settings: {
      playback_policies: ['signed'],
      passthrough: 'v',
      meta: { title: 'Facets', external_id: 'v' },
    },
  });
});

test("what Mux says of a plan's limit reaches the editor word for word", async () => {
  const client = await openClient(
    answering(400, '{"error":{"type":"invalid_parameters","messages":["Free plan is limited to 10 assets"]}}')
  );
  expect(await refusalOf(client.createUpload(create))).toEqual({
    status: 422,
    code: 'mux-refused',
    message: 'Mux says: Free plan is limited to 10 assets',
  });
});

test('every way Mux can fail is a refusal, none a crash', async () => {
  const cases: [RequestListener, string][] = [
    [answering(401, '{"error":{"type":"unauthorized","messages":["Unauthorized request"]}}'), 'mux-credentials'],
    [answering(429, '{"errors":["Too many requests, retry later."]}'), 'mux-busy'],
    [answering(500, 'oops', 'text/plain'), 'mux-unreachable'],
    [answering(200, '<html>maintenance</html>', 'text/html'), 'mux-unreachable'],
    [answering(200, '{"data":', 'application/json'), 'mux-unreachable'],
    [answering(200, '[]'), 'mux-unreachable'],
    [answering(201, '{"data":{"id":"up-1"}}'), 'mux-unreachable'],
    [(request) => request.socket.destroy(), 'mux-unreachable'],
  ];
  for (const [listener, code] of cases) {
    const client = await openClient(listener);
    expect((await refusalOf(client.createUpload(create))).code).toBe(code);
  }
});

test('a Mux that is not there is a refusal', async () => {
  const client = clientAt({ baseUrl: 'http://127.0.0.1:9' });
  expect((await refusalOf(client.findAsset({ assetId: 'a' }))).code).toBe('mux-unreachable');
});

test("only Mux's own 404 says that something is gone", async () => {
  const gone = await openClient(answering(404, '{"error":{"type":"not_found","messages":["no"]}}'));
  expect(await gone.findAsset({ assetId: 'a' })).toBeNull();
  expect(await gone.findUpload({ uploadId: 'u' })).toBeNull();
  const proxy = await openClient(answering(404, '<html>not found</html>', 'text/html'));
  expect((await refusalOf(proxy.findAsset({ assetId: 'a' }))).code).toBe('mux-refused');
});

test("an answer is dated by Mux's clock", async () => {
  const client = await openClient((_request, response) => {
    response
      .writeHead(200, { 'content-type': 'application/json', date: 'Sun, 22 Nov 2026 12:00:00 GMT' })
      .end('{"data":{"id":"a","status":"ready"}}');
  });
  const answer = await client.findAsset({ assetId: 'a' });
  expect(Math.floor((answer?.stamp.at ?? 0) / 1_000) * 1_000).toBe(Date.parse('2026-11-22T12:00:00Z'));
  expect(answer?.body).toEqual({ id: 'a', status: 'ready' });
});
