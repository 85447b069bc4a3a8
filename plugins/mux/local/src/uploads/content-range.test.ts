import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStored, parseContentRange } from './content-range.ts';

test('chunks and questions are read', () => {
  expect(parseContentRange('bytes 0-9/100')).toEqual({ kind: 'chunk', start: 0, end: 9, total: 100 });
  expect(parseContentRange('bytes 10-19/*')).toEqual({ kind: 'chunk', start: 10, end: 19 });
  expect(parseContentRange('bytes */100')).toEqual({ kind: 'question', total: 100 });
  expect(parseContentRange('bytes */*')).toEqual({ kind: 'question' });
});

test.each([
  '',
  'bytes',
  'bytes 9-0/100',
  'bytes 0-100/100',
  'bytes -5/100',
  'bytes 0-9',
  'bits 0-9/100',
  'bytes 0x0-9/100',
  `bytes 0-${'9'.repeat(20)}/*`,
])('%j is refused', (header) => {
  expect(parseContentRange(header)).toBeUndefined();
});

test('whatever fits is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), (start, length, rest) => {
      const end = start + length;
      const total = end + 1 + rest;
      expect(parseContentRange(`bytes ${start}-${end}/${total}`)).toEqual({ kind: 'chunk', start, end, total });
    })
  );
});

test('what is stored is told as the last byte, and nothing as nothing', () => {
  expect(describeStored(0)).toEqual({});
  expect(describeStored(1)).toEqual({ Range: 'bytes=0-0' });
});
