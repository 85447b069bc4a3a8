import type { Ask } from './ask.ts';

/** Names the advisory lock under which processes share out the questions to Mux. */
const RECONCILER_LOCK = 'mux:reconciler';

/** What is asked about by itself: what is unsettled, what failed within a day, what Mux's list no longer has. */
const DUE = `(status in ('waiting', 'preparing')
    or (status = 'errored' and settled_at > now() - interval '1 day')
    or suspected_at is not null)
  and status <> 'deleted' and next_check_at <= now()`;

/** What the reconciler asks of the database. */
export function createReconcilingQueries({ rows, first }: Ask) {
  return {
    /**
     * Claims at most `limit` videos that are due. Call it in a transaction: the lock that makes one process the leader for
     * this moment ends with it. Claiming moves the next check on, so that a process that dies now delays a video and loses
     * nothing.
     */
    async claimDueVideos({ limit }: { limit: number }): Promise<{ id: string; checks: number }[]> {
      const lock = await first<{ isLeader: boolean }>(`select pg_try_advisory_xact_lock(hashtext(?)) as "isLeader"`, [
        RECONCILER_LOCK,
      ]);
      if (!lock?.isLeader) return [];
      return rows(
        `update mux.videos set checked_at = now(), next_check_at = now() + interval '2 minutes'
         where id in (select id from mux.videos where ${DUE} order by next_check_at limit ? for update skip locked)
         returning id, checks`,
        [limit]
      );
    },

    /** `isAsked`: Mux answered, so that a suspicion is settled either way. */
    async planCheck({ videoId, at, isAsked }: { videoId: string; at: Date; isAsked: boolean }): Promise<void> {
      await rows(
        `update mux.videos set checks = checks + 1, next_check_at = ?,
           suspected_at = case when ?::boolean then null else suspected_at end
         where id = ?`,
        [at, isAsked, videoId]
      );
    },

    /**
     * Takes one request off the budget of all processes together; false when it is spent, or when Mux is let alone for a
     * while.
     */
    async spend({ limit, seconds }: { limit: number; seconds: number }): Promise<boolean> {
      const isOver = `b.window_at <= now() - make_interval(secs => ?)`;
      const spent = await first(
        `insert into mux.budgets as b (name, window_at, spent) values ('requests', now(), 1)
         on conflict (name) do update set
           spent = case when ${isOver} then 1 else b.spent + 1 end,
           window_at = case when ${isOver} then now() else b.window_at end
         where (b.paused_until is null or b.paused_until <= now()) and (${isOver} or b.spent < ?)
         returning spent`,
        [seconds, seconds, seconds, limit]
      );
      return spent !== null;
    },

    /** Lets Mux alone after a failure: half a minute, twice as long each time, ten minutes at most. */
    async pauseRequests(): Promise<void> {
      await rows(
        `update mux.budgets set failures = failures + 1,
           paused_until = now() + make_interval(secs => least(600, 30 * power(2, least(failures, 10))))
         where name = 'requests'`,
        []
      );
    },

    async resumeRequests(): Promise<void> {
      await rows(
        `update mux.budgets set failures = 0, paused_until = null where name = 'requests' and failures > 0`,
        []
      );
    },

    /**
     * Claims the next page of Mux's list, for a minute: a process that dies with it leaves it to another. Null when nothing is
     * to be read, or somebody is at it.
     */
    claimSweep: () =>
      first<{ cursor: string | null; startedAt: string }>(
        `update mux.sweeps set claimed_until = now() + interval '1 minute', started_at = coalesce(started_at, now())
         where name = 'assets' and claimed_until <= now() and (started_at is not null or next_at <= now())
         returning cursor, started_at::text as "startedAt"`,
        []
      ),

    /** Goes on at `cursor`; null begins anew. */
    async moveSweep({ cursor }: { cursor: string | null }): Promise<void> {
      await rows(`update mux.sweeps set cursor = ?, claimed_until = now() where name = 'assets'`, [cursor]);
    },

    /** Has the list read at the next occasion. One that is being read is read again from its beginning. */
    async startSweep(): Promise<void> {
      await rows(
        `update mux.sweeps set next_at = now(), started_at = null, cursor = null, claimed_until = now() where name = 'assets'`,
        []
      );
    },

    /**
     * Ends a reading: films of before it that the list did not have are suspected, and asked about one by one.
     *
     * @returns how many there are
     */
    async finishSweep({ startedAt, nextAt }: { startedAt: string; nextAt: Date }): Promise<number> {
      const suspected = await rows(
        `with finished as (
           update mux.sweeps set started_at = null, cursor = null, claimed_until = now(), finished_at = now(), next_at = ?
            where name = 'assets' and started_at = ?
           returning name)
         update mux.videos set suspected_at = now(), next_check_at = now(), checks = 0
          where exists (select from finished) and asset_id is not null and status in ('ready', 'errored')
            and created_at < ? and (listed_at is null or listed_at < ?)
         returning id`,
        [nextAt, startedAt, startedAt, startedAt]
      );
      return suspected.length;
    },

    /** Notes that Mux's list has these assets; those of ours among them, as far as is known. */
    noteListed: ({ assetIds }: { assetIds: readonly string[] }) =>
      rows<{ assetId: string; status: string; isPublic: boolean }>(
        `update mux.videos set listed_at = now(), suspected_at = null where asset_id in (select jsonb_array_elements_text(?::jsonb))
         returning asset_id as "assetId", status, is_public as "isPublic"`,
        [JSON.stringify(assetIds)]
      ),

    /** Claims a film that anyone may watch, to be made private; null when there is none that was not tried just now. */
    claimPublicFilm: ({ seconds }: { seconds: number }) =>
      first<{ id: string; assetId: string }>(
        `update mux.videos set checked_at = now() where id = (
           select id from mux.videos where is_public and status <> 'deleted' and asset_id is not null
             and (checked_at is null or checked_at < now() - make_interval(secs => ?))
           order by checked_at nulls first limit 1 for update skip locked)
         returning id, asset_id as "assetId"`,
        [seconds]
      ),

    async countPublicFilms(): Promise<number> {
      const row = await first<{ count: number }>(
        `select count(*)::int as count from mux.videos where is_public and status <> 'deleted'`,
        []
      );
      return row?.count ?? 0;
    },

    async isPublicRemoved(): Promise<boolean> {
      const row = await first<{ isRemoved: boolean }>(
        `select is_public_removed as "isRemoved" from mux.settings where id = 1`,
        []
      );
      return row?.isRemoved === true;
    },
  };
}
