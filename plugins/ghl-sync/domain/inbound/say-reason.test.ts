import { expect, test } from 'vitest';
import { sayReason } from './say-reason.ts';

test('a reason names the tag and the day', () => {
  const at = new Date('2026-11-12T23:59:00Z');
  expect(sayReason({ kind: 'tag', name: 'watch-diamond-member', at })).toBe(
    'because tag watch-diamond-member, 12 Nov 2026'
  );
  expect(sayReason({ kind: 'workflow', name: 'paid', at, isRemoved: true })).toBe(
    'because workflow paid was removed, 12 Nov 2026'
  );
});
