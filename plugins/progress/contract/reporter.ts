import { MAX_RANGES } from './limits.ts';
import type { SendOutcome } from './outcome.ts';
import { observePlayed, startPlayed, takePlayed, type PlayerFact } from './played.ts';
import { mergeRanges, type SecondRange } from './ranges.ts';
import type { LessonProgress, ProgressReport } from './types.ts';

/** What the reporter needs of the world; tests bring their own. */
export interface ReporterClock {
  /** Milliseconds since 1970, by the wall clock. */
  now: () => number;
  /** Milliseconds of a clock that never jumps, such as `performance.now()`. */
  elapsed: () => number;
  /** Runs `task` once after `ms`; the answer cancels it. */
  after: (ms: number, task: () => void) => () => void;
}

/**
 * `idle`: nothing was sent yet. `saving`: a report is under way. `saved`: the last one arrived; what played since goes
 * with the next. `offline`: it did not arrive and will be tried again. `refused`: the server said no for good (`code`).
 */
export interface ReporterState {
  status: 'idle' | 'saving' | 'saved' | 'offline' | 'refused';
  /** The server's last answer. */
  progress: LessonProgress | null;
  code: string | null;
}

export interface ReporterOptions {
  /** Puts one report to `lessonProgressPath(lessonId)`; see `readOutcome`. A rejection counts as "try again". */
  send: (request: { report: ProgressReport; keepalive: boolean }) => Promise<SendOutcome>;
  clock: ReporterClock;
  /** A new uuid. */
  newSessionId: () => string;
  /** 0 to 1, such as `Math.random`. */
  random: () => number;
  onState?: (state: ReporterState) => void;
}

/** The player's side of progress: one per lesson that is open. */
export interface Reporter {
  /** Tell it every `playing`, `timeupdate`, `seeking`, `pause` and `ended` of the player. Nothing is sent before the film first plays. */
  observe: (fact: Omit<PlayerFact, 'at'>) => void;
  /** The page may be going: sends what is unsaved now, in a way that outlives the page (`keepalive`). */
  hide: () => void;
  /** The network is back: tries again now. */
  retry: () => void;
  /** The lesson is closed. What is unsaved is still sent, and tried again, for as long as the page lives. */
  close: () => void;
}

/** Milliseconds between two reports of a film that plays. */
export const REPORT_EVERY = 15_000;
/** Milliseconds after a seek; dragging along the film makes many. */
const REPORT_AFTER_SEEK = 1_000;
/** A film that plays again after a rest this long (ms) is a new sitting: it counts as newer than what other devices did meanwhile. */
const SITTING_GAP = 30_000;
const FIRST_RETRY = 1_000;
const LONGEST_RETRY = 60_000;

/** Milliseconds to wait after `attempt` failures in a row (1, 2, …): doubled each time, up to half of it left to chance. */
export function decideRetryDelay({ attempt, chance }: { attempt: number; chance: number }): number {
  return Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** (attempt - 1)) * (0.5 + chance / 2);
}

/**
 * Collects the seconds a learner really plays and reports them every 15 s, on pause, soon after a seek, at the end and
 * when the page hides. What could not be saved is kept and becomes part of the next report, so however long the
 * server is away there is one report to send, and no second is lost while the page lives.
 */
export function createReporter({ send, clock, newSessionId, random, onState }: ReporterOptions): Reporter {
  let played = startPlayed();
  let unsaved: SecondRange[] = [];
  let savedPosition: number | null = null;
  let hasStarted = false;
  let isClosed = false;
  let isAskedAgain = false;
  let failures = 0;
  let lastSentAt = 0;
  let restingSince = Number.NEGATIVE_INFINITY;
  let sessionId = '';
  let timer: { due: number; cancel: () => void } | null = null;
  let state: ReporterState = { status: 'idle', progress: null, code: null };
  const flying = new Set<ProgressReport>();

  return {
    observe(fact) {
      if (isClosed || state.status === 'refused') return;
      beginSitting(fact.kind);
      played = observePlayed(played, { ...fact, at: clock.elapsed() });
      if (played.isPlaying) restingSince = Number.POSITIVE_INFINITY;
      else if (restingSince === Number.POSITIVE_INFINITY) restingSince = clock.elapsed();
      if (!hasUnsaved()) return;
      if (fact.kind === 'paused' || fact.kind === 'ended') flush();
      else plan(fact.kind === 'seeking' ? REPORT_AFTER_SEEK : REPORT_EVERY);
    },
    hide() {
      if (hasUnsaved() || flying.size > 0) dispatch({ keepalive: true });
    },
    retry() {
      failures = 0;
      flush();
    },
    close() {
      isClosed = true;
      if (hasUnsaved()) dispatch({ keepalive: true });
    },
  };

  function beginSitting(kind: PlayerFact['kind']): void {
    if (kind !== 'playing') return;
    if (clock.elapsed() - restingSince >= SITTING_GAP) sessionId = newSessionId();
    hasStarted = true;
  }

  function hasUnsaved(): boolean {
    return hasStarted && (unsaved.length > 0 || played.runs.length > 0 || played.position !== savedPosition);
  }

  /** Makes sure a report goes out within `ms`. While the server is away, the retry's own time stands. */
  function plan(ms: number): void {
    const due = clock.elapsed() + ms;
    if (failures > 0 || (timer && timer.due <= due)) return;
    wait(ms);
  }

  function wait(ms: number): void {
    timer?.cancel();
    const cancel = clock.after(ms, () => {
      timer = null;
      dispatch({ keepalive: false });
    });
    timer = { due: clock.elapsed() + ms, cancel };
  }

  function flush(): void {
    if (failures === 0) dispatch({ keepalive: false });
  }

  /** One report at a time, but for a page that goes: it sends what is under way once more, since that may be cut off. */
  function dispatch({ keepalive }: { keepalive: boolean }): void {
    if (state.status === 'refused') return;
    if (flying.size > 0 && !keepalive) {
      isAskedAgain = true;
      return;
    }
    if (!hasUnsaved() && flying.size === 0) return;
    timer?.cancel();
    timer = null;
    const report = takeReport();
    flying.add(report);
    tell({ status: failures > 0 ? 'offline' : 'saving' });
    send({ report, keepalive }).then(
      (outcome) => settle({ report, outcome }),
      () => settle({ report, outcome: { kind: 'retry' } })
    );
  }

  function takeReport(): ProgressReport {
    const taken = takePlayed(played);
    played = taken.rest;
    const underWay = [...flying].flatMap(({ watched }) => watched);
    const all = mergeRanges(mergeRanges(unsaved, taken.watched), underWay);
    unsaved = all.slice(MAX_RANGES);
    savedPosition = played.position;
    // The wall clock may be set back in the middle of a sitting; the order of its reports must not.
    lastSentAt = Math.max(clock.now(), lastSentAt + 1);
    return {
      position: played.position,
      watched: all.slice(0, MAX_RANGES),
      sessionId,
      sentAt: new Date(lastSentAt).toISOString(),
    };
  }

  function settle({ report, outcome }: { report: ProgressReport; outcome: SendOutcome }): void {
    flying.delete(report);
    if (outcome.kind === 'refused') {
      timer?.cancel();
      tell({ status: 'refused', code: outcome.code });
      return;
    }
    if (outcome.kind === 'retry') {
      unsaved = mergeRanges(unsaved, report.watched);
      savedPosition = null;
      if (flying.size > 0) return;
      failures += 1;
      tell({ status: 'offline' });
      wait(Math.max(outcome.afterMs ?? 0, decideRetryDelay({ attempt: failures, chance: random() })));
      return;
    }
    failures = 0;
    const isDue = hasUnsaved() && (isAskedAgain || unsaved.length > 0 || isClosed);
    isAskedAgain = false;
    tell({ status: isDue || flying.size > 0 ? 'saving' : 'saved', progress: outcome.progress });
    if (isDue && flying.size === 0) dispatch({ keepalive: false });
  }

  function tell(change: Partial<ReporterState>): void {
    state = { ...state, ...change };
    onState?.(state);
  }
}
