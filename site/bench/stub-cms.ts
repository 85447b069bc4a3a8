import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/** A CMS with nothing behind it: answers what a site build asks in Strapi's shapes, from content that is made up. */
export interface StubCms {
  url: string;
  close: () => Promise<void>;
}

interface Size {
  courses: number;
  modulesPerCourse: number;
  lessonsPerModule: number;
}

/** Entries a page of Strapi has when nobody says. */
const PAGE_SIZE = 25;
const NOW = '2026-11-22T10:00:00.000Z';
const PROSE = 'A sentence of some length about what is seen through a loupe, and what is not. '.repeat(12);

/** Content in one language; asked for another it has none, and films it has none either. */
export async function startStubCms(size: Size): Promise<StubCms> {
  const content = makeContent(size);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://cms');
    void answer({ pathname, query: searchParams }).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type });
      response.end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => server.close(() => done())),
  };

  async function answer({ pathname, query }: { pathname: string; query: URLSearchParams }): Promise<Answer> {
    const cover = /^\/uploads\/cover-(\d+)\.jpg$/.exec(pathname);
    if (cover) return { status: 200, type: 'image/jpeg', body: await drawCover(Number(cover[1])) };
    const path = pathname.replace(/^\/api\//, '');
    // Asked once, to see whether somebody answers.
    if (path === 'content-type-builder/content-types') return json({ data: [] });
    const entries = content[path];
    if (!entries || (query.get('locale') ?? 'en') !== 'en')
      return entries && path !== 'site-setting' ? list({ entries: [], query }) : json({ data: null }, 404);
    return path === 'site-setting' ? json({ data: entries[0], meta: {} }) : list({ entries, query });
  }
}

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
}

function json(body: unknown, status = 200): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

function list({ entries, query }: { entries: readonly object[]; query: URLSearchParams }): Answer {
  const page = Number(query.get('pagination[page]') ?? 1);
  const pageSize = Math.min(100, Number(query.get('pagination[pageSize]') ?? PAGE_SIZE));
  const pageCount = Math.ceil(entries.length / pageSize);
  const meta = { pagination: { page, pageSize, pageCount, total: entries.length } };
  return json({ data: entries.slice((page - 1) * pageSize, page * pageSize), meta });
}

function makeContent({ courses, modulesPerCourse, lessonsPerModule }: Size): Record<string, object[]> {
  const dates = { createdAt: NOW, updatedAt: NOW, publishedAt: NOW, locale: 'en' };
  const named = (kind: string, id: number) => ({ id, documentId: `${kind}${id}`, name: `${kind} ${id}` });
  const titled = (kind: string, id: number) => ({ id, documentId: `${kind}${id}`, title: `The ${kind} number ${id}` });
  const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
  const modules = courses * modulesPerCourse;
  return {
    courses: count(courses).map((id) => ({
      ...titled('course', id),
      ...dates,
      slug: `course-${id}`,
      summary: PROSE.slice(0, 200),
      description: `## What it is\n\n${PROSE}\n\n- one\n- two\n\n${PROSE}`,
      outcomes: 'See colour\nSee clarity\nSee cut',
      level: 'beginner',
      access: 'members',
      position: id,
      cover: {
        ...named('cover', id),
        alternativeText: 'Stones',
        url: `/uploads/cover-${id}.jpg`,
        mime: 'image/jpeg',
        width: 1_600,
        height: 900,
        updatedAt: NOW,
      },
      categories: [named('category', 1 + (id % 3))],
      tags: [named('tag', 1 + (id % 5))],
      instructor: named('instructor', 1 + (id % 2)),
    })),
    modules: count(modules).map((id) => ({
      ...titled('module', id),
      ...dates,
      summary: PROSE.slice(0, 120),
      position: id,
      course: titled('course', Math.ceil(id / modulesPerCourse)),
    })),
    lessons: count(modules * lessonsPerModule).map((id) => ({
      ...titled('lesson', id),
      ...dates,
      slug: `lesson-${id}`,
      summary: PROSE.slice(0, 180),
      freePreview: false,
      position: id,
      minutes: 4,
      module: titled('module', Math.ceil(id / lessonsPerModule)),
    })),
    categories: count(3).map((id) => ({ ...named('category', id), ...dates, slug: `category-${id}`, description: '' })),
    tags: count(5).map((id) => ({ ...named('tag', id), ...dates, slug: `tag-${id}` })),
    instructors: count(2).map((id) => ({
      ...named('instructor', id),
      ...dates,
      slug: `instructor-${id}`,
      role: 'Gemmologist',
      bio: PROSE.slice(0, 200),
      photo: null,
    })),
    'site-setting': [
      {
        id: 1,
        documentId: 'settings',
        ...dates,
        name: 'School',
        tagline: 'Learn',
        about: PROSE,
        terms: PROSE,
        privacy: PROSE,
      },
    ],
  };
}

function drawCover(id: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${id * 37},60%,40%)"/><stop offset="1" stop-color="hsl(${id * 91},70%,70%)"/></linearGradient></defs><rect width="1600" height="900" fill="url(#g)"/><circle cx="${300 + id * 50}" cy="450" r="260" fill="white" opacity=".3"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}
