import { expect, test } from 'vitest';
import { createFaults, faultsSchema } from './faults.ts';

test('without being asked nothing goes wrong', () => {
  const faults = createFaults();
  expect(faults.takeApiFault({ method: 'GET', path: '/' })).toBeNull();
  expect(faults.takeTranscodingFault()).toBe(false);
  expect(faults.takeUploadCut({ bytes: 1 })).toBe(false);
  expect(faults.webhooks()).toEqual({ isDropping: false, isDoubling: false, isShuffling: false, delay: 0 });
});

test('a fault happens as often as it was asked for, and where', () => {
  const faults = createFaults();
  faults.set({
    api: { answer: 'too-many', times: 2, match: 'POST /video/v1/uploads' },
    transcoding: { fail: 1 },
    uploads: { cutAfter: 7 },
  });
  expect(faults.takeApiFault({ method: 'GET', path: '/video/v1/uploads' })).toBeNull();
  const ask = () => faults.takeApiFault({ method: 'POST', path: '/video/v1/uploads' });
  expect([ask(), ask(), ask()]).toEqual([{ answer: 'too-many', delay: 0 }, { answer: 'too-many', delay: 0 }, null]);
  expect([faults.takeTranscodingFault(), faults.takeTranscodingFault()]).toEqual([true, false]);
  // A request that ends before does not use the occasion up.
  expect([6, 7, 8].map((bytes) => faults.takeUploadCut({ bytes }))).toEqual([false, true, false]);
  faults.set({});
  expect(faults.takeTranscodingFault()).toBe(false);
});

test.each([
  { api: { answer: 'maybe' } },
  { api: { delay: -1 } },
  { webhooks: { lose: true } },
  { uploads: {} },
  { moon: true },
])('%j is refused', (input) => {
  expect(() => faultsSchema.validateSync(input, { strict: true })).toThrow();
});
