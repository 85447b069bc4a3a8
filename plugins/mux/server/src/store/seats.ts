import type { Knex } from 'knex';

/** Buckets of leases: `burst` at once, and `perMinute` in the long run, each. */
export interface Allowance {
  burst: number;
  perMinute: number;
}

/** One player on one page. */
export interface Screen {
  userId: number;
  session: string;
}

/** Somebody who asks for a lease of one lesson. */
export interface Asker {
  /** Whose allowance it is taken off: a learner's or an address's. */
  key: string;
  /** Null: a visitor. */
  userId: number | null;
  /** Null for who has no places to count: a visitor, or a player that does not say which it is. */
  session: string | null;
  lessonId: string;
}

/** Something another plugin wants read of each asker in the same statement: one value, as text. */
export interface DeferredRead {
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

/** What an asker is called in the statement that a deferred read is part of. */
export const ASKER = { userId: 'a.user_id', lessonId: 'a.lesson_id' };

export interface Seat {
  /** False: too many leases of late. */
  isAllowed: boolean;
  /** Seconds until one more is allowed. */
  retryAfter: number;
  /** False: newer screens have taken this one's place. */
  isSeated: boolean;
  /** What was asked for with it. */
  read: string | null;
}

/** Seconds after its last sign of life that a screen counts as watching: two beats and some. */
const SEAT_LASTS = 50;

/** How many screens of the same learner are newer and alive. */
const NEWER = `
  (select count(*) from mux.streams o
    where o.user_id = s.user_id and o.ended_at is null and o.seen_at > now() - interval '${SEAT_LASTS} seconds'
      and (o.started_at, o.session) > (s.started_at, s.session))`;

/** What is in a bucket by now. */
const FILLED = `least(?::float8, m.tokens + greatest(0, extract(epoch from now() - m.at)) * ?::float8)`;

/**
 * Takes a lease off each asker's allowance and seats their screens: one statement, however many ask. Nobody writes another's
 * row: each screen finds out by itself, at its next sign of life, that newer ones have filled the places, so that no two
 * screens ever wait for each other. Allowances are locked in one order, so that no two statements wait for each other either.
 *
 * @param askers of different keys
 * @param limit screens a learner may watch on
 * @returns in the order of the askers
 */
export async function takeSeats({
  db,
  allowance: { burst, perMinute },
  askers,
  limit,
  also,
}: {
  db: Knex;
  allowance: Allowance;
  askers: readonly Asker[];
  limit: number;
  also: DeferredRead | null;
}): Promise<Seat[]> {
  const perSecond = perMinute / 60;
  const sql = `with asked as (
       select * from unnest(?::text[], ?::integer[], ?::uuid[], ?::text[]) with ordinality
         as a (key, user_id, session, lesson_id, place)),
     mint as (
       insert into mux.mints as m (key, tokens, at) select key, ?::float8 - 1, now() from asked order by key
       on conflict (key) do update set tokens = ${FILLED} - 1, at = now() where ${FILLED} >= 1
       returning key),
     seat as (
       insert into mux.streams as s (user_id, session, lesson_id)
         select user_id, session, lesson_id from asked join mint using (key) where session is not null
       on conflict (user_id, session) do update
         set seen_at = now(), lesson_id = excluded.lesson_id, ended_at = case when ${NEWER} >= ?::integer then now() end
         where s.ended_at is null
       returning s.user_id, s.ended_at is null as seated)
     select mint.key is not null as "isAllowed", a.session is null or coalesce(seat.seated, false) as "isSeated",
       ${FILLED} as tokens, ${also ? `(${also.sql})::text` : 'null'} as read
       from asked a left join mint on mint.key = a.key left join seat on seat.user_id = a.user_id
       left join mux.mints m on m.key = a.key
      order by a.place`;
  const bindings = [
    ...columnsOf(askers),
    // The new bucket, then the two fillings of the one that is there.
    burst,
    burst,
    perSecond,
    burst,
    perSecond,
    limit,
    burst,
    perSecond,
    ...(also?.bindings ?? []),
  ];
  // By name, so that a connection plans it once: planning costs more than a handful of leases do.
  const name = also ? 'mux-seats-and-more' : 'mux-seats';
  const { rows } = await db.raw<{ rows: SeatRow[] }>(sql, bindings as never).options({ name });
  return rows.map(({ tokens, ...row }) => ({
    ...row,
    retryAfter: Math.max(1, Math.ceil((1 - (tokens ?? 0)) / perSecond)),
  }));
}

type SeatRow = Omit<Seat, 'retryAfter'> & { tokens: number | null };

function columnsOf(askers: readonly Asker[]): unknown[][] {
  return [
    askers.map(({ key }) => key),
    askers.map(({ userId }) => userId),
    askers.map(({ session }) => session),
    askers.map(({ lessonId }) => lessonId),
  ];
}

/** A sign of life of a screen that was seated. One that nobody knows, after a crash, is let be until its next lease. */
export async function beatSeat({ db, screen, limit }: { db: Knex; screen: Screen; limit: number }): Promise<boolean> {
  const { userId, session } = screen;
  const { rows }: { rows: { isSeated: boolean }[] } = await db.raw(
    `with seat as (
       update mux.streams s set seen_at = now(), ended_at = case when ${NEWER} >= ?::integer then now() end
        where s.user_id = ? and s.session = ? and s.ended_at is null
       returning s.ended_at is null as seated)
     select coalesce(
       (select seated from seat),
       not exists (select from mux.streams where user_id = ? and session = ?)) as "isSeated"`,
    [limit, userId, session, userId, session]
  );
  return rows[0]?.isSeated === true;
}

export async function leaveSeat({ db, screen }: { db: Knex; screen: Screen }): Promise<void> {
  await db.raw(`delete from mux.streams where user_id = ? and session = ? and ended_at is null`, [
    screen.userId,
    screen.session,
  ]);
}

/** A learner's screens, as they are kept. */
export async function listSeats({ db, userId }: { db: Knex; userId: number }): Promise<unknown[]> {
  const { rows }: { rows: unknown[] } = await db.raw(
    `select lesson_id as "lessonId", started_at as "startedAt", seen_at as "seenAt", ended_at as "endedAt"
       from mux.streams where user_id = ? order by started_at`,
    [userId]
  );
  return rows;
}

/** Removes what a learner's screens left. */
export async function forgetSeats({ db, userId, key }: { db: Knex; userId: number; key: string }): Promise<void> {
  await db.raw(`with gone as (delete from mux.streams where user_id = ?) delete from mux.mints where key = ?`, [
    userId,
    key,
  ]);
}

/** Removes what no longer counts: screens of yesterday, allowances that are full again. */
export async function sweepSeats({ db }: { db: Knex }): Promise<void> {
  await db.raw(
    `with gone as (delete from mux.streams where seen_at < now() - interval '1 day')
     delete from mux.mints where at < now() - interval '1 hour'`
  );
}
