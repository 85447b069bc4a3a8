import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanJson, cleanText } from './clean-text.ts';

test('NUL and half a surrogate pair are replaced, a whole pair is kept', () => {
  expect(cleanText('a\u0000b')).toBe('a\ufffdb');
  expect(cleanText('a\ud83db')).toBe('a\ufffdb');
  expect(cleanText('💎')).toBe('💎');
});

test('texts and keys are cleaned at any depth, everything else stays', () => {
  expect(cleanJson({ 'k\u0000': ['\ud83d', 1, null, { deep: '\u0000' }] })).toEqual({
    'k\ufffd': ['\ufffd', 1, null, { deep: '\ufffd' }],
  });
});

test('the result holds nothing that Postgres refuses', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = JSON.stringify(cleanJson(JSON.parse(JSON.stringify(value))));
      expect(text).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/i);
    })
  );
});
