import { expect, test } from 'vitest';
import { ChangeLog } from './change-log.ts';

function open() {
  const clock = { now: 1_000 };
  return { clock, log: new ChangeLog<number>({ memoryMs: 50, now: () => clock.now }) };
}

test('what was read before a change, or at that moment, is not believed; what is read after it is', () => {
  const { clock, log } = open();
  log.note(7);
  expect(log.isFresh({ key: 7, asOf: 999 })).toBe(false);
  expect(log.isFresh({ key: 7, asOf: 1_000 })).toBe(false);
  expect(log.isFresh({ key: 8, asOf: 999 })).toBe(true);
  clock.now = 1_010;
  expect(log.isFresh({ key: 7, asOf: 1_005 })).toBe(true);
});

test('nothing is believed for longer than the memory', () => {
  const { clock, log } = open();
  clock.now = 1_049;
  expect(log.isFresh({ key: 1, asOf: 1_000 })).toBe(true);
  clock.now = 1_050;
  expect(log.isFresh({ key: 1, asOf: 1_000 })).toBe(false);
});

test('a change of everything, or of too much to tell apart, ends all that was read before', () => {
  const { clock, log } = open();
  log.noteAll();
  expect(log.isFresh({ key: 1, asOf: 1_000 })).toBe(false);
  clock.now = 1_001;
  for (let key = 0; key <= 10_000; key += 1) log.note(key);
  expect(log.isFresh({ key: 20_000, asOf: 1_001 })).toBe(false);
  clock.now = 1_003;
  expect(log.isFresh({ key: 20_000, asOf: 1_002 })).toBe(true);
});
