import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { VIDEO_STATUSES } from '../contract/video.ts';
import { applyClaim, rankStatus } from './apply-claim.ts';
import { describeTruth } from './describe-truth.ts';
import { readEvent } from './read-event.ts';
import { beginTruth, type Claim, type Truth } from './truth.ts';

const begun = beginTruth({ uploadId: 'upload-1' });

function fold({ claims, truth = begun }: { claims: readonly Claim[]; truth?: Truth }): Truth {
  return claims.reduce((known, claim) => applyClaim({ truth: known, claim }), truth);
}

function makeEvent({ type, at, data }: { type: string; at: number; data: object }): Claim {
  const body = {
    id: `event-${type}-${at}`,
    type,
    created_at: new Date(at * 1_000).toISOString(),
    object: { type: 'asset', id: 'asset-1' },
    data,
  };
  const claim = readEvent(body)?.claim;
  if (!claim) throw new Error(`${type} says nothing about a video`);
  return claim;
}

const asset = { id: 'asset-1', upload_id: 'upload-1' };
const ready = { ...asset, status: 'ready', duration: 42.5, playback_ids: [{ id: 'play-1', policy: 'signed' }] };
const history = {
  assetCreated: makeEvent({
    type: 'video.upload.asset_created',
    at: 10,
    data: { id: 'upload-1', asset_id: 'asset-1', status: 'asset_created' },
  }),
  created: makeEvent({ type: 'video.asset.created', at: 11, data: { ...asset, status: 'preparing' } }),
  ready: makeEvent({ type: 'video.asset.ready', at: 20, data: ready }),
  updated: makeEvent({ type: 'video.asset.updated', at: 25, data: { ...ready, duration: 43 } }),
  errored: makeEvent({
    type: 'video.asset.errored',
    at: 30,
    data: { ...asset, status: 'errored', errors: { type: 'invalid_input', messages: ['no'] } },
  }),
  deleted: makeEvent({ type: 'video.asset.deleted', at: 40, data: asset }),
};

test('a film that is ready has what its newest description says', () => {
  const truth = fold({ claims: [history.assetCreated, history.created, history.ready, history.updated] });
  expect(describeTruth(truth)).toMatchObject({
    status: 'ready',
    assetId: 'asset-1',
    playbackId: 'play-1',
    duration: 43,
  });
});

test('every order of the life of a film ends in one truth', () => {
  const claims = Object.values(history);
  const expected = fold({ claims });
  expect(expected.status).toBe('deleted');
  let orders = 0;
  for (const order of permute(claims)) {
    expect(fold({ claims: order })).toEqual(expected);
    orders += 1;
  }
  expect(orders).toBe(720);
});

test('every order of a film that is not deleted ends ready, with what was said when it was', () => {
  const { deleted: _deleted, ...rest } = history;
  for (const claims of permute(Object.values(rest))) {
    expect(describeTruth(fold({ claims }))).toMatchObject({ status: 'ready', duration: 43, problem: null });
  }
});

test('deleted before ready stays deleted', () => {
  expect(fold({ claims: [history.deleted, history.ready] }).status).toBe('deleted');
});

test('a cancelled upload that made it after all is ready', () => {
  const cancelled = makeEvent({
    type: 'video.upload.cancelled',
    at: 12,
    data: { id: 'upload-1', status: 'cancelled' },
  });
  expect(fold({ claims: [cancelled, history.created] }).status).toBe('cancelled');
  expect(fold({ claims: [cancelled, history.ready] }).status).toBe('ready');
});

test('shuffled histories with repetitions end like the sequential one', () => {
  fc.assert(
    fc.property(fc.array(arbitraryClaim(), { maxLength: 30 }).chain(shuffleWithRepetitions), ({ claims, shuffled }) => {
      expect(fold({ claims: shuffled })).toEqual(fold({ claims }));
    }),
    { numRuns: 500 }
  );
});

test('the status never falls and the same claim twice is the same as once', () => {
  fc.assert(
    fc.property(fc.array(arbitraryClaim(), { maxLength: 20 }), arbitraryClaim(), (claims, claim) => {
      const truth = fold({ claims });
      const once = applyClaim({ truth, claim });
      expect(rankStatus(once.status)).toBeGreaterThanOrEqual(rankStatus(truth.status));
      expect(applyClaim({ truth: once, claim })).toEqual(once);
    })
  );
});

test('a truth survives being stored as JSON', () => {
  fc.assert(
    fc.property(fc.array(arbitraryClaim(), { maxLength: 20 }), (claims) => {
      const truth = fold({ claims });
      expect(JSON.parse(JSON.stringify(truth))).toEqual(truth);
    })
  );
});

/** Claims about one upload and one asset; an id always stands for the same claim, as Mux's event ids do. */
function arbitraryClaim(): fc.Arbitrary<Claim> {
  const trackStatus = fc.constantFrom('preparing' as const, 'ready' as const, 'errored' as const, 'deleted' as const);
  return fc
    .record({
      at: fc.integer({ min: 0, max: 20 }),
      status: fc.option(fc.constantFrom(...VIDEO_STATUSES)),
      duration: fc.option(fc.integer({ min: 0, max: 5 })),
      trackId: fc.option(fc.constantFrom('t1', 't2', 't3')),
      trackStatus,
      hasFacts: fc.boolean(),
      hasProblem: fc.boolean(),
    })
    .map((seed) => {
      const track = {
        id: seed.trackId ?? 't1',
        type: 'text' as const,
        status: seed.trackStatus,
        name: null,
        language: 'en',
        source: null,
      };
      return {
        stamp: { at: seed.at, id: JSON.stringify(seed) },
        uploadId: 'upload-1',
        assetId: 'asset-1',
        status: seed.status,
        facts: seed.hasFacts
          ? {
              playbackId: 'play-1',
              duration: seed.duration,
              aspectRatio: null,
              resolution: null,
              width: null,
              height: null,
              inputNotes: [],
              posterTime: null,
              isPublic: false,
              tracks: [track],
            }
          : null,
        track: seed.trackId ? track : null,
        problem: seed.hasProblem ? { type: 'invalid_input', messages: [String(seed.at)] } : null,
      };
    });
}

function shuffleWithRepetitions(claims: Claim[]): fc.Arbitrary<{ claims: Claim[]; shuffled: Claim[] }> {
  const repeated = fc.array(fc.constantFrom(...(claims.length > 0 ? claims : [history.ready])), {
    maxLength: claims.length,
  });
  return repeated
    .chain((again) => {
      const all = claims.length > 0 ? [...claims, ...again] : [];
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    })
    .map((shuffled) => ({ claims, shuffled }));
}

function* permute<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) yield [...items];
  for (const [index, item] of items.entries()) {
    if (items.length <= 1) return;
    for (const rest of permute([...items.slice(0, index), ...items.slice(index + 1)])) yield [item, ...rest];
  }
}
