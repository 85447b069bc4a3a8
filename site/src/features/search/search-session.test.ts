import { expect, test } from 'vitest';
import type { FoundPage } from './found.ts';
import { answerQuestion, type SearchAsking, type Shown } from './search-session.ts';

const QUESTION = { text: 'piano', kind: null };
const page = (total: number): FoundPage => ({ found: [], total });
const LIST = async () => () => page(7);

/** Runs one question; says what was shown, one after another. */
async function run({
  signal = new AbortController().signal,
  ...asking
}: Partial<SearchAsking> & { signal?: AbortSignal } = {}): Promise<(string | null)[]> {
  const shown: (Shown | null)[] = [];
  await answerQuestion({
    question: QUESTION,
    signal,
    askCms: async () => page(3),
    openList: LIST,
    show: (next) => shown.push(next),
    patience: 60_000,
    ...asking,
  });
  return shown.map((one) => one && `${one.source} ${one.total}`);
}

test('the CMS answers, and the list is not even fetched', async () => {
  let fetched = 0;
  const openList = () => {
    fetched += 1;
    return LIST();
  };
  expect(await run({ openList })).toEqual(['cms 3']);
  expect(fetched).toBe(0);
});

test('a CMS that fails is the list, and one that is late takes its place', async () => {
  const fail = async () => Promise.reject(new Error('away'));
  expect(await run({ askCms: fail })).toEqual(['list 7']);

  let answer: (found: FoundPage) => void = () => {};
  const late = new Promise<FoundPage>((resolve) => (answer = resolve));
  const shown: string[] = [];
  const running = answerQuestion({
    question: QUESTION,
    signal: new AbortController().signal,
    askCms: () => late,
    openList: LIST,
    show: (next) => {
      shown.push(String(next?.source));
      if (next?.source === 'list') answer(page(3));
    },
    patience: 0,
  });
  await running;
  expect(shown).toEqual(['list', 'cms']);
});

test('with neither there is nothing to show, and that is said', async () => {
  const fail = async () => Promise.reject(new Error('away'));
  expect(await run({ askCms: fail, openList: fail })).toEqual([null]);
});

test('a question that was given up shows nothing any more', async () => {
  const leaving = new AbortController();
  const askCms = async () => {
    leaving.abort();
    return page(3);
  };
  expect(await run({ askCms, signal: leaving.signal })).toEqual([]);
  const fail = async () => Promise.reject(new Error('given up'));
  expect(await run({ askCms: fail, signal: leaving.signal })).toEqual([]);
});
