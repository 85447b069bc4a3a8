import type { Migration } from '@diamond/kit';

/** Why a learner could not be looked at or put right: a count alone tells nobody what to do. */
export const whyItFailed: Migration = {
  name: '102-why-it-failed',
  up: async (trx) => {
    await trx.raw(`alter table crm.differences add column failure text`);
    await trx.raw(`comment on column crm.differences.failure is 'GHL''s words or ours, with people masked'`);
  },
};
