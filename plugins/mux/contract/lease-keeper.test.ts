import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createLeaseKeeper, planRenewal, type HeldLease } from './lease-keeper.ts';

const at = (ms: number) => new Date(ms).toISOString();
const START = Date.parse('2026-11-22T12:00:00Z');

function keep({ lasts = 20_000, chance = 0 } = {}) {
  let time = START;
  let count = 0;
  const make = (): HeldLease => ({
    fetchedAt: time,
    lease: { playbackId: 'film', src: `lease-${(count += 1)}`, expiresAt: at(time + lasts) } as HeldLease['lease'],
  });
  const mint = vi.fn(async () => make());
  const onRenewed = vi.fn();
  const keeper = createLeaseKeeper({ first: make(), mint, now: () => time, random: () => chance, onRenewed });
  return { keeper, mint, onRenewed, pass: (ms: number) => void (time += ms) };
}

test('a lease is renewed a minute before it ends, a short one at three quarters, and up to half of that sooner', () => {
  expect(planRenewal({ expiresAt: at(3_600_000), fetchedAt: 0, chance: 0 })).toBe(3_540_000);
  expect(planRenewal({ expiresAt: at(3_600_000), fetchedAt: 0, chance: 1 })).toBe(3_510_000);
  expect(planRenewal({ expiresAt: at(20_000), fetchedAt: 0, chance: 0 })).toBe(15_000);
});

test('a clock that says a fresh lease is over is not asked', () => {
  expect(planRenewal({ expiresAt: at(1_000_000), fetchedAt: 9_000_000, chance: 0 })).toBeNull();
  expect(planRenewal({ expiresAt: 'rubbish', fetchedAt: 0, chance: 0 })).toBeNull();
});

test('a renewal is always after the fetch and before the end', () => {
  fc.assert(
    fc.property(
      fc.nat(4e12),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (fetchedAt, length, chance) => {
        const when = planRenewal({ expiresAt: at(fetchedAt + 1e9 + length), fetchedAt: fetchedAt + 1e9, chance });
        expect(when === null || (when > fetchedAt + 1e9 && when < fetchedAt + 1e9 + length)).toBe(true);
      }
    )
  );
});

test('nothing is asked for before it is time, then once, for the film that is on', async () => {
  const { keeper, mint, onRenewed, pass } = keep();
  keeper.look();
  expect(mint).not.toHaveBeenCalled();
  pass(15_000);
  keeper.look();
  keeper.look();
  await keeper.whenUsable();
  await vi.waitFor(() => expect(keeper.current().lease.src).toBe('lease-2'));
  expect(mint.mock.calls).toEqual([[{ playing: 'film' }]]);
  expect(onRenewed).toHaveBeenCalledTimes(1);
  keeper.look();
  expect(mint).toHaveBeenCalledTimes(1);
});

test('while the lease lasts nobody waits; after it has ended they wait for the next one', async () => {
  const { keeper, mint, pass } = keep();
  let give: (held: HeldLease) => void = () => undefined;
  mint.mockImplementation(() => new Promise((resolve) => (give = resolve)));
  pass(16_000);
  await keeper.whenUsable();
  expect(keeper.current().lease.src).toBe('lease-1');
  pass(5_000);
  let isUsable = false;
  const waiting = keeper.whenUsable().then(() => (isUsable = true));
  await Promise.resolve();
  expect(isUsable).toBe(false);
  const { lease } = keeper.current();
  give({ lease: { ...lease, src: 'lease-2', expiresAt: at(START + 60_000) }, fetchedAt: START + 21_000 });
  await waiting;
  expect(keeper.current().lease.src).toBe('lease-2');
});

test('a renewal that fails is tried again after growing waits, and keeps nobody waiting for ever', async () => {
  const { keeper, mint, pass } = keep({ chance: 1 });
  mint.mockRejectedValue(new Error('away'));
  pass(60_000);
  const asked: number[] = [];
  for (let second = 0; second < 40; second += 1) {
    const before = mint.mock.calls.length;
    await keeper.whenUsable();
    if (mint.mock.calls.length > before) asked.push(second);
    pass(1_000);
  }
  expect(asked).toEqual([0, 2, 6, 14, 30]);
});

test('a film that was refused gets what was already under way, or hears why there is nothing', async () => {
  const { keeper, mint } = keep();
  const [one, other] = await Promise.all([keeper.renew(), keeper.renew()]);
  expect(one).toBe(other);
  expect(mint).toHaveBeenCalledTimes(1);
  mint.mockRejectedValue(new Error('taken over'));
  await expect(keeper.renew()).rejects.toThrow('taken over');
});
