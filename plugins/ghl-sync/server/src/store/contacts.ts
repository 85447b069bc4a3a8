import type { Knex } from 'knex';
import { ask, toIso } from './query.ts';

/** Who a learner is at GHL. */
export interface StoredContact {
  contactId: string | null;
  email: string | null;
  conflictField: 'email' | 'phone' | null;
}

const COLUMNS = 'contact_id as "contactId", email, conflict_field as "conflictField"';

/**
 * Takes a contact in hand, and writes down beforehand which address is about to be told: whatever happens to this
 * process, the contact is found by it. The same job may take it again at once, another when its time is over.
 *
 * @param seconds the hold ends by itself
 * @returns null while another has it
 */
export async function holdContact({
  db,
  userId,
  jobId,
  email,
  seconds,
}: {
  db: Knex;
  userId: number;
  jobId: string;
  /** null keeps what is known. */
  email: string | null;
  seconds: number;
}): Promise<StoredContact | null> {
  const [row] = await ask<StoredContact>(
    db,
    `insert into crm.contacts as known (user_id, email, busy_by, busy_until)
     values (:userId, :email, :jobId, now() + make_interval(secs => :seconds))
     on conflict (user_id) do update set
       busy_by = excluded.busy_by, busy_until = excluded.busy_until, email = coalesce(known.email, excluded.email)
       where known.busy_until < now() or known.busy_by = excluded.busy_by
     returning ${COLUMNS}`,
    { userId, jobId, email, seconds }
  );
  return row ?? null;
}

export async function releaseContact({
  db,
  userId,
  jobId,
}: {
  db: Knex;
  userId: number;
  jobId: string;
}): Promise<void> {
  await ask(
    db,
    `update crm.contacts set busy_by = null, busy_until = '-infinity' where user_id = :userId and busy_by = :jobId`,
    { userId, jobId }
  );
}

/** Keeps what GHL answered. */
export async function keepContact({
  db,
  userId,
  contactId,
  email,
  conflict,
}: {
  db: Knex;
  userId: number;
  contactId: string | null;
  email: string | null;
  /** `undefined` keeps what is known of it. */
  conflict: { field: 'email' | 'phone'; contactId: string | null } | null | undefined;
}): Promise<void> {
  const values = { userId, contactId, email };
  if (conflict === undefined) {
    await ask(
      db,
      `update crm.contacts set contact_id = :contactId, email = :email, told_at = now() where user_id = :userId`,
      values
    );
    return;
  }
  await ask(
    db,
    `update crm.contacts
        set contact_id = :contactId, email = :email, told_at = now(), conflict_field = :field,
            conflict_contact_id = :otherId,
            conflict_at = case when :field::text is null then null
                               when conflict_field = :field then conflict_at else now() end
      where user_id = :userId`,
    { ...values, field: conflict?.field ?? null, otherId: conflict?.contactId ?? null }
  );
}

export async function dropContact({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  await ask(db, 'delete from crm.contacts where user_id = :userId', { userId });
}

export async function findContact({ db, userId }: { db: Knex; userId: number }): Promise<StoredContact | null> {
  const [row] = await ask<StoredContact>(db, `select ${COLUMNS} from crm.contacts where user_id = :userId`, { userId });
  return row ?? null;
}

/** Learners of these contacts, by GHL's id of the contact. */
export async function findByContactId({ db, contactId }: { db: Knex; contactId: string }): Promise<number | null> {
  const [row] = await ask<{ userId: number }>(
    db,
    `select c.user_id as "userId" from crm.contacts c join up_users u on u.id = c.user_id
      where c.contact_id = :contactId order by c.user_id limit 1`,
    { contactId }
  );
  return row?.userId ?? null;
}

/** Contacts whose account is gone, and nobody told GHL yet. */
export async function findOrphans({ db, limit }: { db: Knex; limit: number }): Promise<number[]> {
  const rows = await ask<{ userId: number }>(
    db,
    `select c.user_id as "userId" from crm.contacts c
      where not exists (select from up_users u where u.id = c.user_id) order by c.user_id limit :limit`,
    { limit }
  );
  return rows.map(({ userId }) => userId);
}

export async function countContacts({ db }: { db: Knex }): Promise<{ contacts: number; conflicts: number }> {
  const [row] = await ask<{ contacts: number; conflicts: number }>(
    db,
    `select count(*) filter (where contact_id is not null)::int as contacts,
            count(*) filter (where conflict_field is not null)::int as conflicts from crm.contacts`
  );
  return row ?? { contacts: 0, conflicts: 0 };
}

export async function listConflicts({ db, limit }: { db: Knex; limit: number }) {
  const rows = await ask<{
    userId: number;
    learner: string | null;
    contactId: string | null;
    field: 'email' | 'phone';
    otherContactId: string | null;
    at: Date;
  }>(
    db,
    `select c.user_id as "userId", nullif(concat_ws(' ', u.first_name, u.last_name), '') as learner,
            c.contact_id as "contactId", c.conflict_field as field, c.conflict_contact_id as "otherContactId",
            c.conflict_at as at
       from crm.contacts c join up_users u on u.id = c.user_id
      where c.conflict_field is not null order by c.conflict_at desc, c.user_id limit :limit`,
    { limit }
  );
  return rows.map((row) => ({ ...row, at: toIso(row.at) ?? '' }));
}
