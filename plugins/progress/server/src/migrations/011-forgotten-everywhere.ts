import type { Migration } from '@diamond/kit';

/** What a forgotten learner writes down is refused like what they watch. */
export const forgottenEverywhere: Migration = {
  name: '011-forgotten-everywhere',
  up: async (trx) => {
    for (const table of ['notes', 'bookmarks'])
      await trx.raw(`
        create trigger refuse_forgotten after insert on learning.${table}
          for each row execute function learning.refuse_forgotten()`);
  },
};
