import 'fake-indexeddb/auto';
import { entryKey, joinEntries, type QueueEntry } from '@diamond/progress/contract/queue';
import { beforeEach, expect, test } from 'vitest';
import { createQueueStorage } from './queue-storage.ts';

/** Local storage as browsers have it: its keys are its own properties. */
function makeTexts({ isFull = false } = {}): Storage {
  const texts = {} as Record<string, string>;
  const methods = {
    getItem: (name: string) => texts[name] ?? null,
    setItem: (name: string, text: string) => {
      if (isFull) throw new Error('full');
      texts[name] = text;
    },
    removeItem: (name: string) => void delete texts[name],
  };
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(texts, name, { value });
  return texts as unknown as Storage;
}

const make = (some: Partial<QueueEntry> = {}): QueueEntry => ({
  owner: '7',
  lessonId: 'lesson',
  sessionId: 'session',
  startedAt: 1,
  watched: [[0, 5]],
  position: 5,
  seenAt: 10,
  ticket: null,
  ...some,
});
const put = (entry: QueueEntry) => (known: QueueEntry | null) => joinEntries(known, entry);

let working: IDBFactory;
beforeEach(() => {
  working = indexedDB;
  return () => void Object.assign(globalThis, { indexedDB: working });
});

/** A browser whose IndexedDB cannot be opened. */
function breakDatabase(): void {
  const open = () => {
    throw new DOMException('not here', 'SecurityError');
  };
  Object.assign(globalThis, { indexedDB: { open } });
}

test('what is put is there for the next page, for its learner only', async () => {
  const owner = 'first';
  const entry = make({ owner });
  await createQueueStorage({ texts: makeTexts() }).update(entryKey(entry), put(entry));
  const next = createQueueStorage({ texts: makeTexts() });
  expect(await next.load(owner)).toEqual([entry]);
  expect(await next.load('firs')).toEqual([]);
  expect(await next.load('first/lesson')).toEqual([]);
});

test('what is taken out is gone', async () => {
  const entry = make({ owner: 'second' });
  const storage = createQueueStorage({ texts: makeTexts() });
  await storage.update(entryKey(entry), put(entry));
  await storage.update(entryKey(entry), () => null);
  expect(await storage.load('second')).toEqual([]);
});

test('changes that are made at once lose nothing of each other', async () => {
  const storage = createQueueStorage({ texts: makeTexts() });
  const other = createQueueStorage({ texts: makeTexts() });
  const entries = Array.from({ length: 20 }, (_, index) =>
    make({ owner: 'third', watched: [[index * 10, index * 10 + 2]], seenAt: index })
  );
  await Promise.all(entries.map((entry, index) => (index % 2 ? storage : other).update(entryKey(entry), put(entry))));
  expect((await storage.load('third'))[0]?.watched).toHaveLength(20);
});

test('the copy of a page that went is put together with what was there, and goes with it', async () => {
  const texts = makeTexts();
  const storage = createQueueStorage({ texts });
  const before = make({ owner: 'fourth' });
  await storage.update(entryKey(before), put(before));
  storage.copyNow([make({ owner: 'fourth', watched: [[5, 6]], position: 6, seenAt: 11 })]);
  const next = createQueueStorage({ texts });
  expect(await next.load('fourth')).toEqual([make({ owner: 'fourth', watched: [[0, 6]], position: 6, seenAt: 11 })]);
  await next.update(entryKey(before), () => null);
  expect(await next.load('fourth')).toEqual([]);
  expect(Object.keys(texts)).toEqual([]);
});

test('without IndexedDB local storage keeps it all', async () => {
  breakDatabase();
  const texts = makeTexts();
  const entry = make({ owner: 'fifth' });
  await createQueueStorage({ texts }).update(entryKey(entry), put(entry));
  const next = createQueueStorage({ texts });
  expect(await next.load('fifth')).toEqual([entry]);
  await next.update(entryKey(entry), () => null);
  expect(await next.load('fifth')).toEqual([]);
});

test('where nothing can be kept it is said', async () => {
  breakDatabase();
  const storage = createQueueStorage({ texts: makeTexts({ isFull: true }) });
  await expect(storage.update(entryKey(make()), put(make()))).rejects.toThrow('full');
  expect(() => storage.copyNow([make()])).not.toThrow();
  expect(await storage.load('7')).toEqual([]);
});

test('what is cut off or somebody else’s is not taken', async () => {
  const texts = makeTexts();
  texts.setItem('diamond.unsent 8/lesson/session', '{"owner":');
  texts.setItem('diamond.unsent 8/lesson/other', JSON.stringify({ owner: '8' }));
  expect(await createQueueStorage({ texts }).load('8')).toEqual([]);
});
