import type { Knex } from 'knex';

/** A bucket of leases: `burst` at once, and `perMinute` in the long run. */
export interface Allowance {
  /** Whose: a learner or an address. */
  key: string;
  burst: number;
  perMinute: number;
}

/** One player on one page. */
export interface Screen {
  userId: number;
  session: string;
}

/** Something another plugin wants read in the same statement: one value, as text. */
export interface DeferredRead {
  sql: string;
  bindings: readonly Knex.RawBinding[];
}

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

/**
 * Takes a lease off the allowance and seats the screen, in one statement. Nobody writes another's row: each screen finds out
 * by itself, at its next sign of life, that newer ones have filled the places, so that no two ever wait for each other.
 *
 * @param screen null for who has no places to count: a visitor, or a player that does not say which it is
 * @param limit screens a learner may watch on
 */
export async function takeSeat({
  db,
  allowance: { key, burst, perMinute },
  screen,
  lessonId,
  limit,
  also,
}: {
  db: Knex;
  allowance: Allowance;
  screen: Screen | null;
  lessonId: string;
  limit: number;
  also: DeferredRead | null;
}): Promise<Seat> {
  const perSecond = perMinute / 60;
  const filled = `least(?::float8, m.tokens + greatest(0, extract(epoch from now() - m.at)) * ?::float8)`;
  const seat = screen
    ? `insert into mux.streams as s (user_id, session, lesson_id)
         select ?::integer, ?::uuid, ?::text where exists (select from mint)
       on conflict (user_id, session) do update
         set seen_at = now(), lesson_id = excluded.lesson_id, ended_at = case when ${NEWER} >= ?::integer then now() end
         where s.ended_at is null
       returning s.ended_at is null as seated`
    : 'select true as seated';
  const {
    rows,
  }: { rows: { isAllowed: boolean; tokens: number | null; isSeated: boolean | null; read: string | null }[] } =
    await db.raw(
      `with mint as (
         insert into mux.mints as m (key, tokens, at) values (?, ?::float8 - 1, now())
         on conflict (key) do update set tokens = ${filled} - 1, at = now() where ${filled} >= 1
         returning true),
       seat as (${seat})
       select exists (select from mint) as "isAllowed", (select seated from seat) as "isSeated",
         (select ${filled} from mux.mints m where key = ?) as tokens, ${also ? `(${also.sql})::text` : 'null'} as read`,
      [
        // The new bucket, then the two fillings of the one that is there.
        key,
        burst,
        burst,
        perSecond,
        burst,
        perSecond,
        ...(screen ? [screen.userId, screen.session, lessonId, limit] : []),
        burst,
        perSecond,
        key,
        ...(also?.bindings ?? []),
      ]
    );
  const [row] = rows;
  return {
    isAllowed: row?.isAllowed === true,
    retryAfter: Math.max(1, Math.ceil((1 - (row?.tokens ?? 0)) / perSecond)),
    isSeated: row?.isSeated === true,
    read: row?.read ?? null,
  };
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
