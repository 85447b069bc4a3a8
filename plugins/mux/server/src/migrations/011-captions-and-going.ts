import type { Migration } from '@diamond/kit';

export const captionsAndGoing: Migration = {
  name: '011-captions-and-going',
  up: async (trx) => {
    // Both are looked through every half minute, and are empty most of the time.
    await trx.raw(`
      create index videos_with_captions_under_way on mux.videos (checked_at)
      where tracks @> '[{"type": "text", "status": "preparing"}]' and status = 'ready'`);
    await trx.raw(`create index videos_going on mux.videos (deleting_at) where deleting_at is not null`);
    await trx.raw(`create index videos_kept on mux.videos (kept_until) where kept_until is not null`);
  },
};
