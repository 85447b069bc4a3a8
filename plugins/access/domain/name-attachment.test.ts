import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameAttachment } from './name-attachment.ts';

test('a name of any alphabet arrives whole, with a plain one beside it', () => {
  expect(nameAttachment({ name: 'Guía de luz.pdf' })).toBe(
    `attachment; filename="Gu_a de luz.pdf"; filename*=UTF-8''Gu%C3%ADa%20de%20luz.pdf`
  );
});

test('a name of nothing is still a file', () => {
  expect(nameAttachment({ name: '' })).toBe(`attachment; filename="file"; filename*=UTF-8''file`);
});

test('no name breaks out of the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(nameAttachment({ name })).toMatch(
        /^attachment; filename="[ !#$&-.0-[\]-~]+"; filename\*=UTF-8''[A-Za-z0-9!_.~%-]+$/
      );
    })
  );
});
