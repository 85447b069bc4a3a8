import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SendOutcome } from './outcome.ts';
import { countSeconds, mergeRanges, type SecondRange } from './ranges.ts';
import { createReporter, decideRetryDelay, type ReporterState } from './reporter.ts';
import type { LessonProgress, ProgressReport } from './types.ts';

/** A player, a clock and a server that answers what the test says, all in made-up time. */
function startWorld({
  answer = () => 'saved',
}: { answer?: (index: number) => 'saved' | 'retry' | 'refused' | 'throw' } = {}) {
  let elapsed = 0;
  let wall = Date.parse('2026-11-22T15:00:00Z');
  let position = 0;
  let sessions = 0;
  let watched: SecondRange[] = [];
  const tasks = new Set<{ due: number; task: () => void }>();
  const sent: { report: ProgressReport; keepalive: boolean }[] = [];
  const states: ReporterState[] = [];
  const settled: Promise<unknown>[] = [];
  const held: (() => void)[] = [];
  let isHolding = false;

  const reporter = createReporter({
    clock: {
      now: () => wall,
      elapsed: () => elapsed,
      after: (ms, task) => {
        const entry = { due: elapsed + ms, task };
        tasks.add(entry);
        return () => tasks.delete(entry);
      },
    },
    newSessionId: () => `session-${(sessions += 1)}`,
    random: () => 1,
    onState: (state) => states.push(state),
    send: (request) => {
      const index = sent.push(request) - 1;
      const outcome = (async (): Promise<SendOutcome> => {
        if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
        const kind = answer(index);
        if (kind === 'throw') throw new Error('no network');
        if (kind === 'refused') return { kind, code: 'not-a-member' };
        if (kind === 'retry') return { kind };
        watched = mergeRanges(watched, request.report.watched);
        return { kind: 'saved', progress: { position: request.report.position, watched } as LessonProgress };
      })();
      settled.push(outcome.catch(() => undefined));
      return outcome;
    },
  });

  const settle = async () => {
    for (let count = 0; count < 4; count += 1) await Promise.resolve();
  };
  const pass = async (ms: number) => {
    const end = elapsed + ms;
    await settle();
    for (;;) {
      const next = [...tasks].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (!next) break;
      tasks.delete(next);
      wall += next.due - elapsed;
      elapsed = next.due;
      next.task();
      await settle();
    }
    wall += end - elapsed;
    elapsed = end;
    await settle();
  };
  return {
    reporter,
    sent,
    pass,
    play: async (seconds: number) => {
      reporter.observe({ kind: 'playing', position });
      for (let tick = 0; tick < seconds * 4; tick += 1) {
        await pass(250);
        reporter.observe({ kind: 'time', position: (position += 0.25) });
      }
      await settle();
    },
    pause: async () => {
      reporter.observe({ kind: 'paused', position });
      await settle();
    },
    seek: (to: number) => reporter.observe({ kind: 'seeking', position: (position = to) }),
    setWallBack: (ms: number) => (wall -= ms),
    hold: () => (isHolding = true),
    release: async () => {
      isHolding = false;
      held.splice(0).forEach((resolve) => resolve());
      await settle();
    },
    settle,
    saved: () => watched,
    state: () => states.at(-1),
  };
}

test('nothing is sent before the film first plays', async () => {
  const world = startWorld();
  world.seek(40);
  world.reporter.observe({ kind: 'time', position: 40 });
  world.reporter.hide();
  await world.pass(60_000);
  expect(world.sent).toEqual([]);
});

test('a film that plays is reported every 15 seconds', async () => {
  const world = startWorld();
  await world.play(46);
  expect(world.sent.map(({ report }) => Math.round(report.position))).toEqual([15, 30, 45]);
  expect(world.saved()).toEqual([[0, 45]]);
});

test('a pause is reported at once, and then there is silence', async () => {
  const world = startWorld();
  await world.play(4);
  await world.pause();
  await world.pass(600_000);
  expect(world.sent).toHaveLength(1);
  expect(world.sent[0]?.report).toMatchObject({ position: 4, watched: [[0, 4]] });
  expect(world.state()?.status).toBe('saved');
});

test('a seek is reported a second later, once for all of a drag', async () => {
  const world = startWorld();
  await world.play(2);
  for (const to of [10, 20, 30, 40]) world.seek(to);
  await world.pass(1_000);
  expect(world.sent.map(({ report }) => [report.position, report.watched])).toEqual([[40, [[0, 2]]]]);
});

test('a page that hides sends at once, in a way that outlives it, with what is under way', async () => {
  const world = startWorld();
  world.hold();
  await world.play(16);
  world.reporter.hide();
  expect(world.sent.map(({ keepalive }) => keepalive)).toEqual([false, true]);
  expect(countSeconds(world.sent[1]?.report.watched ?? [])).toBe(16);
  await world.release();
  expect(world.saved()).toEqual([[0, 16]]);
});

test('while one report is under way the next one waits', async () => {
  const world = startWorld();
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
  const world = startWorld({ answer: (index) => (isAway ? (index % 2 === 0 ? 'retry' : 'throw') : 'saved') });
  await world.play(3_600);
  expect(world.state()?.status).toBe('offline');
  expect(world.sent.length).toBeLessThan(80);
  isAway = false;
  const before = world.sent.length;
  world.reporter.retry();
  await world.settle();
  expect(world.sent.length).toBe(before + 1);
  expect(world.saved()).toEqual([[0, 3_600]]);
  expect(world.state()?.status).toBe('saved');
});

test('after a refusal for good nothing more is sent', async () => {
  const world = startWorld({ answer: () => 'refused' });
  await world.play(60);
  world.reporter.hide();
  world.reporter.close();
  expect(world.sent).toHaveLength(1);
  expect(world.state()).toMatchObject({ status: 'refused', code: 'not-a-member' });
});

test('a closed lesson still gets its last seconds through', async () => {
  const world = startWorld({ answer: (index) => (index < 3 ? 'retry' : 'saved') });
  await world.play(5);
  world.reporter.close();
  await world.pass(60_000);
  expect(world.saved()).toEqual([[0, 5]]);
  expect(world.sent).toHaveLength(4);
});

test('the order within a session survives a clock that is set back', async () => {
  const world = startWorld();
  await world.play(15);
  world.setWallBack(86_400_000);
  await world.play(16);
  const times = world.sent.map(({ report }) => report.sentAt);
  expect(times).toEqual([...times].sort());
  expect(new Set(times).size).toBe(times.length);
});

test('playing on after a rest is a new sitting, a short pause is not', async () => {
  const world = startWorld();
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
  const world = startWorld({ answer: (index) => (index === 0 ? 'retry' : 'saved') });
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
      fc.array(fc.constantFrom('saved' as const, 'retry' as const, 'throw' as const), { maxLength: 20 }),
      async (acts, answers) => {
        const world = startWorld({ answer: (index) => answers[index] ?? 'saved' });
        let expected: SecondRange[] = [];
        let position = 0;
        for (const { kind, value } of acts) {
          if (kind === 'play') {
            await world.play(value);
            expected = mergeRanges(expected, [[position, (position += value)]]);
          } else if (kind === 'seek') world.seek((position = value));
          else if (kind === 'pause') await world.pause();
          else world.reporter[kind]();
        }
        world.reporter.close();
        await world.pass(3_600_000);
        expect(world.saved()).toEqual(expected);
      }
    ),
    { numRuns: 60 }
  );
});

test('the wait doubles, is never zero and never longer than a minute', () => {
  expect([1, 2, 3, 10].map((attempt) => decideRetryDelay({ attempt, chance: 1 }))).toEqual([
    1_000, 2_000, 4_000, 60_000,
  ]);
  expect(decideRetryDelay({ attempt: 1, chance: 0 })).toBe(500);
});
