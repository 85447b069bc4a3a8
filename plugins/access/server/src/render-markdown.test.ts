import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

test('an editor’s Markdown is the HTML a learner reads', () => {
  expect(renderMarkdown('## Cut\n\nA *good* [stone](https://example.com/stone)')).toBe(
    '<h2>Cut</h2>\n<p>A <em>good</em> <a href="https://example.com/stone">stone</a></p>'
  );
  expect(renderMarkdown('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('<td>1</td>');
  expect(renderMarkdown('  \n')).toBe('');
});

test('nothing in it can run: no tags of one’s own, no scripts in addresses', () => {
  const html = renderMarkdown(
    '<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[here](javascript:alert(1)) ![x](data:text/html,1)'
  );
  expect(html).not.toMatch(/<script|<img[^>]*onerror|javascript:|data:text/);
});

test('the same text is the same answer, also after many others', () => {
  const first = renderMarkdown('*once*');
  for (let count = 0; count < 600; count += 1) renderMarkdown(`text ${count}`);
  expect(renderMarkdown('*once*')).toBe(first);
});
