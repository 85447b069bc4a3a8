import type { Migration } from '@diamond/kit';

/** Schema of this plugin's own tables. */
export const SCHEMA = 'access';

export const migrations: readonly Migration[] = [
  {
    name: '001-grants',
    up: async (trx) => {
      // No foreign key to Strapi's users: its schema sync must stay free to rebuild that table. The lifecycle in
      // `learners.ts` removes a deleted learner's grants, and deciding joins the account, so a stray row opens nothing.
      await trx.raw(`
        create table access.grants (
          id bigint generated always as identity primary key,
          user_id integer not null,
          scope text not null check (scope in ('membership', 'course')),
          course_id text,
          source text not null,
          reason text not null,
          granted_by integer,
          granted_at timestamptz not null default now(),
          expires_at timestamptz,
          revoked_at timestamptz,
          revoked_by integer,
          revoked_reason text,
          check ((scope = 'course') = (course_id is not null)),
          check ((revoked_at is null) = (revoked_reason is null))
        )`);
      await trx.raw(
        `create unique index grants_one_open on access.grants (user_id, scope, course_id) nulls not distinct where revoked_at is null`
      );
      await trx.raw(`create index grants_newest on access.grants (granted_at desc, id desc)`);
    },
  },
];
