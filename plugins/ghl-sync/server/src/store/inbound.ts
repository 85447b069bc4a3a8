import type { Knex } from 'knex';
import type { InboundOutcome, InboundRule, InboundView } from '../../../contract/inbound.ts';
import type { Gift, Signal } from '../../../domain/inbound/decide-signals.ts';
import { ask, toIso } from './query.ts';

/** A gift with the grant it is. */
export interface StoredGift extends Gift {
  grantId: string;
  isOurs: boolean;
}

export async function readRules({ db }: { db: Knex }): Promise<{ version: number; rules: InboundRule[] }> {
  // As text: Strapi turns off pg's own reading of JSON for the whole process.
  const [row] = await ask<{ version: number; rules: string }>(
    db,
    'select version, rules::text as rules from crm.inbound_rules'
  );
  return row ? { version: row.version, rules: JSON.parse(row.rules) as InboundRule[] } : { version: 0, rules: [] };
}

/** @returns false when they were changed since they had this version */
export async function writeRules({
  db,
  version,
  rules,
}: {
  db: Knex;
  version: number;
  rules: readonly InboundRule[];
}): Promise<boolean> {
  const changed = await ask(
    db,
    `insert into crm.inbound_rules as known (version, rules) select :version + 1, :rules::jsonb
      where :version = 0 or exists (select from crm.inbound_rules)
     on conflict (id) do update set version = excluded.version, rules = excluded.rules, changed_at = now()
      where known.version = :version
     returning version`,
    { version, rules: JSON.stringify(rules) }
  );
  return changed.length > 0;
}

/**
 * Takes a call, once: whoever brings it at the same moment waits for the commit of the first.
 *
 * @returns false when it was taken before
 */
export async function takeCall({
  db,
  callId,
  provenBy,
}: {
  db: Knex;
  callId: string;
  provenBy: 'secret' | 'signature';
}): Promise<boolean> {
  const taken = await ask(
    db,
    `insert into crm.inbound_calls (call_id, proven_by, outcome) values (:callId, :provenBy, 'nothing')
     on conflict (call_id) do nothing returning call_id`,
    { callId, provenBy }
  );
  return taken.length > 0;
}

export async function endCall({
  db,
  callId,
  outcome,
  userId,
  effects,
}: {
  db: Knex;
  callId: string;
  outcome: Exclude<InboundOutcome, 'repeated'>;
  userId: number | null;
  effects: readonly string[];
}): Promise<void> {
  await ask(
    db,
    `update crm.inbound_calls set outcome = :outcome, user_id = :userId, effects = :effects where call_id = :callId`,
    { callId, outcome, userId, effects }
  );
}

/** Whoever else has a call about the same person waits until this transaction is over. */
export async function lockPerson({ db, key }: { db: Knex; key: string }): Promise<void> {
  await ask(db, `select pg_advisory_xact_lock(hashtextextended(:key, 4711))`, { key });
}

export async function findLearnerByEmail({ db, email }: { db: Knex; email: string }): Promise<number | null> {
  const [row] = await ask<{ id: number }>(db, 'select id from up_users where email = :email', { email });
  return row?.id ?? null;
}

/**
 * What is known of a learner, and what went from them before the school knew them: of each tag what is newest.
 *
 * @param person as absences name them
 */
export async function listSignals({
  db,
  userId,
  person,
}: {
  db: Knex;
  userId: number | null;
  person: string | null;
}): Promise<Signal[]> {
  return ask(
    db,
    `select distinct on (kind, name) kind, name, is_present as "isPresent", at from (
       select kind, name, is_present, at from crm.inbound_signals where user_id = :userId::int
       union all
       select kind, name, false, at from crm.inbound_absences where person = :person::text
     ) known order by kind, name, at desc, is_present desc`,
    { userId, person }
  );
}

/** Keeps that a tag went from somebody who is no learner; an older call about it is late from then on. */
export async function keepAbsence({
  db,
  person,
  signal: { kind, name, at },
}: {
  db: Knex;
  person: string;
  signal: Signal;
}): Promise<void> {
  await ask(
    db,
    `insert into crm.inbound_absences as known (person, kind, name, at) values (:person, :kind, :name, :at)
     on conflict (person, kind, name) do update set at = greatest(known.at, excluded.at), kept_at = now()`,
    { person, kind, name, at: at.toISOString() }
  );
}

export async function keepSignal({ db, userId, signal }: { db: Knex; userId: number; signal: Signal }): Promise<void> {
  const { kind, name, isPresent, at } = signal;
  await ask(
    db,
    `insert into crm.inbound_signals (user_id, kind, name, is_present, at) values (:userId, :kind, :name, :isPresent, :at)
     on conflict (user_id, kind, name) do update set is_present = excluded.is_present, at = excluded.at`,
    { userId, kind, name, isPresent, at: at.toISOString() }
  );
}

export async function listGifts({ db, userId }: { db: Knex; userId: number }): Promise<StoredGift[]> {
  return ask(
    db,
    `select kind, name, scope, course_id as "courseId", grant_id as "grantId", is_ours as "isOurs"
       from crm.inbound_gifts where user_id = :userId`,
    { userId }
  );
}

export async function keepGift({ db, userId, gift }: { db: Knex; userId: number; gift: StoredGift }): Promise<void> {
  await ask(
    db,
    `insert into crm.inbound_gifts (user_id, kind, name, scope, course_id, grant_id, is_ours)
     values (:userId, :kind, :name, :scope, :courseId, :grantId, :isOurs)
     on conflict (user_id, kind, name, scope, course_id) do update set grant_id = excluded.grant_id, is_ours = excluded.is_ours`,
    { userId, ...toValues(gift), grantId: gift.grantId, isOurs: gift.isOurs }
  );
}

export async function dropGift({ db, userId, gift }: { db: Knex; userId: number; gift: Gift }): Promise<void> {
  await ask(
    db,
    `delete from crm.inbound_gifts
      where user_id = :userId and kind = :kind and name = :name and scope = :scope
        and course_id is not distinct from :courseId`,
    { userId, ...toValues(gift) }
  );
}

/** Newest first, with the names admins may see. */
export async function listCalls({
  db,
  limit,
  offset,
}: {
  db: Knex;
  limit: number;
  offset: number;
}): Promise<{ data: InboundView[]; total: number }> {
  const rows = await ask<Omit<InboundView, 'at'> & { at: Date }>(
    db,
    `select c.id::text as id, c.at, c.proven_by as "provenBy", c.outcome, c.user_id as "userId",
            nullif(concat_ws(' ', u.first_name, u.last_name), '') as learner, c.effects
       from crm.inbound_calls c left join up_users u on u.id = c.user_id
      order by c.id desc limit :limit offset :offset`,
    { limit, offset }
  );
  const [counted] = await ask<{ total: number }>(db, 'select count(*)::int as total from crm.inbound_calls');
  return { data: rows.map((row) => ({ ...row, at: toIso(row.at) ?? '' })), total: counted?.total ?? 0 };
}

/** Forgets calls that came, and absences that were told of last, more than so many days ago. */
export async function forgetCalls({ db, days }: { db: Knex; days: number }): Promise<void> {
  await ask(db, `delete from crm.inbound_calls where at < now() - make_interval(days => :days)`, { days });
  await ask(db, `delete from crm.inbound_absences where kept_at < now() - make_interval(days => :days)`, { days });
}

function toValues({ kind, name, scope, courseId }: Gift) {
  return { kind, name, scope, courseId };
}
