import type { Note } from '@diamond/progress/contract/notes';
import { expect, test } from 'vitest';
import { createNoteKeeper, type KeeperState, type NoteDraft, type SaveOutcome } from './note-keeper.ts';

/** A world in which time passes and the CMS answers when the test says so. */
function makeWorld({ body = '', savedBody = null }: { body?: string; savedBody?: string | null } = {}) {
  const timers: { ms: number; task: () => void }[] = [];
  const requests: { draft: NoteDraft; keepalive: boolean; answer: (outcome: SaveOutcome) => Promise<void> }[] = [];
  const seen: KeeperState[] = [];
  const keeper = createNoteKeeper({
    draft: { id: 'first', second: 5, body, version: savedBody === null ? null : 1 },
    savedBody,
    world: {
      save: ({ draft, keepalive }) =>
        new Promise((resolve) => {
          requests.push({
            draft,
            keepalive,
            answer: async (outcome) => {
              resolve(outcome);
              await settled();
            },
          });
        }),
      after: (ms, task) => {
        const timer = { ms, task };
        timers.push(timer);
        return () => {
          const index = timers.indexOf(timer);
          if (index >= 0) timers.splice(index, 1);
        };
      },
      onState: (state) => void seen.push(state),
    },
  });
  const passTime = async () => {
    for (const { task } of timers.splice(0)) task();
    await settled();
  };
  return { keeper, timers, requests, seen, passTime, status: () => keeper.state().status };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const note = ({ body, version = 1, id = 'first' }: { body: string; version?: number; id?: string }): Note => ({
  id,
  lessonId: 'l',
  second: 5,
  body,
  version,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
});

test('nothing is saved until something is written', async () => {
  const { keeper, requests, passTime, status } = makeWorld();
  keeper.edit('  \n ');
  await passTime();
  await keeper.flush();
  expect(status()).toBe('empty');
  expect(requests).toHaveLength(0);
});

test('a note is saved once when the writing rests', async () => {
  const { keeper, requests, timers, passTime, status } = makeWorld();
  for (const body of ['A', 'A n', 'A note']) keeper.edit(body);
  expect(status()).toBe('waiting');
  expect(timers.map(({ ms }) => ms)).toEqual([1_000]);
  await passTime();
  expect(status()).toBe('saving');
  expect(requests.map(({ draft }) => draft.body)).toEqual(['A note']);
  await requests[0]?.answer({ kind: 'saved', note: note({ body: 'A note' }) });
  expect(status()).toBe('saved');
  expect(keeper.state().draft.version).toBe(1);
});

test('what is written while a request is on its way follows it, on the version it gave', async () => {
  const { keeper, requests, passTime, status } = makeWorld();
  keeper.edit('One');
  await passTime();
  keeper.edit('One two');
  expect(status()).toBe('saving');
  await requests[0]?.answer({ kind: 'saved', note: note({ body: 'One' }) });
  expect(status()).toBe('waiting');
  await passTime();
  expect(requests[1]?.draft).toMatchObject({ body: 'One two', version: 1 });
});

test('no two requests are on their way at once, however often it is told to save', async () => {
  const { keeper, requests } = makeWorld();
  keeper.edit('One');
  void keeper.flush();
  void keeper.flush();
  void keeper.flush({ keepalive: true });
  await settled();
  expect(requests).toHaveLength(1);
});

test('a text that is as it was saved needs no saving', async () => {
  const { keeper, requests, passTime, status } = makeWorld({ body: 'Kept', savedBody: 'Kept' });
  expect(status()).toBe('saved');
  keeper.edit('Kept!');
  keeper.edit('Kept');
  await passTime();
  expect(status()).toBe('saved');
  expect(requests).toHaveLength(0);
});

test('a draft of an earlier visit is saved by itself', async () => {
  const { requests, passTime } = makeWorld({ body: 'From before' });
  await passTime();
  expect(requests).toHaveLength(1);
});

test('while the CMS is away it is tried again, ever more seldom, and at once when told to', async () => {
  const { keeper, requests, timers, passTime, status } = makeWorld();
  keeper.edit('A');
  const waits: number[] = [];
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await passTime();
    await requests[attempt]?.answer({ kind: 'retry' });
    expect(status()).toBe('offline');
    waits.push(timers[0]?.ms ?? 0);
  }
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  void keeper.flush();
  await requests[6]?.answer({ kind: 'saved', note: note({ body: 'A' }) });
  expect(status()).toBe('saved');
});

test('a refusal is told in its words, and the next letter tries again', async () => {
  const { keeper, requests, passTime, status } = makeWorld();
  keeper.edit('Too much');
  await passTime();
  await requests[0]?.answer({ kind: 'refused', message: 'Too long' });
  expect(keeper.state()).toMatchObject({ status: 'refused', problem: 'Too long' });
  keeper.edit('Less');
  await passTime();
  await requests[1]?.answer({ kind: 'saved', note: note({ body: 'Less' }) });
  expect(status()).toBe('saved');
  expect(keeper.state().problem).toBeNull();
});

async function conflicted() {
  const world = makeWorld({ body: 'Base', savedBody: 'Base' });
  world.keeper.edit('Mine');
  await world.passTime();
  await world.requests[0]?.answer({ kind: 'conflict', theirs: note({ body: 'Theirs', version: 7 }) });
  return world;
}

test('what another tab wrote is never written over: both texts wait for a choice', async () => {
  const { keeper, requests, passTime, status } = await conflicted();
  expect(keeper.state()).toMatchObject({ status: 'conflict', draft: { body: 'Mine' }, theirs: { body: 'Theirs' } });
  keeper.edit('Mine still');
  await passTime();
  await keeper.flush();
  expect(status()).toBe('conflict');
  expect(requests).toHaveLength(1);
});

test.each([
  ['mine', 'Mine'],
  ['both', 'Theirs\n\n---\n\nMine'],
] as const)('choosing %s saves it over the version it was compared with', async (choice, body) => {
  const { keeper, requests, status } = await conflicted();
  void keeper.settle(choice);
  await settled();
  expect(requests[1]?.draft).toMatchObject({ body, version: 7 });
  await requests[1]?.answer({ kind: 'saved', note: note({ body, version: 8 }) });
  expect(status()).toBe('saved');
});

test('choosing theirs takes it and sends nothing', async () => {
  const { keeper, requests } = await conflicted();
  await keeper.settle('theirs');
  expect(keeper.state()).toMatchObject({ status: 'saved', draft: { body: 'Theirs', version: 7 }, theirs: null });
  expect(requests).toHaveLength(1);
});

test('two tabs that wrote the same are of one mind', async () => {
  const { keeper, requests, passTime, status } = makeWorld({ body: 'Base', savedBody: 'Base' });
  keeper.edit('Same');
  await passTime();
  await requests[0]?.answer({ kind: 'conflict', theirs: note({ body: 'Same', version: 4 }) });
  expect(status()).toBe('saved');
  expect(keeper.state().draft.version).toBe(4);
});

test('a note that was deleted elsewhere is not brought back behind the learner’s back', async () => {
  const { keeper, requests, passTime, status } = makeWorld({ body: 'Base', savedBody: 'Base' });
  keeper.edit('Still wanted');
  await passTime();
  await requests[0]?.answer({ kind: 'gone' });
  expect(status()).toBe('gone');
  keeper.edit('Still wanted, and more');
  await passTime();
  await keeper.settle('mine');
  await keeper.flush();
  expect(status()).toBe('gone');
  expect(requests).toHaveLength(1);
});

test('a page that goes sends what is left and may outlive itself; after that nothing is told', async () => {
  const { keeper, requests, seen } = makeWorld();
  keeper.edit('Last words');
  void keeper.flush({ keepalive: true });
  expect(requests[0]).toMatchObject({ keepalive: true, draft: { body: 'Last words' } });
  keeper.close();
  const told = seen.length;
  await requests[0]?.answer({ kind: 'retry' });
  expect(seen).toHaveLength(told);
});
