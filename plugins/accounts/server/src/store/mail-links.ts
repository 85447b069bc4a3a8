import type { Knex } from 'knex';
import type { Language } from '../../../contract/index.ts';

/** Another address, asked for and not confirmed. */
export interface EmailChange {
  userId: number;
  email: string;
}

/** Keeps what a learner asked for; what they asked for before is void with its link. */
export async function putEmailChange({ db, userId, email }: { db: Knex } & EmailChange): Promise<void> {
  await db.raw(
    `insert into accounts.email_changes (user_id, email) values (?, ?)
     on conflict (user_id) do update set email = excluded.email, code = null, asked_at = now()`,
    [userId, email]
  );
}

export async function findEmailChange({ db, userId }: { db: Knex; userId: number }): Promise<EmailChange | null> {
  return first(db, `select user_id as "userId", email from accounts.email_changes where user_id = ?`, [userId]);
}

/** Gives the change the hash of its link; false when meanwhile another address was asked for. */
export async function signEmailChange({
  db,
  userId,
  email,
  code,
}: { db: Knex; code: string } & EmailChange): Promise<boolean> {
  const row = await first(
    db,
    `update accounts.email_changes set code = ? where user_id = ? and email = ? returning user_id`,
    [code, userId, email]
  );
  return row !== null;
}

/** Spends a link: of two who use it at once one gets the change, the other null. */
export async function takeEmailChange({ db, code }: { db: Knex; code: string }): Promise<EmailChange | null> {
  return first(db, `delete from accounts.email_changes where code = ? returning user_id as "userId", email`, [code]);
}

/** A learner's links are no longer good. */
export async function dropEmailChange({ db, userId }: { db: Knex; userId: number }): Promise<void> {
  await db.raw(`delete from accounts.email_changes where user_id = ?`, [userId]);
}

/** A mail to an address no account has any more. */
export interface Letter {
  id: string;
  /** Whose it was, while there is an account. */
  userId: number | null;
  kind: 'email-changed' | 'account-deleted';
  email: string;
  firstName: string | null;
  language: Language;
  /** The address the mail is about, where it is about one. */
  about: string | null;
}

export async function putLetter({ db, letter }: { db: Knex; letter: Letter }): Promise<void> {
  const { id, userId, kind, email, firstName, language, about } = letter;
  await db.raw(
    `insert into accounts.letters (id, user_id, kind, email, first_name, language, about) values (?, ?, ?, ?, ?, ?, ?)`,
    [id, userId, kind, email, firstName, language, about]
  );
}

export async function findLetter({ db, id }: { db: Knex; id: string }): Promise<Letter | null> {
  return first(
    db,
    `select id::text as id, user_id as "userId", kind, email, first_name as "firstName", language, about
       from accounts.letters where id = ?`,
    [id]
  );
}

export async function dropLetter({ db, id }: { db: Knex; id: string }): Promise<void> {
  await db.raw(`delete from accounts.letters where id = ?`, [id]);
}

/** Days after which a letter that could not be sent is given up, with the address in it. */
const LETTER_DAYS = 7;
/** And another address that was asked for: its link is good for an hour from when its mail went out. */
const CHANGE_DAYS = 1;

/** Lets go of addresses nobody confirmed and of letters nobody could deliver. @returns how many rows that were */
export async function sweepMailLinks({ db }: { db: Knex }): Promise<number> {
  const { rows }: { rows: unknown[] } = await db.raw(
    `with changes as (
       delete from accounts.email_changes where asked_at < now() - make_interval(days => ?) returning 1
     ), letters as (
       delete from accounts.letters where written_at < now() - make_interval(days => ?) returning 1
     ) select 1 from changes union all select 1 from letters`,
    [CHANGE_DAYS, LETTER_DAYS]
  );
  return rows.length;
}

/** What lies here of a learner, without the hashes. */
export async function listLinks({
  db,
  userId,
}: {
  db: Knex;
  userId: number;
}): Promise<{ emailChanges: unknown[]; letters: unknown[] }> {
  const list = async (sql: string): Promise<unknown[]> => ((await db.raw(sql, [userId])) as { rows: unknown[] }).rows;
  return {
    emailChanges: await list(`select email, asked_at as "askedAt" from accounts.email_changes where user_id = ?`),
    letters: await list(
      `select kind, email, about, written_at as "writtenAt" from accounts.letters where user_id = ? order by written_at`
    ),
  };
}

async function first<Row>(db: Knex, sql: string, bindings: readonly (string | number)[]): Promise<Row | null> {
  const { rows }: { rows: Row[] } = await db.raw(sql, [...bindings]);
  return rows[0] ?? null;
}
