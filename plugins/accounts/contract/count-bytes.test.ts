import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBytes } from './count-bytes.ts';

test('any text has as many bytes as Node writes for it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(countBytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
    })
  );
});
