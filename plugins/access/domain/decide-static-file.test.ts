import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideStaticFile, nameOriginals, readUploadPath } from './decide-static-file.ts';

test.each([
  ['/uploads/cover_3f2a.jpg', 'cover_3f2a.jpg'],
  ['/uploads/thumbnail_cover_3f2a.jpg', 'thumbnail_cover_3f2a.jpg'],
  ['/uploads/Notes_A1.PDF', 'Notes_A1.PDF'],
])('%s is the plain address of %s', (path, name) => {
  expect(readUploadPath({ path })).toEqual({ kind: 'file', name });
});

test.each([
  '//uploads/notes.pdf',
  '/uploads//notes.pdf',
  '/uploads/',
  '/uploads',
  '/Uploads/notes.pdf',
  '/UPLOADS/notes.pdf',
  '/./uploads/notes.pdf',
  '/admin/../uploads/notes.pdf',
  '/uploads/../uploads/notes.pdf',
  '/uploads/../../package.json',
  '/%75ploads/notes.pdf',
  '/%2575ploads/notes.pdf',
  '/uploads%2Fnotes.pdf',
  '/uploads/%6eotes.pdf',
  '/uploads\\notes.pdf',
  '/uploads%5Cnotes.pdf',
  '/uploads./notes.pdf',
  '/uploads%20/notes.pdf',
  '/uploads%00/notes.pdf',
  '/uploads/notes.pdf%00.jpg',
  '/uploads/notes.pdf/',
  '/uploads/notes.pdf;.jpg',
  '/uploads/..notes.pdf',
  '/%E0%A4%A/uploads/notes.pdf',
  `/${'%25'.repeat(20)}75ploads/notes.pdf`,
])('%s is a trick', (path) => {
  expect(readUploadPath({ path })).toEqual({ kind: 'trick' });
});

test.each([
  '/',
  '/admin',
  '/admin/plugins/upload',
  '/api/upload/files',
  '/upload',
  '/uploadsish/a.jpg',
  '/favicon.ico',
  '/api/courses',
  '/files/uploads/a',
])('%s is elsewhere', (path) => {
  expect(readUploadPath({ path })).toEqual({ kind: 'elsewhere' });
});

test('however an upload is spelled, it is the plain name or a trick, never elsewhere', () => {
  const letter = fc.constantFrom('plain', 'upper', 'encoded', 'twice');
  const spell = (text: string, ways: string[]) =>
    [...text].map((char, index) => {
      const hex = char.charCodeAt(0).toString(16).padStart(2, '0');
      return (
        { plain: char, upper: char.toUpperCase(), encoded: `%${hex}`, twice: `%25${hex}` }[
          ways[index % ways.length] ?? 'plain'
        ] ?? char
      );
    });
  const before = fc.constantFrom('/', '//', '/./', '/x/../', '/%2e/', '\\', '/%2f');
  const between = fc.constantFrom('/', '//', '/./', '%2F', '\\', '/%5c');
  fc.assert(
    fc.property(before, between, fc.array(letter, { minLength: 1, maxLength: 7 }), (start, middle, ways) => {
      const path = `${start}${spell('uploads', ways).join('')}${middle}notes_1a2b.pdf`;
      expect(readUploadPath({ path }).kind).toBe(path === '/uploads/notes_1a2b.pdf' ? 'file' : 'trick');
    })
  );
});

test('a smaller format may mean its original, or a file that is really called so', () => {
  expect(nameOriginals({ name: 'medium_cover_3f2a.jpg' })).toEqual({
    hashes: ['medium_cover_3f2a', 'cover_3f2a'],
    extension: '.jpg',
  });
  expect(nameOriginals({ name: 'cover-3f2a.jpg' })).toEqual({ hashes: ['cover-3f2a'], extension: '.jpg' });
  expect(nameOriginals({ name: 'cover' })).toEqual({ hashes: ['cover'], extension: '' });
});

test('only a picture that is no lesson file is for anyone', () => {
  expect(decideStaticFile({ files: [{ mime: 'image/jpeg', isOfLesson: false }] })).toBe(true);
  expect(decideStaticFile({ files: [{ mime: 'image/jpeg', isOfLesson: true }] })).toBe(false);
  expect(decideStaticFile({ files: [{ mime: 'application/pdf', isOfLesson: false }] })).toBe(false);
  expect(decideStaticFile({ files: [{ mime: 'video/mp4', isOfLesson: false }] })).toBe(false);
  expect(decideStaticFile({ files: [] })).toBe(false);
});

test('one gated meaning of a name is enough to refuse it', () => {
  expect(
    decideStaticFile({
      files: [
        { mime: 'image/png', isOfLesson: false },
        { mime: 'image/png', isOfLesson: true },
      ],
    })
  ).toBe(false);
});
