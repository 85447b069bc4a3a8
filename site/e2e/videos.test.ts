import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, signInToAdmin } from './harness/admin.ts';
import { launchBrowser, tellPlayer, waitForPlayer } from './harness/browser.ts';
import { makeFilm, padFilm } from './harness/films.ts';
import { findSchool } from './harness/school.ts';

const LIBRARY = '/admin/plugins/mux';

/** Bytes of the film that breaks off: the smallest parts of it are the largest that may be lost twice. */
const LARGE = 27_000_000;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'school-videos-'));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test('several files are sent at once; a reload and another page on the way cost next to nothing', async () => {
  const { cmsUrl } = findSchool();
  const mark = randomUUID().slice(0, 8);
  const large = join(folder, `Large ${mark}.mp4`);
  const small = join(folder, `Small ${mark}.mp4`);
  const text = join(folder, `Text ${mark}.mp4`);
  await makeFilm({ path: large, seconds: 4 });
  await padFilm({ path: large, bytes: LARGE });
  await makeFilm({ path: small, seconds: 2 });
  await writeFile(text, 'This is no film, whatever it is called.');

  const context = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const page = await context.newPage();
  await signInToAdmin({ page });
  await page.goto(`${cmsUrl}${LIBRARY}`);
  await page.getByRole('heading', { name: 'Videos', level: 1 }).waitFor();
  // Slow enough that a person could reload in the middle of it.
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const throttle = (uploadThroughput: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  await throttle(700_000);
  // What the browser was told to send of the large film, whether it arrived or not.
  const parts: number[] = [];
  const questions: string[] = [];
  page.on('request', (request) => {
    if (request.headers()['content-range'] === `bytes */${LARGE}`) questions.push(request.url());
    const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers()['content-range'] ?? '') ?? [];
    if (Number(total) === LARGE) parts.push(Number(end) - Number(start) + 1);
  });
  const warnings: string[] = [];
  page.on('dialog', (dialog) => {
    warnings.push(dialog.type());
    void dialog.accept();
  });

  await page.locator('#videos-files').setInputFiles([large, text, small]);
  const tray = page.getByRole('region', { name: 'Uploads' });
  const row = (name: string) => tray.getByRole('listitem').filter({ hasText: name });
  const waitForPercent = async (least: number) => {
    const bar = row(`Large ${mark}`).getByRole('progressbar');
    await expect
      .poll(async () => Number(await bar.getAttribute('aria-valuenow')), { timeout: 60_000 })
      .toBeGreaterThan(least);
  };
  await waitForPercent(5);

  // The text is told from a film by Mux, and in Mux's words.
  await row(`Text ${mark}`).getByText('Mux could not make a film of it.').waitFor({ timeout: 60_000 });
  await row(`Text ${mark}`).getByText('Mux says:').waitFor();

  // Another page of the admin, by its menu: it goes on.
  await page
    .getByRole('link', { name: /Content Manager/i })
    .first()
    .click();
  await page.waitForURL(/content-manager/);
  await waitForPercent(25);

  // A reload is warned of, and the same file goes on where it stopped; another one does not.
  await page.mouse.click(5, 5);
  await page.reload();
  expect(warnings).toContain('beforeunload');
  await throttle(-1);
  await row(`Large ${mark}`).getByText('Choose the same file').waitFor();
  const chooser = row(`Large ${mark}`).locator('input[type="file"]');
  await chooser.setInputFiles(small);
  await row(`Large ${mark}`).getByText('That is another file').waitFor();
  await chooser.setInputFiles(large);
  await row(`Large ${mark}`).getByText('The film is ready.').waitFor({ timeout: 120_000 });
  // Asked what is there, and sent no more than that.
  expect(questions.length).toBeGreaterThanOrEqual(1);
  expect(parts.reduce((sum, part) => sum + part, 0) / LARGE).toBeLessThanOrEqual(1.02);

  // All three are in the library, found by title.
  await page.goto(`${cmsUrl}${LIBRARY}?search=${mark}`);
  for (const name of ['Large', 'Text', 'Small']) await page.getByRole('link', { name: `${name} ${mark}` }).waitFor();
  // Nothing shows them, so they can go all at once.
  await page.getByRole('button', { name: 'Select the 3 unused' }).click();
  await page.getByRole('button', { name: 'Delete 3 unused videos' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('3 videos were deleted.').waitFor({ timeout: 60_000 });
  await page.getByText('No video is like that.').waitFor();
  await context.close();
});

test('a film is replaced, gets captions and chapters, while a learner is in the middle of it', async () => {
  const { cmsUrl, siteUrl } = findSchool();
  const mark = randomUUID().slice(0, 8);
  const film = join(folder, `Next ${mark}.mp4`);
  await makeFilm({ path: film, seconds: 30 });
  const { lessonUrl, videoId, title } = await findLessonWithFilm();

  const hall = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const learner = await hall.newPage();
  await register({ page: learner, email: `videos-${mark}@example.com` });
  await learner.goto(lessonUrl);
  const before = await waitForPlayer(learner, { fact: 'the film is loaded', is: ({ duration }) => duration > 0 });
  await tellPlayer(learner, { rate: 0.25, play: true });
  await waitForPlayer(learner, { fact: 'it plays', is: ({ currentTime }) => currentTime > 0.5 });
  // Whatever takes the film away from the player is noticed.
  await learner.evaluate(() => {
    const player = document.querySelector('mux-player');
    for (const event of ['emptied', 'error']) {
      player?.addEventListener(event, () => player.setAttribute('data-interrupted', event));
    }
  });

  const office = await browser.newContext({ viewport: { width: 1366, height: 900 } });
  const admin = await office.newPage();
  await signInToAdmin({ page: admin });
  await admin.goto(`${cmsUrl}${LIBRARY}/${videoId}`);
  await admin.locator('#replacement-file').setInputFiles(film);
  await admin.getByText('Earlier film').waitFor({ timeout: 120_000 });

  // The learner has noticed nothing, and goes on.
  const during = await waitForPlayer(learner, { fact: 'it still plays', is: ({ paused }) => !paused });
  await waitForPlayer(learner, {
    fact: 'time and frames go on',
    is: ({ currentTime, frames }) => currentTime > during.currentTime + 0.5 && frames > during.frames,
  });
  expect(Math.abs(during.duration - before.duration)).toBeLessThan(1);
  expect(
    await learner.evaluate(() => document.querySelector('mux-player')?.getAttribute('data-interrupted'))
  ).toBeNull();

  // Captions from an SRT file, and chapters whose mistake is named by its line.
  const captions = join(folder, 'captions.srt');
  await writeFile(captions, '1\n00:00:01,000 --> 00:00:20,000\nA stone is weighed\n');
  const name = `Weights ${mark}`;
  await admin.getByLabel('Name (optional)').fill(name);
  await admin.locator('input[data-captions="file"]').setInputFiles(captions);
  await admin.getByRole('button', { name: `Edit: “${name}”` }).waitFor({ timeout: 60_000 });
  const lines = admin.getByLabel('Lines');
  await lines.fill('0:00 Weight\nColour');
  await admin.getByText('Line 2:').waitFor();
  await lines.fill('0:00 Weight\n0:15 Colour');
  await saveOf(lines).click();
  await admin.getByText('Chapters changed').waitFor();

  // The next visit has the new film, with both.
  await learner.goto(siteUrl);
  await learner.goto(lessonUrl);
  await waitForPlayer(learner, { fact: 'the new film is on', is: ({ duration }) => Math.abs(duration - 30) < 1 });
  await expect
    .poll(() => readTracks(learner))
    .toEqual(expect.arrayContaining([`subtitles en ${name}`, expect.stringMatching(/^chapters/)]));

  // It is shown in a lesson, so it stays; the refusal says where.
  await admin.getByRole('button', { name: 'Delete', exact: true }).first().click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
  const refusal = admin.getByRole('alert').filter({ hasText: title });
  await refusal.waitFor();

  // And back to the earlier film, as it was.
  await admin
    .getByRole('button', { name: /^Delete: / })
    .first()
    .click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
  await admin.getByText('There are no captions.').waitFor();
  await lines.fill('');
  await saveOf(lines).click();
  await admin.getByRole('button', { name: 'Switch back to it' }).click();
  await admin.getByText('Switched back to an earlier film').waitFor({ timeout: 60_000 });
  await hall.close();
  await office.close();
});

/** The button that saves the form a field is in. */
function saveOf(field: ReturnType<Page['getByLabel']>): ReturnType<Page['getByLabel']> {
  return field.locator('xpath=ancestor::form').getByRole('button', { name: 'Save' });
}

/** Kind, language and label of the tracks the player has. */
function readTracks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const player = document.querySelector('mux-player') as unknown as HTMLVideoElement | null;
    return [...(player?.textTracks ?? [])].map(({ kind, language, label }) => `${kind} ${language} ${label}`);
  });
}

/** A lesson for members that has a page and a film that was never replaced, and its video. */
async function findLessonWithFilm(): Promise<{ lessonUrl: string; videoId: string; title: string }> {
  const { cmsUrl, siteUrl } = findSchool();
  const desk = await openDesk();
  const answer = await fetch(
    `${cmsUrl}/api/lessons?populate[module][populate][course]=true&pagination[pageSize]=100&sort=position:desc`
  );
  const { data } = (await answer.json()) as {
    data: {
      documentId: string;
      slug: string;
      title: string;
      module: { course: { slug: string; access: string } | null } | null;
    }[];
  };
  for (const { documentId, slug, title, module } of data) {
    if (module?.course?.access !== 'members') continue;
    const lessonUrl = `${siteUrl}/courses/${module.course.slug}/${slug}/`;
    const lesson = (await desk('GET', `/content-manager/collection-types/api::lesson.lesson/${documentId}`)) as {
      video: string | null;
    };
    if (lesson.video === null || !(await fetch(lessonUrl)).ok) continue;
    const video = (await desk('GET', `/mux/videos/${lesson.video}`)) as {
      status: string;
      takes: unknown[];
    };
    if (video.status === 'ready' && video.takes.length === 0) return { lessonUrl, videoId: lesson.video, title };
  }
  throw new Error("The demo school has a members' lesson with a film");
}

async function register({ page, email }: { page: Page; email: string }): Promise<void> {
  await page.goto(`${findSchool().siteUrl}/register/`);
  await page.getByLabel('First name').fill('Vera');
  await page.getByLabel('Last name').fill('Viewer');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('Videos-learner-1');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/register'));
}
