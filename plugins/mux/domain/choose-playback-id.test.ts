import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { choosePlaybackId } from './choose-playback-id.ts';

test('a public id is passed over even when it comes first', () => {
  const playbackIds = [
    { id: 'open', policy: 'public' },
    { id: 'locked', policy: 'signed' },
  ];
  expect(choosePlaybackId({ playbackIds })).toBe('locked');
});

test('without a signed id there is none', () => {
  expect(choosePlaybackId({ playbackIds: [] })).toBeNull();
  expect(
    choosePlaybackId({
      playbackIds: [
        { id: 'open', policy: 'public' },
        { id: 'drm', policy: 'drm' },
      ],
    })
  ).toBeNull();
});

test('the choice is signed and does not depend on the order', () => {
  const playbackId = fc.record({ id: fc.string({ minLength: 1 }), policy: fc.constantFrom('public', 'signed', 'drm') });
  fc.assert(
    fc.property(fc.uniqueArray(playbackId, { selector: ({ id }) => id }), (playbackIds) => {
      const chosen = choosePlaybackId({ playbackIds });
      expect(chosen).toBe(choosePlaybackId({ playbackIds: [...playbackIds].reverse() }));
      if (chosen !== null) expect(playbackIds.find(({ id }) => id === chosen)?.policy).toBe('signed');
      else expect(playbackIds.every(({ policy }) => policy !== 'signed')).toBe(true);
    })
  );
});
