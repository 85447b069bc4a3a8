import { decidePartSize } from './part-size.ts';

/** What came of one request to the upload's address. */
export type Answer =
  | {
      kind: 'answered';
      status: number;
      /** Bytes the other side says it has; null where it did not say, or the browser may not read it. */
      stored: number | null;
      /** What the other side said in words, empty when nothing a person could read. */
      text: string;
      /** Seconds it asks us to wait, null when it does not. */
      retryAfter: number | null;
    }
  /** No answer: the connection broke, or nothing moved for too long. `loaded`: bytes that had left by then. */
  | { kind: 'broken'; loaded: number };

/** How a file fares on its way. */
export interface Transfer {
  /** Bytes of the file. */
  readonly size: number;
  /** Bytes the other side surely has. */
  readonly stored: number;
  /** False: the other side has to be asked what it has before more is sent. */
  readonly isSure: boolean;
  /** Attempts in a row that moved nothing. */
  readonly failures: number;
  /** Bytes sent in vain. */
  readonly wasted: number;
  /** Milliseconds to rest before the next step. */
  readonly rest: number;
  /** Bytes that had left when the last part broke off, until it is known what of them arrived. */
  readonly doubtful: number;
  readonly end: TransferEnd | null;
}

export type TransferEnd =
  | { kind: 'sent' }
  /** The address no longer takes anything: too old, cancelled, or already used up. */
  | { kind: 'expired'; status: number; text: string }
  /** Trying again right away would not help, or has not helped `MOST_FAILURES` times. */
  | { kind: 'failed'; status: number | null; text: string };

/** What is to be done next. `end` is the byte after the last of the part. */
export type Step =
  | { kind: 'rest'; milliseconds: number }
  | { kind: 'ask' }
  | { kind: 'part'; start: number; end: number }
  | { kind: 'end'; end: TransferEnd };

/** Attempts in a row that may move nothing: with the rests between them about two minutes. */
export const MOST_FAILURES = 8;

const FIRST_REST = 500;
const LONGEST_REST = 30_000;
/** Seconds; what asks for more is not waited for that long. */
const LONGEST_WISH = 120;

/** 308 as resumable uploads use it: so much is here, go on from there. */
const RESUME_INCOMPLETE = 308;

const GONE = new Set([403, 404, 410]);
const PASSING = new Set([408, 425, 429]);

/** @param stored bytes the other side is known to have; 0 for an address that has just been opened */
export function beginTransfer({
  size,
  isFresh,
  stored = 0,
}: {
  size: number;
  isFresh: boolean;
  stored?: number;
}): Transfer {
  return { size, stored, isSure: isFresh, failures: 0, wasted: 0, rest: 0, doubtful: 0, end: null };
}

export function decideStep(transfer: Transfer): Step {
  const { size, stored, isSure, rest, wasted, end } = transfer;
  if (end) return { kind: 'end', end };
  if (rest > 0) return { kind: 'rest', milliseconds: rest };
  // All is there and yet nobody said so: the answer to the last part was lost.
  if (!isSure || stored >= size) return { kind: 'ask' };
  return { kind: 'part', start: stored, end: Math.min(size, stored + decidePartSize({ size, wasted })) };
}

/** The rest is over. */
export function endRest(transfer: Transfer): Transfer {
  return { ...transfer, rest: 0 };
}

/**
 * What is known after a step was answered.
 *
 * @param spread 0 to 1: where in its range the next rest falls, so that many browsers do not come back at once
 */
export function applyAnswer({
  transfer,
  step,
  answer,
  spread,
}: {
  transfer: Transfer;
  step: Extract<Step, { kind: 'ask' | 'part' }>;
  answer: Answer;
  spread: number;
}): Transfer {
  const sentTo = step.kind === 'part' ? step.end : transfer.stored + transfer.doubtful;
  if (answer.kind === 'broken') {
    const doubtful = step.kind === 'part' ? answer.loaded : transfer.doubtful;
    return tryAgain({ transfer: { ...transfer, isSure: false, doubtful }, answer: null, spread });
  }
  const { status, text } = answer;
  if (status === 200 || status === 201) return { ...transfer, stored: transfer.size, end: { kind: 'sent' } };
  if (status === RESUME_INCOMPLETE) {
    // An address may not let the browser read how much is there: then a part that was answered has arrived.
    const stored = answer.stored ?? (step.kind === 'part' ? step.end : transfer.stored);
    const wasted = transfer.wasted + Math.max(0, sentTo - Math.max(stored, transfer.stored));
    const known = { ...transfer, stored, wasted, doubtful: 0, isSure: true };
    const hasMoved = stored > transfer.stored || (step.kind === 'ask' && stored < transfer.size);
    if (!hasMoved) return tryAgain({ transfer: known, answer, spread });
    // Only bytes that arrived end a row of failures: an answered question alone does not.
    return { ...known, failures: stored > transfer.stored ? 0 : transfer.failures };
  }
  if (GONE.has(status)) return { ...transfer, end: { kind: 'expired', status, text } };
  if (status >= 500 || PASSING.has(status)) {
    const doubtful = step.kind === 'part' ? step.end - step.start : transfer.doubtful;
    return tryAgain({ transfer: { ...transfer, isSure: false, doubtful }, answer, spread });
  }
  return { ...transfer, end: { kind: 'failed', status, text } };
}

function tryAgain({
  transfer,
  answer,
  spread,
}: {
  transfer: Transfer;
  answer: Extract<Answer, { kind: 'answered' }> | null;
  spread: number;
}): Transfer {
  const failures = transfer.failures + 1;
  if (failures >= MOST_FAILURES) {
    return {
      ...transfer,
      failures,
      end: { kind: 'failed', status: answer?.status ?? null, text: answer?.text ?? '' },
    };
  }
  const full = Math.min(LONGEST_REST, FIRST_REST * 2 ** (failures - 1));
  const wished = answer?.retryAfter ?? null;
  const rest = wished === null ? full * (0.75 + 0.25 * spread) : Math.min(LONGEST_WISH, wished) * 1_000;
  return { ...transfer, failures, rest };
}
