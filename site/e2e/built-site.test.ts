import { readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findFreeLesson } from './harness/learners.ts';
import { findSchool } from './harness/school.ts';
import { findFaults, readThings } from './harness/structured-data.ts';

/** Gives the demo learner every course, so that all gated bodies can be read. */
async function grantEverything(): Promise<void> {
  const { cmsUrl } = findSchool();
  const json = { 'content-type': 'application/json' };
  const login = await fetch(`${cmsUrl}/admin/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email: 'editor@example.com', password: 'Editor-demo-1' }),
  });
  const { data } = (await login.json()) as { data: { token: string } };
  const headers = { ...json, authorization: `Bearer ${data.token}` };
  const learners = (await (
    await fetch(`${cmsUrl}/access/learners?search=learner%40example.com`, { headers })
  ).json()) as { data: { id: number }[] };
  const courses = (await (await fetch(`${cmsUrl}/api/courses`)).json()) as { data: { documentId: string }[] };
  for (const { documentId } of courses.data) {
    const answer = await fetch(`${cmsUrl}/access/grants`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        userId: learners.data[0]?.id,
        scope: 'course',
        courseId: documentId,
        reason: 'Reads everything in a test',
      }),
    });
    if (!answer.ok) throw new Error(`Granting answered ${answer.status}: ${await answer.text()}`);
  }
}

/** Words of the demo school that stand in gated bodies and nowhere else; asked of the running CMS as an entitled learner. */
async function readGatedBodies(): Promise<{ canaries: string[]; videoIds: string[] }> {
  const { cmsUrl } = findSchool();
  const session = (await (
    await fetch(`${cmsUrl}/api/auth/local`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: 'learner@example.com', password: 'Learner-demo-1' }),
    })
  ).json()) as { jwt: string };
  const headers = { authorization: `Bearer ${session.jwt}` };
  const lessons = (await (await fetch(`${cmsUrl}/api/lessons?pagination[pageSize]=100`)).json()) as {
    data: { documentId: string }[];
  };
  const canaries: string[] = [];
  const videoIds: string[] = [];
  for (const { documentId } of lessons.data) {
    const content = await fetch(`${cmsUrl}/api/access/lessons/${documentId}/content`, { headers });
    if (!content.ok) throw new Error(`The content of ${documentId} answered ${content.status}`);
    const { data } = (await content.json()) as { data: { html: string; files: { name: string }[] } };
    // Pieces of the text between its tags: what a page or an index would hold of it, however it is written there.
    canaries.push(
      ...data.html
        .split(/<[^>]*>|\n/)
        .map((line) => line.trim())
        .filter((line) => line.length >= 40 && !/[&*_`[\]|]/.test(line))
        .map((line) => line.slice(0, 60))
    );
    canaries.push(...data.files.map(({ name }) => name));
    const lease = await fetch(`${cmsUrl}/api/mux/playback/${documentId}`, { headers });
    if (lease.ok) videoIds.push(((await lease.json()) as { data: { playbackId: string } }).data.playbackId);
  }
  return { canaries, videoIds };
}

async function readEveryFile(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    files.set(path, (path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('latin1'));
  }
  return files;
}

test('no line of a gated body, no gated file, no playback id and no secret is in any built file', async () => {
  const { environment } = findSchool();
  await grantEverything();
  const { canaries, videoIds } = await readGatedBodies();
  expect(canaries.length).toBeGreaterThan(20);
  expect(videoIds.length).toBeGreaterThan(5);
  const secrets = Object.values(
    JSON.parse(await readFile(join(environment.DATA_DIR ?? '', 'secrets.json'), 'utf8')) as Record<string, string>
  );

  const files = await readEveryFile(await realpath(join(environment.DATA_DIR ?? '', 'site', 'current')));
  expect(files.size).toBeGreaterThan(50);
  // The search would find something: a public title is in there.
  expect([...files.values()].some((text) => text.includes('Diamond District'))).toBe(true);
  for (const needle of [...canaries, ...videoIds, ...secrets, 'eyJhbGciOi']) {
    const bytes = Buffer.from(needle, 'utf8').toString('latin1');
    const where = [...files].filter(([, text]) => text.includes(bytes)).map(([path]) => path);
    expect(where, needle.slice(0, 40)).toEqual([]);
  }
});

test('the site answers on IPv4 and IPv6, with its security headers, and says 404 for what is not there', async () => {
  const { siteUrl, muxUrl } = findSchool();
  for (const url of [siteUrl, muxUrl]) {
    const { port } = new URL(url);
    for (const host of ['127.0.0.1', '[::1]'])
      expect((await fetch(`http://${host}:${port}/`)).status, `${host}:${port}`).toBeLessThan(500);
  }
  const home = await fetch(siteUrl);
  const policy = home.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy.split(';').find((part) => part.trim().startsWith('script-src'))).not.toContain('unsafe-inline');
  expect(home.headers.get('x-content-type-options')).toBe('nosniff');
  expect(home.headers.get('referrer-policy')).toBeTruthy();
  // A range that ends before it begins is a mistake of the caller, not the end of the server.
  expect((await fetch(siteUrl, { headers: { range: 'bytes=5-2' } })).status).toBeLessThan(500);
  expect((await fetch(siteUrl)).status).toBe(200);
  const missing = await fetch(`${siteUrl}/courses/there-is-no-such-course/`);
  expect(missing.status).toBe(404);
  expect(await missing.text()).toContain('This page does not exist');
});

/** Addresses of the sitemap. */
async function listPages(): Promise<string[]> {
  const sitemap = await (await fetch(`${findSchool().siteUrl}/sitemap.xml`)).text();
  return [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url ?? '');
}

test('what search engines are told is whole: each listed page is there, says who it is, and tells valid things', async () => {
  const { siteUrl } = findSchool();
  expect(await (await fetch(`${siteUrl}/robots.txt`)).text()).toContain(`Sitemap: ${siteUrl}/sitemap.xml`);
  const listed = await listPages();
  expect(listed).toEqual(expect.arrayContaining([`${siteUrl}/`, `${siteUrl}/courses/`, `${siteUrl}/es/`]));
  expect(listed.filter((url) => /account|login|register|my-learning|notes|styleguide|password/.test(url))).toEqual([]);

  const told = new Map<string, string[]>();
  for (const url of listed) {
    const answer = await fetch(url);
    expect(answer.status, url).toBe(200);
    const html = await answer.text();
    const things = readThings(html);
    expect(
      things.flatMap((thing) => findFaults(thing)),
      url
    ).toEqual([]);
    told.set(
      url,
      things.map((thing) => String(thing['@type']))
    );
    for (const name of ['description', 'twitter:card']) expect(html, `${url} ${name}`).toContain(`name="${name}"`);
    for (const name of ['og:title', 'og:description', 'og:image', 'og:url'])
      expect(html, url).toContain(`property="${name}"`);
  }
  const free = (await findFreeLesson()).address;
  expect(told.get(free)).toEqual(['BreadcrumbList', 'VideoObject']);
  expect(told.get(free.replace(/[^/]+\/$/, ''))).toEqual(['Course', 'BreadcrumbList']);
  // Of a film that is not for everyone nothing is told, in no language.
  const [, twin] = /hreflang="es" href="([^"]+)"/i.exec(await (await fetch(free)).text()) ?? [];
  const gated = [...told].filter(([url]) => /\/courses\/[^/]+\/[^/]+\/$/.test(url) && url !== free && url !== twin);
  expect(gated.length).toBeGreaterThan(5);
  expect(gated.filter(([, types]) => types.includes('VideoObject'))).toEqual([]);
});

test('the picture a course is shared with is there, as large as it says', async () => {
  const course = (await findFreeLesson()).address.replace(/[^/]+\/$/, '');
  const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(await (await fetch(course)).text()) ?? [];
  const picture = await fetch(address);
  expect(picture.headers.get('content-type')).toBe('image/jpeg');
  expect(picture.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${findSchool().siteUrl}/share.png`)).headers.get('content-type')).toBe('image/png');
});

test('the not-found page is in the language of what was asked for', async () => {
  const { siteUrl } = findSchool();
  const answer = await fetch(`${siteUrl}/es/no-hay-nada/`);
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('lang="es"')]);
});
