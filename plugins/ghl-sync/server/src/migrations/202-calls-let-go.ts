import type { Migration } from '@diamond/kit';

/**
 * A call outlives the account it was about, so that it is not taken a second time; whom it was about does not.
 * GHL's id of the contact was never read.
 */
export const callsLetGo: Migration = {
  name: '202-calls-let-go',
  up: async (trx) => {
    await trx.raw(`alter table crm.inbound_calls drop column contact_id`);
    await trx.raw(
      `update crm.inbound_calls c set user_id = null where not exists (select from up_users u where u.id = c.user_id)`
    );
    await trx.raw(
      `alter table crm.inbound_calls add foreign key (user_id) references up_users (id) on delete set null`
    );
    await trx.raw(`create index inbound_calls_of_learner on crm.inbound_calls (user_id) where user_id is not null`);
  },
};
