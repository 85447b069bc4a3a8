import type { Migration } from '@diamond/kit';

/**
 * What went from somebody the school does not know: without it an older call, come late, would invite them. Everything
 * else that is known is of a learner.
 */
export const absences: Migration = {
  name: '203-absences',
  up: async (trx) => {
    await trx.raw(`
      create table crm.inbound_absences (
        person text not null,
        kind text not null check (kind in ('tag', 'workflow')),
        name text not null,
        at timestamptz not null,
        kept_at timestamptz not null default now(),
        primary key (person, kind, name)
      )`);
    await trx.raw(`create index inbound_absences_by_time on crm.inbound_absences (kept_at)`);
    await trx.raw(
      `comment on column crm.inbound_absences.person is 'Keyed hash of the e-mail, or of the contact where there is none'`
    );
  },
};
