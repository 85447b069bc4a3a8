import { expect, test } from 'vitest';
import { toPlainText } from './plain-text.ts';

test('a text is read without its marks', () => {
  const markdown = [
    '# Title',
    '',
    'Some **bold** and `code`, a [link](https://example.com "Title") and ![a picture](/x.png).',
    '> quoted',
    '1. first',
    '- second <b>html</b>',
    '```js',
    'const a = 1;',
    '```',
  ].join('\n');
  expect(toPlainText(markdown)).toBe(
    'Title: Some bold and code, a link and a picture. quoted first second html const a = 1;'
  );
  expect(toPlainText(null)).toBe('');
});

test('a hostile text takes no longer than an honest one', () => {
  for (const piece of ['[', '![](', '<a', '*'.repeat(9), '> '])
    expect(toPlainText(piece.repeat(50_000)).length).toBeLessThan(60_000);
});
