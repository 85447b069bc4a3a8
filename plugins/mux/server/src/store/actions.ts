import type { HistoryAction, HistoryEntry } from '../../../contract/index.ts';
import type { Ask } from './ask.ts';

/** How many entries a page of the history has. */
const ENTRIES_PER_PAGE = 50;

/** What people and the school did to videos, and what Mux said about them. */
export function createActionQueries({ rows }: Ask) {
  return {
    /** A page, newest first; `before` is the `key` of the last entry of the page before it. */
    async findHistory({ videoId, before }: { videoId: string; before: string | null }) {
      const found = await rows<HistoryRow>(
        `select * from (
           select 'e:' || e.id as id, coalesce(e.occurred_at, e.received_at) as at, 'mux' as source, e.type as what,
             null as by, jsonb_build_object('outcome', e.outcome)
               || coalesce(jsonb_strip_nulls(jsonb_build_object('error', e.payload #>> '{data,errors,messages,0}')), '{}') as details
           from mux.events e
           where e.video_id in (select id from mux.videos where id = ? or replaces = ?)
           union all
           select 'a:' || c.id, c.at, 'school', c.action,
             nullif(coalesce(nullif(trim(concat_ws(' ', a.firstname, a.lastname)), ''), a.username), ''), c.details
           from mux.actions c left join admin_users a on a.id = c.admin_id
           where c.video_id = ?) entry
         cross join lateral (select extract(epoch from at)::numeric(20, 6) || '_' || id as key) k
         where ?::text is null
           or (extract(epoch from at)::numeric(20, 6), id) < (split_part(?, '_', 1)::numeric, substr(?, strpos(?, '_') + 1))
         order by at desc, id desc limit ?`,
        [videoId, videoId, videoId, before, before, before, before, ENTRIES_PER_PAGE]
      );
      return {
        entries: found.map(
          ({ key: _key, details, at, ...entry }): HistoryEntry => ({
            ...entry,
            at: at.toISOString(),
            details: JSON.parse(details),
          })
        ),
        next: found.length < ENTRIES_PER_PAGE ? null : (found.at(-1)?.key ?? null),
      };
    },

    /** `adminId` null: the school did it by itself. */
    async insertAction({
      videoId,
      action,
      details = {},
      adminId = null,
    }: {
      videoId: string;
      action: HistoryAction;
      details?: Record<string, string | number | boolean | null>;
      adminId?: number | null;
    }): Promise<void> {
      await rows(`insert into mux.actions (video_id, action, details, admin_id) values (?, ?, ?::jsonb, ?)`, [
        videoId,
        action,
        JSON.stringify(details),
        adminId,
      ]);
    },
  };
}

interface HistoryRow extends Omit<HistoryEntry, 'at' | 'details'> {
  at: Date;
  details: string;
  key: string;
}
