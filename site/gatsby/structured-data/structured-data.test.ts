import { expect, test } from 'vitest';
import { describeCourse, toDuration, type CourseFacts } from './describe-course.ts';
import { describeFilm } from './describe-film.ts';
import { describeWay, toScriptText } from './describe-way.ts';
import { readPublicFilm } from './read-public-film.ts';

const COURSE: CourseFacts = {
  name: 'Grading',
  description: 'How stones are graded.',
  url: 'https://school.example/courses/grading/',
  language: 'en',
  image: null,
  access: 'members',
  level: 'beginner',
  minutes: 75,
  outcomes: ['See colour'],
  instructor: 'Ada',
  modifiedAt: '2026-11-01T00:00:00.000Z',
  school: { name: 'School', url: 'https://school.example/' },
};

test.each([
  [59, 'PT59S'],
  [60, 'PT1M'],
  [3_723, 'PT1H2M3S'],
  [0.2, 'PT1S'],
])('%d seconds are %s', (seconds, text) => expect(toDuration({ seconds })).toBe(text));

test('a members’ course is offered free, as the site says; of one by invitation nothing is promised', () => {
  expect(describeCourse(COURSE)).toMatchObject({ isAccessibleForFree: true, offers: { category: 'Free' } });
  const granted = describeCourse({ ...COURSE, access: 'granted' });
  expect(granted).toMatchObject({ isAccessibleForFree: false });
  expect(granted).not.toHaveProperty('offers');
});

test('a course without films says nothing of its length', () => {
  expect(JSON.stringify(describeCourse({ ...COURSE, minutes: 0 }))).not.toContain('courseWorkload');
});

test('chapters are clips that end where the next one begins', () => {
  const film = {
    duration: 90.5,
    chapters: [
      { from: 0, title: 'Begin' },
      { from: 30, title: 'Go on' },
    ],
  };
  const facts = { name: 'A', description: '', url: 'https://x/', language: 'en', thumbnail: 'https://x/a.jpg' };
  expect(describeFilm({ ...facts, uploadedAt: '2026-01-01', film })).toMatchObject({
    duration: 'PT1M31S',
    hasPart: [
      { name: 'Begin', startOffset: 0, endOffset: 30, url: 'https://x/?t=0' },
      { name: 'Go on', startOffset: 30, endOffset: 90 },
    ],
  });
});

test('the way counts from one', () => {
  expect(describeWay([{ name: 'Courses', url: 'https://x/' }])).toMatchObject({
    itemListElement: [{ position: 1, name: 'Courses', item: 'https://x/' }],
  });
});

test('no title ends the script it stands in', () => {
  const text = toScriptText([{ name: '</script><script>alert(1)</script>&amp;' }]);
  expect(text).not.toMatch(/[<>&]/);
  expect(JSON.parse(text)).toEqual([{ name: '</script><script>alert(1)</script>&amp;' }]);
});

test('of a lease only the length and the chapters are taken', async () => {
  const data = {
    playbackId: 'secret-id',
    src: 'https://stream/secret-id?token=secret',
    duration: 60,
    chapters: [
      { from: 0.4, title: 'Begin' },
      { from: 0.9, title: 'Twice at the same second' },
      { from: 61, title: 'After the end' },
    ],
  };
  const film = await readPublicFilm({
    cmsUrl: 'http://cms',
    lessonId: 'a b',
    fetch: async (address, init) => {
      expect(String(address)).toBe('http://cms/api/mux/playback/a%20b');
      expect(new Headers(init?.headers).has('authorization')).toBe(false);
      return Response.json({ data });
    },
  });
  expect(film).toEqual({ duration: 60, chapters: [{ from: 0, title: 'Begin' }] });
});

test.each([
  [401, null],
  [404, null],
  [429, 'busy'],
])('a film that is refused with %d is %s', async (status, film) => {
  const fetch = async () => Response.json({ data: null, error: {} }, { status });
  expect(await readPublicFilm({ cmsUrl: 'http://cms', lessonId: 'a', fetch })).toBe(film);
});
