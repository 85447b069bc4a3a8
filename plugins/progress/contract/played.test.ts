import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { observePlayed, startPlayed, takePlayed, type PlayerFact } from './played.ts';
import { countSeconds, mergeRanges, type SecondRange } from './ranges.ts';

const observe = (facts: readonly PlayerFact[]) => facts.reduce(observePlayed, startPlayed());

/** A film that plays from one second to another, told four times a second. */
function play({ from, to, at = 0, rate = 1 }: { from: number; to: number; at?: number; rate?: number }): PlayerFact[] {
  const facts: PlayerFact[] = [{ kind: 'playing', position: from, at, rate }];
  for (let position = from + 0.25; position <= to; position += 0.25) {
    facts.push({ kind: 'time', position, at: at + ((position - from) * 1_000) / rate, rate });
  }
  return facts;
}

test('seconds that play are watched', () => {
  expect(takePlayed(observe(play({ from: 0, to: 20 }))).watched).toEqual([[0, 20]]);
});

test('seconds that play at double speed are watched', () => {
  expect(takePlayed(observe(play({ from: 10, to: 40, rate: 2 }))).watched).toEqual([[10, 40]]);
});

test('a seek counts for nothing', () => {
  const facts: PlayerFact[] = [
    ...play({ from: 0, to: 5 }),
    { kind: 'seeking', position: 55, at: 5_100 },
    { kind: 'time', position: 55, at: 5_200 },
  ];
  expect(takePlayed(observe([...facts, ...play({ from: 55, to: 58, at: 5_300 })])).watched).toEqual([
    [0, 5],
    [55, 58],
  ]);
});

test('a jump that no seek was told of counts for nothing', () => {
  const facts: PlayerFact[] = [...play({ from: 0, to: 5 }), { kind: 'time', position: 55, at: 5_250 }];
  expect(takePlayed(observe(facts)).watched).toEqual([[0, 5]]);
});

test('a film that stands still or is paused is not watched', () => {
  const facts: PlayerFact[] = [
    ...play({ from: 0, to: 5 }),
    { kind: 'paused', position: 5, at: 5_100 },
    { kind: 'time', position: 5.9, at: 60_000 },
    { kind: 'time', position: 6.4, at: 61_000 },
  ];
  expect(takePlayed(observe(facts)).watched).toEqual([[0, 5]]);
});

test('a player in the background that tells the time seldom is believed', () => {
  const facts: PlayerFact[] = [
    { kind: 'playing', position: 0, at: 0 },
    { kind: 'time', position: 60, at: 60_000 },
  ];
  expect(takePlayed(observe(facts)).watched).toEqual([[0, 60]]);
});

test('positions that are no position change nothing', () => {
  const before = observe(play({ from: 0, to: 5 }));
  expect(observePlayed(before, { kind: 'time', position: Number.NaN, at: 6_000 })).toBe(before);
});

test('taking at any moments loses no second and adds none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(160), { maxLength: 20 }), (moments) => {
      let played = startPlayed();
      let watched: SecondRange[] = [];
      const take = () => {
        const taken = takePlayed(played);
        played = taken.rest;
        watched = mergeRanges(watched, taken.watched);
      };
      play({ from: 3.1, to: 43.1 }).forEach((fact, index) => {
        played = observePlayed(played, fact);
        if (moments.includes(index)) take();
      });
      take();
      expect(watched).toEqual([[3, 43]]);
    })
  );
});

test('seeking wildly never makes more seconds than were played', () => {
  const step = fc.record({ seekTo: fc.option(fc.nat(600)), playFor: fc.nat(10) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let at = 0;
      let position = 0;
      let playedFor = 0;
      const facts: PlayerFact[] = [{ kind: 'playing', position, at }];
      for (const { seekTo, playFor } of steps) {
        if (seekTo !== null) facts.push({ kind: 'seeking', position: (position = seekTo), at });
        for (let tick = 0; tick < playFor * 4; tick += 1)
          facts.push({ kind: 'time', position: (position += 0.25), at: (at += 250) });
        playedFor += playFor;
      }
      expect(countSeconds(takePlayed(observe(facts)).watched)).toBeLessThanOrEqual(playedFor);
    })
  );
});
