import { createOutbox, type OutboxOptions, type QueueStorage } from '../contract/outbox.ts';
import type { SendOutcome } from '../contract/outcome.ts';
import { isQueueEntry, type QueueEntry } from '../contract/queue.ts';
import { mergeRanges, type SecondRange } from '../contract/ranges.ts';
import { createReporter, type ReporterState } from '../contract/reporter.ts';
import type { LessonProgress, SyncReport } from '../contract/types.ts';

/** What a made-up server answers to its request number `index`; `lost`: it took the report, but its answer never came. */
export type Answer = 'saved' | 'retry' | 'refused' | 'throw' | 'lost';

interface Sent {
  report: SyncReport;
  owner: string;
  keepalive: boolean;
  /** Reports that went in the same request. */
  together: number;
}

/** Tabs of one browser, what they keep, a clock and a server that answers what the test says, all in made-up time. */
export function startWorld({ answer = () => 'saved' }: { answer?: (index: number) => Answer } = {}) {
  let elapsed = 0;
  let wall = Date.parse('2026-11-22T15:00:00Z');
  let sittings = 0;
  let requests = 0;
  let isHolding = false;
  let signedIn: string | null = 'learner';
  const tasks = new Set<{ due: number; task: () => void }>();
  const sent: Sent[] = [];
  const held: (() => void)[] = [];
  const stored = new Map<string, QueueEntry>();
  /** What the server has, by learner and lesson, and in which order it first heard of sittings. */
  const server = new Map<string, SecondRange[]>();
  const heard: string[] = [];

  const settle = async () => {
    for (let count = 0; count < 40; count += 1) await Promise.resolve();
  };

  function openTab() {
    let isAlive = true;
    const storage: QueueStorage = {
      load: async (owner) => [...stored.values()].filter((entry) => entry.owner === owner),
      update: async (key, change) => {
        await Promise.resolve();
        if (!isAlive) throw new Error('The tab is gone');
        const next = change(stored.get(key) ?? null);
        if (next === null) stored.delete(key);
        else if (isQueueEntry(next)) stored.set(key, structuredClone(next));
        else throw new Error(`No entry: ${JSON.stringify(next)}`);
      },
      copyNow: () => undefined,
    };
    const send: OutboxOptions['send'] = async ({ owner, reports, keepalive }) => {
      if (!isAlive) return new Promise(() => undefined);
      const kind = answer((requests += 1) - 1);
      for (const report of reports) sent.push({ report, owner, keepalive, together: reports.length });
      if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
      if (kind === 'throw') throw new Error('no network');
      const outcomes = reports.map((report): SendOutcome => {
        if (kind === 'refused') return { kind, code: 'not-a-member' };
        if (kind === 'retry') return { kind };
        const place = `${owner} ${report.lessonId}`;
        const watched = mergeRanges(server.get(place) ?? [], report.watched);
        server.set(place, watched);
        if (!heard.includes(report.sessionId)) heard.push(report.sessionId);
        return { kind: 'saved', progress: { position: report.position, watched } as LessonProgress };
      });
      if (!isAlive) return new Promise(() => undefined);
      if (kind === 'lost') throw new Error('the answer was lost');
      return outcomes;
    };
    const clock = {
      now: () => wall,
      elapsed: () => elapsed,
      after: (ms: number, task: () => void) => {
        const entry = { due: elapsed + ms, task: () => isAlive && task() };
        tasks.add(entry);
        return () => tasks.delete(entry);
      },
    };
    const outbox = createOutbox({
      storage,
      owner: () => signedIn,
      send,
      alone: (task) => task(),
      clock,
      random: () => 1,
    });

    function openFilm({ lessonId = 'lesson', owner = 'learner' }: { lessonId?: string; owner?: string } = {}) {
      let position = 0;
      const states: ReporterState[] = [];
      const reporter = createReporter({
        lessonId,
        owner,
        ticket: null,
        outbox,
        clock,
        newSessionId: () => `session-${(sittings += 1)}`,
        onState: (state) => states.push(state),
      });
      return {
        reporter,
        state: () => states.at(-1),
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
      };
    }
    return {
      outbox,
      openFilm,
      /** Gone without a word: no timer, no answer, no write comes any more. */
      kill: () => void (isAlive = false),
    };
  }

  async function pass(ms: number): Promise<void> {
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
  }

  return {
    openTab,
    pass,
    settle,
    sent,
    stored,
    heard,
    requests: () => requests,
    signIn: (owner: string | null) => void (signedIn = owner),
    setWallBack: (ms: number) => void (wall -= ms),
    hold: () => void (isHolding = true),
    release: async () => {
      isHolding = false;
      held.splice(0).forEach((resolve) => resolve());
      await settle();
    },
    saved: ({ owner = 'learner', lessonId = 'lesson' } = {}) => server.get(`${owner} ${lessonId}`) ?? [],
  };
}
