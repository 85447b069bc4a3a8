import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findSchool, rebuildSite } from './harness/school.ts';

const LESSONS = '/content-manager/collection-types/api::lesson.lesson';

interface Entry {
  documentId: string;
  slug: string;
}

/** The admin's own calls, as an editor. */
async function openDesk(): Promise<(method: string, path: string, body?: object) => Promise<Entry>> {
  const { cmsUrl } = findSchool();
  const answer = await fetch(`${cmsUrl}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'editor@example.com', password: 'Editor-demo-1' }),
  });
  const { data } = (await answer.json()) as { data: { token: string } };
  return async (method, path, body) => {
    const response = await fetch(`${cmsUrl}${LESSONS}${path}`, {
      method,
      headers: { authorization: `Bearer ${data.token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { data: Entry }).data;
  };
}

async function findModule(): Promise<{ moduleId: string; course: string }> {
  const { cmsUrl } = findSchool();
  const answer = await fetch(`${cmsUrl}/api/modules?populate=course&sort=position`);
  const { data } = (await answer.json()) as { data: { documentId: string; course: { slug: string } | null }[] };
  const found = data.find(({ course }) => course);
  if (!found?.course) throw new Error('The demo school has a module in a course');
  return { moduleId: found.documentId, course: found.course.slug };
}

test('a build never misses a change: drafted before one and published after it, renamed, unpublished, deleted', async () => {
  const { siteUrl } = findSchool();
  const desk = await openDesk();
  const { moduleId, course } = await findModule();
  const page = (slug: string) => `${siteUrl}/courses/${course}/${slug}/`;
  const make = () =>
    desk('POST', '', {
      title: `Change ${randomUUID().slice(0, 8)}`,
      module: { connect: [{ documentId: moduleId }] },
      position: 90,
    });
  const late = await make();
  const renamed = await make();
  const unpublished = await make();
  const deleted = await make();
  for (const { documentId } of [renamed, unpublished, deleted])
    await desk('POST', `/${documentId}/actions/publish`, {});

  await rebuildSite();
  expect((await fetch(page(late.slug))).status).toBe(404);
  for (const { slug } of [renamed, unpublished, deleted]) expect((await fetch(page(slug))).status).toBe(200);

  // Publishing keeps the draft's old `updatedAt`, from before the build: what a build that asks "since when" misses.
  await desk('POST', `/${late.documentId}/actions/publish`, {});
  const title = `Renamed ${randomUUID().slice(0, 8)}`;
  await desk('PUT', `/${renamed.documentId}`, { title });
  await desk('POST', `/${renamed.documentId}/actions/publish`, {});
  await desk('POST', `/${unpublished.documentId}/actions/unpublish`, {});
  await desk('DELETE', `/${deleted.documentId}`);

  await rebuildSite();
  expect((await fetch(page(late.slug))).status).toBe(200);
  expect(await (await fetch(page(renamed.slug))).text()).toContain(title);
  for (const { slug } of [unpublished, deleted]) expect((await fetch(page(slug))).status).toBe(404);
  const outline = await (await fetch(`${siteUrl}/courses/${course}/`)).text();
  expect(outline).toContain(title);
  expect(outline).toContain(late.slug);
  expect(outline).not.toContain(deleted.slug);

  await desk('DELETE', `/${late.documentId}`);
  await desk('DELETE', `/${renamed.documentId}`);
  await desk('DELETE', `/${unpublished.documentId}`);
  await rebuildSite();
  expect((await fetch(page(late.slug))).status).toBe(404);
});
