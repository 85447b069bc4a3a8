import { expect, test } from 'vitest';
import { applyClaim } from './apply-claim.ts';
import { describeTruth } from './describe-truth.ts';
import { claimFromAsset, claimFromTrack } from './read-event.ts';
import { stampAfter } from './stamp-after.ts';
import { beginTruth } from './truth.ts';

test('captions given in the second in which the film turned ready are not taken for older than it', () => {
  const asset = { id: 'a', status: 'ready', playback_ids: [{ id: 'p', policy: 'signed' }] };
  const ready = applyClaim({
    truth: beginTruth({ uploadId: 'u' }),
    claim: claimFromAsset({ asset, stamp: { at: 5_700, id: 'e' } }),
  });
  const body = { id: 't', type: 'text', status: 'preparing' };
  const add = (stamp: { at: number; id: string }) =>
    describeTruth(applyClaim({ truth: ready, claim: claimFromTrack({ assetId: 'a', body, stamp }) ?? fail() })).tracks;
  expect(add({ at: 5_000, id: 'asked' })).toHaveLength(0);
  expect(add(stampAfter({ truth: ready, stamp: { at: 5_000, id: 'asked' } }))).toHaveLength(1);
  expect(stampAfter({ truth: ready, trackId: 't', stamp: { at: 9_000, id: 'asked' } }).at).toBe(9_000);
});

function fail(): never {
  throw new Error('It is no track');
}
