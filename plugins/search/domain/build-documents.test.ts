import { expect, test } from 'vitest';
import { buildCourse, buildLesson, chooseDictionary, toWords } from './build-documents.ts';

const COURSE = {
  courseId: 'c',
  locale: 'es',
  courseSlug: 'piano',
  title: 'Piano fácil',
  names: ['Ana Ruiz', 'Música'],
};
const LESSON = {
  lessonId: 'l',
  moduleId: 'm',
  courseId: 'c',
  locale: 'en',
  courseSlug: 'piano',
  lessonSlug: 'hammers',
  title: 'Hammers',
  courseTitle: 'Piano',
  moduleTitle: 'Inside',
  summary: 'What strikes the strings.',
  videoId: 'v',
};

test('a course is found by its title most, by its teacher and subjects, by its description least', () => {
  const document = buildCourse({ ...COURSE, summary: 'Toca\n*hoy*.', outcomes: null, description: '# Para todos' });
  expect(document).toMatchObject({
    dictionary: 'spanish',
    strong: 'piano facil',
    middle: 'toca hoy ana ruiz musica',
    weak: 'para todos',
    names: 'piano facil ana ruiz musica',
    publicText: 'Toca *hoy*. Para todos:',
    gatedText: null,
  });
});

test('what is gated of a lesson is in no field that anyone may be shown or find it by', () => {
  const { gatedText, gatedWords, ...rest } = buildLesson({
    source: { ...LESSON, body: 'The *secret* escapement.' },
    isOpen: false,
  });
  expect([gatedText, gatedWords]).toEqual(['The secret escapement.', 'the secret escapement']);
  expect(JSON.stringify(rest)).not.toContain('secret');
  expect(buildLesson({ source: { ...LESSON, body: ' ' }, isOpen: true })).toMatchObject({
    gatedText: null,
    isOpen: true,
  });
});

test('signs between letters mean nothing', () => {
  expect(toWords('Node.js & C++: “rock’n’roll”, e-mail')).toBe('node js c rock n roll e mail');
});

test('each language has its dictionary', () => {
  expect(['en', 'en-US', 'es_MX', 'de', null].map(chooseDictionary)).toEqual([
    'english',
    'english',
    'spanish',
    'simple',
    'simple',
  ]);
});
