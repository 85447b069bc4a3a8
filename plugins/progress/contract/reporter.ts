import type { Outbox, OutboxNews } from './outbox.ts';
import { observePlayed, startPlayed, takePlayed, type PlayerFact } from './played.ts';
import type { LessonProgress } from './types.ts';

/** What the reporter needs of the world; tests bring their own. */
export interface ReporterClock {
  /** Milliseconds since 1970, by the wall clock. */
  now: () => number;
  /** Milliseconds of a clock that never jumps, such as `performance.now()`. */
  elapsed: () => number;
}

/**
 * `idle`: nothing was sent yet. `saving`: a report is under way. `saved`: the last one arrived; what played since goes
 * with the next. `offline`: it did not arrive, lies in this browser and will be tried again. `unkept`: the same, but
 * this browser keeps nothing, so it lasts as long as the page. `refused`: the server said no for good (`code`).
 */
export interface ReporterState {
  status: 'idle' | 'saving' | 'saved' | 'offline' | 'unkept' | 'refused';
  /** The server's last answer. */
  progress: LessonProgress | null;
  code: string | null;
}

export interface ReporterOptions {
  lessonId: string;
  /** Whose film this is, as `QueueEntry` names the owner. */
  owner: string;
  /** As it came with the lesson; null when none came. */
  ticket: string | null;
  outbox: Pick<Outbox, 'keep' | 'sendWithin' | 'hide'>;
  clock: ReporterClock;
  /** A new uuid. */
  newSessionId: () => string;
  onState?: (state: ReporterState) => void;
}

/** The player's side of progress: one per lesson that is open. */
export interface Reporter {
  /** Tell it every `playing`, `timeupdate`, `seeking`, `pause` and `ended` of the player. Nothing is kept before the film first plays. */
  observe: (fact: Omit<PlayerFact, 'at'>) => void;
  /** The page may be going: keeps and sends what played, to the last moment. */
  hide: () => void;
  /** The lesson is closed. What is unsent is still sent, and tried again, by the outbox. */
  close: () => void;
}

/** Milliseconds between two reports of a film that plays. */
export const REPORT_EVERY = 15_000;
/** Milliseconds of playing that a tab may lose when it is killed. */
const KEEP_EVERY = 1_000;
/** Milliseconds after a seek; dragging along the film makes many. */
const REPORT_AFTER_SEEK = 1_000;
/** A film that plays again after a rest this long (ms) is a new sitting: it counts as newer than what other devices did meanwhile. */
const SITTING_GAP = 30_000;

/**
 * Collects the seconds a learner really plays. Each second of them goes to the outbox, which keeps it over whatever
 * becomes of this tab, and is to be sent every 15 s, on pause, soon after a seek, at the end and when the page hides.
 */
export function createReporter({
  lessonId,
  owner,
  ticket,
  outbox,
  clock,
  newSessionId,
  onState,
}: ReporterOptions): Reporter {
  let played = startPlayed();
  let sitting: { sessionId: string; startedAt: number } | null = null;
  let keptAt = Number.NEGATIVE_INFINITY;
  let keptPosition: number | null = null;
  let lastSeenAt = 0;
  let restingSince = Number.NEGATIVE_INFINITY;
  let isClosed = false;
  let state: ReporterState = { status: 'idle', progress: null, code: null };

  return {
    observe(fact) {
      if (isClosed || state.status === 'refused') return;
      if (fact.kind === 'playing') beginSitting();
      played = observePlayed(played, { ...fact, at: clock.elapsed() });
      if (played.isPlaying) restingSince = Number.POSITIVE_INFINITY;
      else if (restingSince === Number.POSITIVE_INFINITY) restingSince = clock.elapsed();
      if (fact.kind === 'paused' || fact.kind === 'ended') keep({ within: 0 });
      else if (fact.kind === 'seeking') keep({ within: REPORT_AFTER_SEEK });
      else if (clock.elapsed() - keptAt >= KEEP_EVERY) keep({ within: REPORT_EVERY });
    },
    hide() {
      keep({ within: REPORT_EVERY });
      outbox.hide();
    },
    close() {
      if (!isClosed) keep({ within: 0 });
      isClosed = true;
    },
  };

  function beginSitting(): void {
    if (sitting && clock.elapsed() - restingSince < SITTING_GAP) return;
    sitting = { sessionId: newSessionId(), startedAt: clock.now() };
  }

  function keep({ within }: { within: number }): void {
    if (!sitting || state.status === 'refused') return;
    const { watched, rest } = takePlayed(played);
    const { position } = played;
    if (watched.length > 0 || position !== keptPosition) {
      played = rest;
      keptPosition = position;
      keptAt = clock.elapsed();
      // The wall clock may be set back in the middle of a sitting; the order of its reports must not.
      lastSeenAt = Math.max(clock.now(), lastSeenAt + 1);
      outbox.keep({ owner, lessonId, ...sitting, watched, position, seenAt: lastSeenAt, ticket }, { tell });
    }
    outbox.sendWithin(within);
  }

  function tell(news: OutboxNews): void {
    if (news.kind === 'sending') become({ status: isInTrouble() ? state.status : 'saving' });
    else if (news.kind === 'unsent') become({ status: news.kept ? 'offline' : 'unkept' });
    else if (news.kind === 'saved') become({ status: 'saved', progress: news.progress });
    else become({ status: 'refused', code: news.code });
  }

  function isInTrouble(): boolean {
    return state.status === 'offline' || state.status === 'unkept';
  }

  function become(change: Partial<ReporterState>): void {
    state = { ...state, ...change };
    onState?.(state);
  }
}
