import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startWorld, type Answer } from '../tests/browser-world.ts';
import { countSeconds, mergeRanges, type SecondRange } from './ranges.ts';

/** One tab with one film in it, as most learners have. */
function openFilm(options: { answer?: (index: number) => Answer } = {}) {
  const world = startWorld(options);
  const tab = world.openTab();
  const film = tab.openFilm();
  return { ...world, ...film, outbox: tab.outbox };
}

test('nothing is sent before the film first plays', async () => {
  const world = openFilm();
  world.seek(40);
  world.reporter.observe({ kind: 'time', position: 40 });
  world.reporter.hide();
  await world.pass(60_000);
  expect(world.sent).toEqual([]);
});

test('a film that plays is reported every 15 seconds', async () => {
  const world = openFilm();
  await world.play(46);
  // Each with what was kept by then: at most the last second goes with the next.
  expect(world.sent.map(({ report }) => report.position)).toEqual([14, 29, 44]);
  expect(world.saved()).toEqual([[0, 44]]);
});

test('what plays is kept in this browser every second, and no more often', async () => {
  const world = openFilm();
  const lengths: number[] = [];
  for (let second = 0; second < 10; second += 1) {
    await world.play(1);
    lengths.push(countSeconds([...world.stored.values()][0]?.watched ?? []));
  }
  lengths.forEach((length, second) => expect(length).toBeGreaterThanOrEqual(second));
});

test('a pause is reported at once, and then there is silence', async () => {
  const world = openFilm();
  await world.play(4);
  await world.pause();
  await world.pass(600_000);
  expect(world.sent).toHaveLength(1);
  expect(world.sent[0]?.report).toMatchObject({ position: 4, watched: [[0, 4]] });
  expect(world.state()?.status).toBe('saved');
  expect(world.stored.size).toBe(0);
});

test('a seek is reported a second later, once for all of a drag', async () => {
  const world = openFilm();
  await world.play(2);
  for (const to of [10, 20, 30, 40]) world.seek(to);
  await world.pass(1_000);
  expect(world.sent.map(({ report }) => [report.position, report.watched])).toEqual([[40, [[0, 2]]]]);
});

test('a page that hides sends at once, in a way that outlives it, with what is under way', async () => {
  const world = openFilm();
  await world.outbox.retry();
  world.hold();
  await world.play(16);
  world.reporter.hide();
  await world.settle();
  expect(world.sent.map(({ keepalive }) => keepalive)).toEqual([false, true]);
  expect(countSeconds(world.sent[1]?.report.watched ?? [])).toBe(16);
  await world.release();
  expect(world.saved()).toEqual([[0, 16]]);
});

test('while one report is under way the next one waits', async () => {
  const world = openFilm();
  world.hold();
  await world.play(16);
  await world.pause();
  expect(world.sent).toHaveLength(1);
  await world.release();
  expect(world.sent).toHaveLength(2);
  expect(world.saved()).toEqual([[0, 16]]);
});

test('an hour without a server loses no second and ends in one report', async () => {
  let isAway = true;
  const world = openFilm({ answer: (index) => (isAway ? (index % 2 === 0 ? 'retry' : 'throw') : 'saved') });
  await world.play(3_600);
  expect(world.state()?.status).toBe('offline');
  expect(world.sent.length).toBeLessThan(80);
  isAway = false;
  const before = world.sent.length;
  await world.pause();
  await world.outbox.retry();
  await world.settle();
  expect(world.sent.length).toBe(before + 1);
  expect(world.saved()).toEqual([[0, 3_600]]);
  expect(world.state()?.status).toBe('saved');
});

test('after a refusal for good nothing more is sent or kept', async () => {
  const world = openFilm({ answer: () => 'refused' });
  await world.play(60);
  world.reporter.hide();
  world.reporter.close();
  await world.settle();
  expect(world.sent).toHaveLength(1);
  expect(world.state()).toMatchObject({ status: 'refused', code: 'not-a-member' });
  expect(world.stored.size).toBe(0);
});

test('a closed lesson still gets its last seconds through', async () => {
  const world = openFilm({ answer: (index) => (index < 3 ? 'retry' : 'saved') });
  await world.play(5);
  world.reporter.close();
  await world.pass(60_000);
  expect(world.saved()).toEqual([[0, 5]]);
  expect(world.sent).toHaveLength(4);
});

test('the order within a session survives a clock that is set back', async () => {
  const world = openFilm();
  await world.play(15);
  world.setWallBack(86_400_000);
  await world.play(16);
  const times = world.sent.map(({ report }) => report.sentAt);
  expect(times).toHaveLength(2);
  expect(times).toEqual([...times].sort());
  expect(new Set(times).size).toBe(times.length);
});

test('playing on after a rest is a new sitting, a short pause is not', async () => {
  const world = openFilm();
  await world.play(3);
  await world.pause();
  await world.pass(5_000);
  await world.play(3);
  await world.pause();
  await world.pass(30_000);
  await world.play(3);
  await world.pause();
  expect(world.sent.map(({ report }) => report.sessionId)).toEqual(['session-1', 'session-1', 'session-2']);
});

test('more ranges than a report may carry go out in several', async () => {
  const world = openFilm({ answer: (index) => (index === 0 ? 'retry' : 'saved') });
  world.hold();
  for (let count = 0; count < 600; count += 1) {
    world.seek(count * 10);
    await world.play(1);
  }
  await world.pause();
  await world.release();
  await world.pass(60_000);
  expect(Math.max(...world.sent.map(({ report }) => report.watched.length))).toBe(500);
  expect(countSeconds(world.saved())).toBe(600);
});

test('whatever the server does, in the end it has exactly what was played', async () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('play' as const), value: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('seek' as const), value: fc.nat(500) }),
    fc.record({ kind: fc.constantFrom('pause' as const, 'hide' as const, 'retry' as const), value: fc.constant(0) })
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { maxLength: 12 }),
      fc.array(fc.constantFrom<Answer>('saved', 'retry', 'throw', 'lost'), { maxLength: 20 }),
      async (acts, answers) => {
        const world = openFilm({ answer: (index) => answers[index] ?? 'saved' });
        let expected: SecondRange[] = [];
        let position = 0;
        for (const { kind, value } of acts) {
          if (kind === 'play') {
            await world.play(value);
            expected = mergeRanges(expected, [[position, (position += value)]]);
          } else if (kind === 'seek') world.seek((position = value));
          else if (kind === 'pause') await world.pause();
          else if (kind === 'hide') world.reporter.hide();
          else await world.outbox.retry();
        }
        world.reporter.close();
        await world.pass(3_600_000);
        expect(world.saved()).toEqual(expected);
        expect(world.stored.size).toBe(0);
      }
    ),
    { numRuns: 60 }
  );
});
