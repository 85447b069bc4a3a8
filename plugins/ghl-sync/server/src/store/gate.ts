import type { Knex } from 'knex';
import type { ClosedBecause } from '../../../contract/index.ts';
import { ask } from './query.ts';

/** Whose turn it is first: what happens now, or what is done to many learners at once. */
export type Lane = 'now' | 'mass';

export interface Turn {
  isTaken: boolean;
  /** Milliseconds after which it is worth asking again; 0 when it is taken. */
  wait: number;
  failures: number;
  closedBecause: ClosedBecause | null;
}

/**
 * Requests that may go out at once after a rest, and how many less than GHL allows go out in an interval: GHL counts
 * when they arrive, in windows we do not see, so at no place of its clock may a rest and what is on its way add up to more.
 */
const ROOM = 'greatest(2, floor(g.burst * 0.04))';
const SPARE = 'greatest(2, ceil(g.burst * 0.06))';
const PER_MS = `((g.burst - ${ROOM} - ${SPARE}) / g.interval_ms::float)`;
/** Why the gate may be closed that GHL's next answer disproves. Of what was too many, an interval must pass. */
const DISPROVED = `'away', 'token'`;
/** Part of a day's requests that mass changes leave to what happens now. */
const DAILY_RESERVE = 0.1;

const TAKE = `
  with asked as (
    select g.id,
           g.closed_until > clock_timestamp() and not (:isProbe and g.closed_because in (${DISPROVED})) as is_closed,
           g.daily_left is not null and g.daily_until > clock_timestamp()
             and g.daily_left <= case when :isMass then ceil(g.daily_limit * ${DAILY_RESERVE}) else 0 end as is_used_up,
           least(${ROOM}, g.tokens + greatest(0, extract(epoch from clock_timestamp() - g.filled_at)) * 1000 * ${PER_MS}) as tokens,
           case when :isMass then 1 + floor(${ROOM} / 2) else 1 end as wanted,
           ${PER_MS} as per_ms
      from crm.gate g for update
  ), taken as (
    update crm.gate g
       set tokens = asked.tokens - 1,
           filled_at = clock_timestamp(),
           daily_left = case when g.daily_until <= clock_timestamp() then g.daily_limit else g.daily_left end - 1,
           daily_until = case when g.daily_until <= clock_timestamp() then g.daily_until + interval '1 day' else g.daily_until end
      from asked
     where g.id = asked.id and not asked.is_closed and not asked.is_used_up and asked.tokens >= asked.wanted
    returning g.id
  )
  select exists (select from taken) as "isTaken", g.failures,
         case when asked.is_closed then g.closed_because when asked.is_used_up then 'daily-limit' end as "closedBecause",
         ceil(case when asked.is_closed then extract(epoch from g.closed_until - clock_timestamp()) * 1000
                   when asked.is_used_up then extract(epoch from g.daily_until - clock_timestamp()) * 1000
                   when asked.tokens < asked.wanted then (asked.wanted - asked.tokens) / asked.per_ms
                   else 0 end)::float as wait
    from asked join crm.gate g on g.id = asked.id`;

/** Takes one request out of the budget all processes share, or says when to ask again. */
export async function takeTurn({ db, lane, isProbe }: { db: Knex; lane: Lane; isProbe: boolean }): Promise<Turn> {
  const [row] = await ask<Turn>(db, TAKE, { isMass: lane === 'mass', isProbe });
  if (!row) throw new Error('crm.gate has lost its row');
  return row;
}

/** Failures in a row, after which GHL is let alone for a while. */
const PATIENCE = 3;

/**
 * Notes that GHL did not answer. After a few in a row the gate is closed: a tenth of GHL's interval, doubling up to three
 * of them, each with some chance. While it is closed failures are of requests that were under way, and count for nothing.
 */
export async function noteAway({ db }: { db: Knex }): Promise<void> {
  await ask(
    db,
    `update crm.gate g
        set failures = failures + 1,
            closed_because = case when failures + 1 >= ${PATIENCE} then 'away' else closed_because end,
            closed_until = case when failures + 1 < ${PATIENCE} then closed_until else clock_timestamp() + make_interval(secs =>
              (0.75 + random() / 2) * interval_ms / 1000.0 * least(3, 0.1 * power(2, least(20, failures + 1 - ${PATIENCE})))) end
      where closed_until <= clock_timestamp()`
  );
}

/** Lets GHL alone for so many of its intervals. */
export async function closeGate({
  db,
  because,
  intervals,
}: {
  db: Knex;
  because: ClosedBecause;
  intervals: number;
}): Promise<void> {
  await ask(
    db,
    `update crm.gate set closed_because = :because, tokens = 0,
            closed_until = greatest(closed_until, clock_timestamp() + make_interval(secs => :intervals * interval_ms / 1000.0))`,
    { because, intervals }
  );
}

/** GHL answers again. */
export async function noteAnswer({ db }: { db: Knex }): Promise<void> {
  await ask(
    db,
    `update crm.gate set failures = 0,
            closed_until = case when closed_because in (${DISPROVED}) then '-infinity' else closed_until end,
            closed_because = case when closed_because in (${DISPROVED}) then null else closed_because end
      where failures > 0 or closed_because in (${DISPROVED})`
  );
}

/** What GHL's headers say of its limits. Milliseconds. */
export interface Limits {
  burst: number;
  interval: number;
  daily: number | null;
  dailyLeft: number | null;
  dailyReset: number | null;
}

export async function learnLimits({ db, limits }: { db: Knex; limits: Limits }): Promise<void> {
  const { burst, interval, daily, dailyLeft, dailyReset } = limits;
  await ask(
    db,
    `update crm.gate set burst = :burst, interval_ms = :interval, daily_limit = :daily,
            daily_left = case when daily_until > clock_timestamp() then least(daily_left, :dailyLeft) else :dailyLeft end,
            daily_until = clock_timestamp() + make_interval(secs => :dailyReset / 1000.0)`,
    { burst, interval, daily, dailyLeft, dailyReset }
  );
}

export interface GateRow {
  burst: number;
  interval: number;
  daily: number | null;
  dailyLeft: number | null;
  closedBecause: ClosedBecause | null;
  closedUntil: Date | null;
}

export async function readGate({ db }: { db: Knex }): Promise<GateRow> {
  const [row] = await ask<GateRow>(
    db,
    `select burst, interval_ms as interval, daily_limit as daily,
            case when daily_until > now() then daily_left else daily_limit end as "dailyLeft",
            case when closed_until > now() then closed_because
                 when daily_left <= 0 and daily_until > now() then 'daily-limit' end as "closedBecause",
            case when closed_until > now() then closed_until
                 when daily_left <= 0 and daily_until > now() then daily_until end as "closedUntil"
       from crm.gate`
  );
  if (!row) throw new Error('crm.gate has lost its row');
  return row;
}
