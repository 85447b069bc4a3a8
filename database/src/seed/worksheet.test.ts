import { expect, test } from 'vitest';
import { makeWorksheet } from './worksheet.ts';

const PDF = makeWorksheet({
  plan: { file: 'x.pdf', title: 'Sheet (one)', intro: 'Look first.', rows: ['Weight', 'Colour'] },
}).toString('latin1');

test('every object is where the table says', () => {
  const start = Number(/startxref\n(\d+)/.exec(PDF)?.[1]);
  expect(PDF.slice(start, start + 4)).toBe('xref');
  const offsets = [...PDF.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
  expect(offsets.map((offset, index) => PDF.slice(offset).startsWith(`${index + 1} 0 obj`))).toEqual(
    offsets.map(() => true)
  );
});

test('the stream is as long as it says, and brackets in words are escaped', () => {
  const [, length, stream] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(PDF) ?? [];
  expect(stream?.length).toBe(Number(length));
  expect(stream).toContain('(Sheet \\(one\\)) Tj');
});
