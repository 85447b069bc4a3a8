import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InboundRule } from '../../contract/inbound.ts';
import { decideSignals, isSameGift, type Decision, type Gift, type Signal } from './decide-signals.ts';
import type { Call } from './read-call.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const COURSE = 'a'.repeat(24);
const person = { contactId: 'c', email: 'a@b.cc', firstName: '', lastName: '', phone: null, locale: 'en' } as const;

const rule = (change: Partial<InboundRule> = {}): InboundRule => ({
  isOn: true,
  kind: 'tag',
  name: 'vip',
  does: 'grant',
  scope: 'course',
  courseId: COURSE,
  ...change,
});
const one = (name: string, isPresent: boolean, minute: number | null = null): Call => ({
  person,
  at: minute === null ? null : new Date(Date.UTC(2026, 10, 22, 11, minute)),
  tags: null,
  one: { kind: 'tag', name, isPresent },
});
const all = (tags: string[], minute: number | null = null): Call => ({ ...one('', true, minute), tags, one: null });
const decide = (input: Partial<Parameters<typeof decideSignals>[0]>): Decision =>
  decideSignals({ call: one('vip', true), rules: [rule()], known: [], gifts: [], now: NOW, ...input });
const known: Signal[] = [{ kind: 'tag', name: 'vip', isPresent: true, at: new Date(Date.UTC(2026, 10, 22, 11, 30)) }];

test('a tag gives what its rule says, and not again while what it gave is out', () => {
  expect(decide({}).grants).toEqual([rule()]);
  expect(decide({ known, gifts: [rule()] }).grants).toEqual([]);
});

test('a tag that no rule names is not even kept', () => {
  expect(decide({ call: one('newsletter', true) })).toMatchObject({ signals: [], grants: [] });
});

test('a tag that goes takes back what it gave, and nothing else', () => {
  const other: Gift = { kind: 'tag', name: 'other', scope: 'course', courseId: COURSE };
  expect(decide({ call: one('vip', false), known, gifts: [rule(), other] }).takesBack).toEqual([rule()]);
});

test('of two calls the one that happened later counts, in whichever order they come', () => {
  const late = decide({ call: one('vip', false, 10), known, gifts: [rule()] });
  expect(late).toMatchObject({ isLate: true, takesBack: [], signals: [] });
  expect(decide({ call: one('vip', false, 40), known, gifts: [rule()] }).takesBack).toHaveLength(1);
});

test('a time that lies ahead is now, so that it does not make all that follows late', () => {
  const ahead: Call = { ...one('vip', true), at: new Date('2027-01-01T00:00:00Z') };
  expect(decide({ call: ahead }).signals).toMatchObject([{ at: NOW }]);
});

test('a list of tags says also what is not in it', () => {
  expect(decide({ call: all(['vip', 'x']) }).grants).toEqual([rule()]);
  expect(decide({ call: all(['x']), known, gifts: [rule()] }).takesBack).toEqual([rule()]);
  expect(decide({ call: all(['x']) })).toMatchObject({
    grants: [],
    takesBack: [],
    signals: [{ isPresent: false }],
  });
});

test('a rule that takes away does so when the tag comes, once; a rule that is off does nothing', () => {
  const takes = rule({ does: 'revoke', scope: 'membership', courseId: null });
  expect(decide({ rules: [takes] }).revokes).toEqual([takes]);
  expect(decide({ rules: [takes], known }).revokes).toEqual([]);
  expect(decide({ rules: [rule({ isOn: false })] }).grants).toEqual([]);
});

test('a rule made after the tag came gives with the next call', () => {
  expect(decide({ known, call: all(['vip']) }).grants).toEqual([rule()]);
});

test('in any order, doubled as often as one likes, calls with their times come to what the last of them says', () => {
  const calls = fc.uniqueArray(
    fc.record({ minute: fc.integer({ min: 0, max: 59 }), tags: fc.subarray(['vip', 'gold']) }),
    { minLength: 1, maxLength: 6, selector: ({ minute }) => minute }
  );
  const rules = [rule(), rule({ name: 'gold', scope: 'membership', courseId: null })];
  const shuffled = calls.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }))
  );
  fc.assert(
    fc.property(shuffled, ([list, order]) => {
      const state = { signals: [] as Signal[], gifts: [] as Gift[] };
      for (const { tags, minute } of order) {
        const decision = decide({ call: all(tags, minute), rules, known: state.signals, gifts: state.gifts });
        for (const signal of decision.signals)
          state.signals = [...state.signals.filter(({ name }) => name !== signal.name), signal];
        state.gifts = [
          ...state.gifts.filter((gift) => !decision.takesBack.some((gone) => isSameGift(gone, gift))),
          ...decision.grants,
        ];
      }
      const last = list.toSorted((a, b) => b.minute - a.minute)[0];
      expect(state.gifts.map(({ name }) => name).toSorted()).toEqual([...(last?.tags ?? [])].toSorted());
    })
  );
});
