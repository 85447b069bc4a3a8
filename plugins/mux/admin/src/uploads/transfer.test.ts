import { expect, test } from 'vitest';
import { GRAIN } from './part-size.ts';
import {
  applyAnswer,
  beginTransfer,
  decideStep,
  endRest,
  MOST_FAILURES,
  type Answer,
  type Transfer,
} from './transfer.ts';

const SIZE = 100 * GRAIN;

const answered = (status: number, more: Partial<Extract<Answer, { kind: 'answered' }>> = {}): Answer => ({
  kind: 'answered',
  status,
  stored: null,
  text: '',
  retryAfter: null,
  ...more,
});

/** Takes the next step that talks to the other side, whatever rest comes before it. */
function take(transfer: Transfer, answer: Answer): Transfer {
  const rested = endRest(transfer);
  const step = decideStep(rested);
  if (step.kind !== 'ask' && step.kind !== 'part') throw new Error(`no request is due but ${step.kind}`);
  return applyAnswer({ transfer: rested, step, answer, spread: 1 });
}

test('a new address gets the first part at once, one from before is asked first', () => {
  expect(decideStep(beginTransfer({ size: SIZE, isFresh: true }))).toEqual({ kind: 'part', start: 0, end: 2 * GRAIN });
  expect(decideStep(beginTransfer({ size: SIZE, isFresh: false }))).toEqual({ kind: 'ask' });
  expect(decideStep(beginTransfer({ size: 5, isFresh: true }))).toEqual({ kind: 'part', start: 0, end: 5 });
});

test('it goes on from what the other side has, also when that is less than was sent', () => {
  const asked = take(beginTransfer({ size: SIZE, isFresh: false }), answered(308, { stored: 10 }));
  expect(decideStep(asked)).toMatchObject({ kind: 'part', start: 10 });
  const cut = take(asked, answered(308, { stored: 5_000 }));
  expect(decideStep(cut)).toMatchObject({ kind: 'part', start: 5_000 });
  expect(cut.wasted).toBe(10 + 2 * GRAIN - 5_000);
});

test('an address that does not let the browser read the Range is believed by its status', () => {
  const first = take(beginTransfer({ size: SIZE, isFresh: true }), answered(308));
  expect(first).toMatchObject({ stored: 2 * GRAIN, wasted: 0, failures: 0 });
  const again = take(beginTransfer({ size: SIZE, isFresh: false, stored: 7 }), answered(308));
  expect(decideStep(again)).toMatchObject({ kind: 'part', start: 7 });
});

test('an address from before that has nothing yet is sent everything', () => {
  const asked = take(beginTransfer({ size: SIZE, isFresh: false }), answered(308));
  expect(decideStep(asked)).toMatchObject({ kind: 'part', start: 0 });
});

test('a broken connection is followed by a rest and a question, and what did not arrive counts as wasted', () => {
  const broken = take(beginTransfer({ size: SIZE, isFresh: true }), { kind: 'broken', loaded: 300_000 });
  expect(decideStep(broken)).toEqual({ kind: 'rest', milliseconds: 500 });
  expect(decideStep(endRest(broken))).toEqual({ kind: 'ask' });
  const known = take(broken, answered(308, { stored: 200_000 }));
  expect(known).toMatchObject({ stored: 200_000, wasted: 100_000, failures: 0 });
});

test('rests grow to half a minute, a server may name its own, and after enough in vain it says so', () => {
  let transfer = beginTransfer({ size: SIZE, isFresh: true });
  const rests: number[] = [];
  while (!transfer.end) {
    transfer = take(transfer, { kind: 'broken', loaded: 0 });
    rests.push(transfer.rest);
  }
  expect(rests.slice(0, -1)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000]);
  expect(rests).toHaveLength(MOST_FAILURES);
  expect(transfer.end).toEqual({ kind: 'failed', status: null, text: '' });
  const limited = take(beginTransfer({ size: SIZE, isFresh: true }), answered(429, { retryAfter: 7 }));
  expect(limited.rest).toBe(7_000);
});

test('questions that are answered while every part fails do not make it go on for ever', () => {
  let transfer = beginTransfer({ size: SIZE, isFresh: true });
  let requests = 0;
  while (!transfer.end && requests < 100) {
    const step = decideStep(endRest(transfer));
    transfer = take(transfer, step.kind === 'ask' ? answered(308, { stored: 0 }) : answered(503, { text: 'Busy' }));
    requests += 1;
  }
  expect(transfer.end).toEqual({ kind: 'failed', status: 503, text: 'Busy' });
});

test('when all is there and the last answer was lost, it asks until it is told', () => {
  const all = take(beginTransfer({ size: 5, isFresh: true }), answered(308, { stored: 5 }));
  expect(decideStep(all)).toEqual({ kind: 'ask' });
  expect(decideStep(take(all, answered(200)))).toEqual({ kind: 'end', end: { kind: 'sent' } });
});

test.each([403, 404, 410])('%s means that the address takes nothing any more', (status) => {
  const transfer = take(beginTransfer({ size: SIZE, isFresh: false }), answered(status, { text: 'timed out' }));
  expect(transfer.end).toEqual({ kind: 'expired', status, text: 'timed out' });
});

test('another refusal ends it with the words of who refused', () => {
  const transfer = take(beginTransfer({ size: SIZE, isFresh: true }), answered(400, { text: 'Wrong size' }));
  expect(transfer.end).toEqual({ kind: 'failed', status: 400, text: 'Wrong size' });
});
