import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startWorld, type Answer } from '../tests/browser-world.ts';
import { countSeconds, mergeRanges, type SecondRange } from './ranges.ts';

test('what a killed tab had not sent goes out on the next visit, but for its last second', async () => {
  const world = startWorld({ answer: (index) => (index === 0 ? 'throw' : 'saved') });
  const first = world.openTab();
  await first.openFilm().play(20);
  first.kill();
  const second = world.openTab();
  await second.outbox.retry();
  expect(countSeconds(world.saved())).toBeGreaterThanOrEqual(19);
  expect(world.stored.size).toBe(0);
});

test('the next visit knows where the killed tab was, whether the server answers or not', async () => {
  let isAway = true;
  const world = startWorld({ answer: () => (isAway ? 'throw' : 'saved') });
  const first = world.openTab();
  await first.openFilm().play(20);
  first.kill();
  expect(await world.openTab().outbox.findPosition('lesson')).toBeGreaterThanOrEqual(19);
  isAway = false;
  expect(await world.openTab().outbox.findPosition('lesson')).toBeGreaterThanOrEqual(19);
  expect(await world.openTab().outbox.findPosition('lesson')).toBeNull();
});

test('a place the server knows is the server’s to tell, also in the tab that sent it', async () => {
  const world = startWorld();
  const tab = world.openTab();
  const film = tab.openFilm();
  await film.play(5);
  film.reporter.close();
  await world.settle();
  expect(world.saved()).toEqual([[0, 5]]);
  expect(await tab.outbox.findPosition('lesson')).toBeNull();
});

test('older sittings are heard first, so the newest place stays the newest', async () => {
  let isAway = true;
  const world = startWorld({ answer: () => (isAway ? 'throw' : 'saved') });
  const first = world.openTab();
  await first.openFilm().play(5);
  first.kill();
  const second = world.openTab();
  const film = second.openFilm();
  await film.play(5);
  isAway = false;
  await world.pass(120_000);
  expect(world.heard).toEqual(['session-1', 'session-2']);
});

test('a page that goes before older seconds are through keeps its own for the next visit', async () => {
  let isAway = true;
  const world = startWorld({ answer: () => (isAway ? 'throw' : 'saved') });
  const first = world.openTab();
  await first.openFilm().play(5);
  first.kill();
  const second = world.openTab();
  const film = second.openFilm();
  await film.play(5);
  await film.pause();
  isAway = false;
  film.reporter.hide();
  await world.settle();
  second.kill();
  expect(world.heard).toEqual([]);
  await world.openTab().outbox.retry();
  expect(world.heard).toEqual(['session-1', 'session-2']);
});

test('many leftovers go together, in few requests', async () => {
  let isAway = true;
  const world = startWorld({ answer: () => (isAway ? 'throw' : 'saved') });
  for (let count = 0; count < 30; count += 1) {
    const tab = world.openTab();
    await tab.openFilm({ lessonId: `lesson-${count}` }).play(2);
    tab.kill();
  }
  isAway = false;
  const before = world.requests();
  await world.openTab().outbox.retry();
  expect(world.requests()).toBe(before + 1);
  expect(world.stored.size).toBe(0);
});

test('tabs that come back together do not send the same thing again and again', async () => {
  let isAway = true;
  const world = startWorld({ answer: () => (isAway ? 'throw' : 'saved') });
  const tabs = [];
  for (let count = 0; count < 10; count += 1) {
    const tab = world.openTab();
    const film = tab.openFilm({ lessonId: `lesson-${count}` });
    await film.play(3);
    await film.pause();
    tabs.push(tab);
  }
  isAway = false;
  const before = world.sent.length;
  for (const tab of tabs) await tab.outbox.retry();
  await world.pass(600_000);
  expect(world.sent.length - before).toBeLessThanOrEqual(20);
});

test('nobody sends or learns what another learner watched here', async () => {
  const world = startWorld({ answer: (index) => (index === 0 ? 'throw' : 'saved') });
  const tab = world.openTab();
  const film = tab.openFilm();
  await film.play(10);
  await film.pause();
  world.signIn('somebody else');
  await tab.outbox.retry();
  const other = world.openTab();
  await other.outbox.retry();
  expect(await other.outbox.findPosition('lesson')).toBeNull();
  await world.pass(600_000);
  expect(world.sent.filter(({ owner }) => owner !== 'learner')).toEqual([]);
  world.signIn('learner');
  await world.openTab().outbox.retry();
  expect(world.saved()).toEqual([[0, 10]]);
  expect(world.saved({ owner: 'somebody else' })).toEqual([]);
});

test('a lesson that cannot be saved for good holds back no other', async () => {
  const world = startWorld({ answer: (index) => (index === 0 ? 'throw' : index === 1 ? 'refused' : 'saved') });
  const first = world.openTab();
  await first.openFilm({ lessonId: 'closed' }).play(3);
  await first.openFilm({ lessonId: 'closed' }).pause();
  first.kill();
  const tab = world.openTab();
  await tab.outbox.retry();
  const film = tab.openFilm();
  await film.play(3);
  await film.pause();
  expect(world.saved()).toEqual([[0, 3]]);
});

test('whatever is killed whenever, and whatever the server does, at most the last second of a killed tab is lost', async () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('play' as const), value: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('seek' as const), value: fc.nat(500) }),
    fc.record({
      kind: fc.constantFrom('pause' as const, 'hide' as const, 'kill' as const, 'signOut' as const),
      value: fc.constant(0),
    })
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 14 }),
      fc.array(fc.constantFrom<Answer>('saved', 'retry', 'throw', 'lost'), { maxLength: 25 }),
      async (acts, answers) => {
        const world = startWorld({ answer: (index) => answers[index] ?? 'saved' });
        let tab = world.openTab();
        let film = tab.openFilm();
        let expected: SecondRange[] = [];
        let position = 0;
        let kills = 0;
        for (const { kind, value } of acts) {
          if (kind === 'play') {
            await film.play(value);
            expected = mergeRanges(expected, [[position, (position += value)]]);
          } else if (kind === 'seek') film.seek((position = value));
          else if (kind === 'pause') await film.pause();
          else if (kind === 'hide') film.reporter.hide();
          else if (kind === 'signOut') world.signIn(null);
          else {
            tab.kill();
            kills += 1;
            world.signIn('learner');
            tab = world.openTab();
            film = tab.openFilm();
            film.seek(position);
          }
        }
        world.signIn('learner');
        film.reporter.close();
        await tab.outbox.retry();
        await world.pass(3_600_000);
        const saved = world.saved();
        expect(mergeRanges(expected, saved)).toEqual(expected);
        expect(countSeconds(expected) - countSeconds(saved)).toBeLessThanOrEqual(kills);
        expect(world.stored.size).toBe(0);
      }
    ),
    { numRuns: 80 }
  );
});
