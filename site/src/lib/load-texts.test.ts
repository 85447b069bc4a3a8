import { expect, test } from 'vitest';
import { texts as first } from '../texts/first/en.ts';
import { texts as later } from '../texts/later/en.ts';
import { joinTexts } from './load-texts.ts';

test('words of the first look are there at once, and nothing is fetched for them', () => {
  const { texts } = joinTexts({ first, load: () => Promise.reject(new Error('asked for')) });
  expect(texts.nav.courses).toBe(first.nav.courses);
});

test('who reads a later word too early waits for it, and finds it then', async () => {
  let asked = 0;
  const { texts } = joinTexts({
    first,
    load: () => {
      asked += 1;
      return Promise.resolve(later);
    },
  });
  const readEarly = () => {
    try {
      return texts.account.title;
    } catch (waiting) {
      return waiting;
    }
  };
  await Promise.all([readEarly(), readEarly()]);
  expect(readEarly()).toBe(later.account.title);
  expect(asked).toBe(1);
});

test('later words that could not be fetched are asked for again', async () => {
  const answers = [Promise.reject(new Error('no network')), Promise.resolve(later)];
  const { texts, loadLater } = joinTexts({ first, load: () => answers.shift() ?? Promise.resolve(later) });
  await expect(loadLater()).rejects.toThrow('no network');
  expect(() => texts.search.field).toThrow('no network');
  await loadLater();
  expect(texts.search.field).toBe(later.search.field);
});
