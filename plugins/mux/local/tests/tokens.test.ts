import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Mux from '@mux/mux-node';
import { importPKCS8, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose';
import { expect, test } from 'vitest';
import {
  createClient,
  makeFilm,
  makeFolder,
  PRIVATE_KEY,
  SIGNING_KEY,
  startMux,
  TOKEN,
  uploadFilm,
} from './harness.ts';

const now = () => Math.floor(Date.now() / 1000);
const key = await importPKCS8(PRIVATE_KEY, 'RS256');

/** A token with one thing changed. */
function sign(
  claims: Record<string, unknown>,
  { signWith = key, header = {} }: { signWith?: CryptoKey; header?: object } = {}
): Promise<string> {
  return new SignJWT({ kid: SIGNING_KEY, exp: now() + 60, ...claims })
    .setProtectedHeader({ alg: 'RS256', ...header })
    .sign(signWith);
}

async function startWithFilm() {
  const folder = await makeFolder();
  const path = await makeFilm({ path: join(folder, 'film.mp4'), seconds: 5 });
  const mux = await startMux();
  const client = createClient(mux);
  const asset = await uploadFilm({ client, path });
  const playbackId = asset.playback_ids?.[0]?.id ?? '';
  return { mux, client, asset, playbackId };
}

test('tokens of the real SDK open the film, its segments and its pictures; every address in a playlist carries the proof', async () => {
  const { mux, client, playbackId } = await startWithFilm();
  const tokens = (await client.jwt.signPlaybackId(playbackId, {
    type: ['video', 'thumbnail', 'storyboard', 'gif'],
    expiration: '1h',
  })) as Record<string, string>;

  const master = `${mux.url}/${playbackId}.m3u8?token=${tokens['playback-token']}`;
  const media = await follow(master);
  const segment = await follow(media);
  const response = await fetch(segment);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('video/mp2t');
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  for (const address of [media, segment]) expect((await fetch(address.split('?')[0] ?? '')).status).toBe(403);

  for (const [name, token, type] of [
    ['thumbnail.webp', 'thumbnail-token', 'image/webp'],
    ['thumbnail.jpg', 'thumbnail-token', 'image/jpeg'],
    ['storyboard.webp', 'storyboard-token', 'image/webp'],
    ['storyboard.jpg', 'storyboard-token', 'image/jpeg'],
    ['animated.gif', 'gif-token', 'image/gif'],
    ['animated.webp', 'gif-token', 'image/webp'],
  ] as const) {
    const image = await fetch(`${mux.url}/${playbackId}/${name}?token=${tokens[token]}`);
    expect([image.status, image.headers.get('content-type')], name).toEqual([200, type]);
    expect((await image.arrayBuffer()).byteLength, name).toBeGreaterThan(500);
  }

  const vtt = await (
    await fetch(`${mux.url}/${playbackId}/storyboard.vtt?token=${tokens['storyboard-token']}&format=webp`)
  ).text();
  const [, picture = ''] = /^(http.*)#xywh=/m.exec(vtt) ?? [];
  expect((await fetch(picture)).status).toBe(200);
  // What is not in the token is not heard.
  expect(picture).toContain('/storyboard.jpg?');
});

test('a token opens only what it was made for, only while it lasts, only as it was signed', async () => {
  const { mux, playbackId } = await startWithFilm();
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const good = await sign({ aud: 'v', sub: playbackId });
  const [head = '', body = '', signature = ''] = good.split('.');
  const later = Buffer.from(
    JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), exp: now() + 9999 })
  ).toString('base64url');
  const publicPem = createPublicKey(PRIVATE_KEY).export({ type: 'spki', format: 'pem' }).toString();
  const media = new URL(await follow(`${mux.url}/${playbackId}.m3u8?token=${good}`)).pathname;
  const segment = new URL(await follow(`${mux.url}${media}?token=${good}`)).pathname;

  const addresses = {
    v: [`/${playbackId}.m3u8`, media, segment],
    t: [`/${playbackId}/thumbnail.jpg`],
    s: [`/${playbackId}/storyboard.vtt`, `/${playbackId}/storyboard.json`, `/${playbackId}/storyboard.jpg`],
    g: [`/${playbackId}/animated.gif`],
  };
  for (const [aud, paths] of Object.entries(addresses)) {
    const wrong: Record<string, string> = {
      none: '',
      nonsense: 'abc',
      'an altered body': `${head}.${later}.${signature}`,
      'an altered signature': `${head}.${body}.${randomBytes(256).toString('base64url')}`,
      'another key': await sign({ aud, sub: playbackId }, { signWith: await importPKCS8(other, 'RS256') }),
      'an unknown key id': await sign({ aud, sub: playbackId, kid: 'nobody' }),
      'a word every object has as a key id': await sign({ aud, sub: playbackId, kid: 'constructor' }),
      'no key id': await sign({ aud, sub: playbackId, kid: undefined }),
      'two key ids': await sign({ aud, sub: playbackId }, { header: { kid: 'another' } }),
      'another audience': await sign({ aud: aud === 'v' ? 't' : 'v', sub: playbackId }),
      'several audiences': await sign({ aud: ['v', 't', 's', 'g'], sub: playbackId }),
      'another film': await sign({ aud, sub: `${playbackId}x` }),
      'no film': await sign({ aud }),
      'an end that has passed': await sign({ aud, sub: playbackId, exp: now() - 1 }),
      'no end': await sign({ aud, sub: playbackId, exp: undefined }),
      'no signature': new UnsecuredJWT({ kid: SIGNING_KEY, aud, sub: playbackId, exp: now() + 60 }).encode(),
      'the public key as a secret': await new SignJWT({ kid: SIGNING_KEY, aud, sub: playbackId, exp: now() + 60 })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(publicPem)),
      'a restriction nobody knows': await sign({ aud, sub: playbackId, playback_restriction_id: 'x' }),
    };
    for (const path of paths) {
      for (const [name, token] of Object.entries(wrong)) {
        const response = await fetch(`${mux.url}${path}?token=${token}`);
        const answer = (await response.json()) as { code: number; message: string };
        expect([response.status, answer.code], `${path} with ${name}`).toEqual([403, 7]);
      }
      expect((await fetch(`${mux.url}${path}`)).status, path).toBe(403);
      const right = await fetch(`${mux.url}${path}?token=${await sign({ aud, sub: playbackId })}`);
      expect(right.status, path).toBe(200);
      await right.arrayBuffer();
    }
  }
});

test('a key id in the header is as good as one in the claims', async () => {
  const { mux, playbackId } = await startWithFilm();
  const token = await sign({ aud: 'v', sub: playbackId, kid: undefined }, { header: { kid: SIGNING_KEY } });
  expect((await fetch(`${mux.url}/${playbackId}.m3u8?token=${token}`)).status).toBe(200);
});

test('a signing key made through the API signs tokens that open, until it is deleted', async () => {
  const { mux, client, playbackId } = await startWithFilm();
  const made = await client.system.signingKeys.create();
  expect((await client.system.signingKeys.list()).data.map(({ id }) => id)).toContain(made.id);
  const signer = new Mux({ ...TOKEN, jwtSigningKey: made.id, jwtPrivateKey: made.private_key ?? '' });
  const address = `${mux.url}/${playbackId}.m3u8?token=${await signer.jwt.signPlaybackId(playbackId)}`;
  expect((await fetch(address)).status).toBe(200);
  await client.system.signingKeys.delete(made.id);
  expect((await fetch(address)).status).toBe(403);
});

test('a signed film hears its modifiers from the token, a public one from its query', async () => {
  const { mux, client, asset, playbackId } = await startWithFilm();
  const open = await client.video.assets.createPlaybackId(asset.id, { policy: 'public' });
  const bySize = async (address: string) => readPngSize(Buffer.from(await (await fetch(address)).arrayBuffer()));

  const token = await sign({ aud: 't', sub: playbackId, width: '80', time: 2 });
  expect(await bySize(`${mux.url}/${playbackId}/thumbnail.png?token=${token}&width=40`)).toEqual([80, 45]);
  expect(await bySize(`${mux.url}/${open.id}/thumbnail.png?width=40&height=40&fit_mode=pad`)).toEqual([40, 40]);
  expect(await bySize(`${mux.url}/${open.id}/thumbnail.png?time=9999`)).toEqual([160, 90]);

  const refused = await fetch(`${mux.url}/${open.id}/thumbnail.png?fit_mode=sideways`);
  expect([refused.status, await refused.json()]).toMatchObject([400, { code: 3 }]);
  const small = await (await fetch(`${mux.url}/${open.id}.m3u8?max_resolution=72p`)).text();
  expect(small.match(/RESOLUTION=/g)).toHaveLength(1);
});

test('an unknown film is not found, a deleted playback id closes at once, one still being made is not ready', async () => {
  const { mux, client, asset, playbackId } = await startWithFilm();
  expect((await fetch(`${mux.url}/${'x'.repeat(44)}.m3u8`)).status).toBe(404);
  expect((await fetch(`${mux.url}/x.m3u8`)).status).toBe(400);
  expect((await fetch(`${mux.url}/..%2f..%2fstate/thumbnail.jpg`)).status).toBe(404);
  expect((await fetch(`${mux.url}/${playbackId}/renditions/0/..%2f..%2f..%2fsource.ts`)).status).toBe(404);

  const token = await sign({ aud: 'v', sub: playbackId });
  expect((await fetch(`${mux.url}/${playbackId}/renditions/0/99.ts?token=${token}`)).status).toBe(404);
  await client.video.assets.deletePlaybackId(asset.id, playbackId);
  expect((await fetch(`${mux.url}/${playbackId}.m3u8?token=${token}`)).status).toBe(404);

  const errored = await client.video.assets.create({
    inputs: [{ url: 'http://example.com/' }],
    playback_policies: ['public'],
  });
  expect((await fetch(`${mux.url}/${errored.playback_ids?.[0]?.id}.m3u8`)).status).toBe(412);
});

/** The first address in a playlist. */
async function follow(playlist: string): Promise<string> {
  const response = await fetch(playlist);
  expect(response.status).toBe(200);
  const entry = (await response.text()).split('\n').find((line) => line !== '' && !line.startsWith('#'));
  return new URL(entry ?? '', playlist).href;
}

/** Width and height in the header of a PNG. */
function readPngSize(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}
