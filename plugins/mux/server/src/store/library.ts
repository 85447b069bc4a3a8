import type { LibraryQuery, Place, Take, VideoFlagCode, VideoOrder } from '../../../contract/index.ts';
import { PLACES_SHOWN } from '../../../contract/index.ts';
import type { Track } from '../../../domain/truth.ts';
import type { Ask } from './ask.ts';
import type { StoredVideo } from '../store.ts';

/** A field of a content type that holds a video, by the names of the database. All of them come from Strapi's own schema. */
export interface VideoColumn {
  contentType: string;
  table: string;
  column: string;
  titleColumn: string | null;
  /** False for components, which are no entries of their own. */
  isEntry: boolean;
}

/** A video as the library needs it. */
export interface LibraryRow
  extends Pick<
    StoredVideo,
    | 'id'
    | 'title'
    | 'status'
    | 'assetId'
    | 'playbackId'
    | 'duration'
    | 'aspectRatio'
    | 'resolution'
    | 'width'
    | 'height'
    | 'inputNotes'
    | 'posterTime'
    | 'error'
    | 'createdAt'
    | 'updatedAt'
  > {
  tracks: Track[];
  chapters: { from: number; title: string }[];
  fileName: string | null;
  size: number | null;
  flags: VideoFlagCode[];
  minDuration: number | null;
  maxDuration: number | null;
  minResolution: number | null;
  places: Place[];
  placeCount: number;
  createdBy: string | null;
  next: Take['status'] | null;
  /** Captions that are to take the place of others, by track: `[new, old]`. */
  changes: [string, string][];
}

export type LibraryFilter = Pick<LibraryQuery, 'search' | 'status' | 'usage' | 'captions' | 'flag'> & {
  videoId?: string;
};

const ORDERS: Record<VideoOrder, string> = {
  created: 'v.created_at',
  title: 'lower(v.title)',
  duration: 'v.duration',
  size: 'v.file_size',
};

/** The one place that says what is outside the policy. */
const FLAGS = `case when v.status = 'ready' then array_remove(array[
    case when v.duration < s.min_duration then 'too-short' end,
    case when v.duration > s.max_duration then 'too-long' end,
    case when least(v.width, v.height) < s.min_resolution then 'too-small' end,
    case when s.are_captions_required and v.caption_count = 0 then 'captions-missing' end,
    case when v.is_public then 'public-playback' end], null) else '{}' end`;

/** Videos with all that is said about them, in one statement. */
export function createLibraryQueries({ first, rows }: Ask) {
  return {
    /** `total` counts all that fit the filter, the rows are those of the page. */
    async findLibrary({
      filter,
      columns,
      sort = 'created',
      direction = 'desc',
      limit,
      offset = 0,
    }: {
      filter: LibraryFilter;
      columns: readonly VideoColumn[];
      sort?: VideoOrder;
      direction?: 'asc' | 'desc';
      limit: number;
      offset?: number;
    }): Promise<{ videos: LibraryRow[]; total: number }> {
      const { where, bindings } = buildWhere(filter);
      const order = `${ORDERS[sort]} ${direction === 'asc' ? 'asc' : 'desc'} nulls last`;
      const found = await rows<Record<string, unknown> & { total: number; row: string | null }>(
        `with uses as (${buildUses(columns)}),
         fitting as materialized (
           select v.id, row_number() over (order by ${order}, v.id) as place
           from mux.videos v cross join mux.settings s cross join lateral (select ${FLAGS} as flags) f
           where ${where}),
         page as (select id, place from fitting where place > ? and place <= ?),
         used as (
           select video_id, max(count)::int as count,
             jsonb_agg(jsonb_build_object('contentType', content_type, 'documentId', document_id, 'locale', locale,
               'title', title, 'isDraft', is_draft, 'isPublished', is_published) order by nth)
               filter (where nth <= ${PLACES_SHOWN}) as places
           from (
             select *, row_number() over of_video as nth, count(*) over (partition by video_id) as count
             from (
               select video_id, content_type, document_id, locale, max(title) as title,
                 bool_or(published_at is null) as is_draft, bool_or(published_at is not null) as is_published
               from uses where video_id in (select id::text from page)
               group by video_id, content_type, document_id, locale) entry
             window of_video as (partition by video_id order by content_type, title, document_id, locale)) counted
           group by video_id)
         select (select count(*)::int from fitting) as total,
           case when v.id is not null then jsonb_build_object(
             'id', v.id, 'title', v.title, 'status', v.status, 'assetId', v.asset_id, 'playbackId', v.playback_id,
             'duration', v.duration, 'aspectRatio', v.aspect_ratio, 'resolution', v.resolution, 'width', v.width,
             'height', v.height, 'inputNotes', v.input_notes, 'posterTime', v.poster_time, 'error', v.error,
             'tracks', v.tracks, 'chapters', v.chapters, 'fileName', v.file_name, 'size', v.file_size, 'flags', f.flags,
             'minDuration', s.min_duration, 'maxDuration', s.max_duration, 'minResolution', s.min_resolution,
             'places', coalesce(used.places, '[]'), 'placeCount', coalesce(used.count, 0),
             'createdBy', nullif(coalesce(nullif(trim(concat_ws(' ', a.firstname, a.lastname)), ''), a.username), ''),
             'next', (select n.status from mux.videos n where n.replaces = v.id and n.kept_until is null),
             'changes', (select coalesce(jsonb_agg(jsonb_build_array(c.track_id, c.supersedes)), '[]')
               from mux.captions c where c.asset_id = v.asset_id and c.supersedes is not null)) end as row,
           v.created_at as "createdAt", v.updated_at as "updatedAt"
         from (select 1) one left join page on true
         left join mux.videos v on v.id = page.id
         left join mux.settings s on true
         left join lateral (select ${FLAGS} as flags) f on true
         left join used on used.video_id = v.id::text
         left join admin_users a on a.id = v.created_by
         order by page.place`,
        [...bindings, offset, offset + limit]
      );
      return {
        total: found[0]?.total ?? 0,
        videos: found.flatMap(({ row, createdAt, updatedAt }) =>
          row === null ? [] : [{ ...JSON.parse(row), createdAt, updatedAt } as LibraryRow]
        ),
      };
    },

    /** Every entry that shows a video; `limit` of them, and how many there are. */
    async findPlaces({
      videoId,
      columns,
    }: {
      videoId: string;
      columns: readonly VideoColumn[];
    }): Promise<{ places: Place[]; count: number }> {
      const found = await first<{ places: string; count: number }>(
        `select coalesce(jsonb_agg(to_jsonb(p) - 'nth' order by nth) filter (where nth <= 50), '[]') as places,
           count(*)::int as count
         from (
           select content_type as "contentType", document_id as "documentId", locale, max(title) as title,
             bool_or(published_at is null) as "isDraft", bool_or(published_at is not null) as "isPublished",
             row_number() over (order by content_type, max(title), document_id, locale) as nth
           from (${buildUses(columns)}) uses where video_id = ?
           group by content_type, document_id, locale) p`,
        [videoId]
      );
      return { places: found ? JSON.parse(found.places) : [], count: found?.count ?? 0 };
    },

    async updateTitle({ videoId, title }: { videoId: string; title: string }): Promise<void> {
      await rows(`update mux.videos set title = ?, updated_at = now() where id = ?`, [title, videoId]);
    },

    async updateChapters({ videoId, chapters }: { videoId: string; chapters: LibraryRow['chapters'] }): Promise<void> {
      await rows(`update mux.videos set chapters = ?::jsonb, updated_at = now() where id = ?`, [
        JSON.stringify(chapters),
        videoId,
      ]);
    },

    async markMasterAsked({ videoId }: { videoId: string }): Promise<void> {
      await rows(`update mux.videos set master_asked_at = now() where id = ?`, [videoId]);
    },

    findMasterAsked: ({ videoId }: { videoId: string }) =>
      first<{ at: Date | null }>(`select master_asked_at as at from mux.videos where id = ?`, [videoId]),
  };
}

function buildWhere({ videoId, search = '', status, usage, captions, flag }: LibraryFilter) {
  const parts = ['v.replaces is null', 'v.deleting_at is null'];
  const bindings: string[] = [];
  const add = (sql: string, ...values: string[]): void => {
    parts.push(sql);
    bindings.push(...values);
  };
  const isUsed = 'exists (select 1 from uses where uses.video_id = v.id::text)';
  if (videoId !== undefined) add('v.id = ?', videoId);
  if (search.trim() !== '') add('v.title ilike ?', `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`);
  if (status) add('v.status = ?', status);
  if (usage) add(usage === 'used' ? isUsed : `not ${isUsed}`);
  if (captions) add(captions === 'with' ? 'v.caption_count > 0' : `v.caption_count = 0`);
  if (flag === 'any') add('cardinality(f.flags) > 0');
  else if (flag) add('? = any(f.flags)', flag);
  return { where: parts.join(' and '), bindings };
}

/** Every row that holds a video, of every content type that may: `unpublished` rows are drafts. */
function buildUses(columns: readonly VideoColumn[]): string {
  const selects = columns.map(({ contentType, table, column, titleColumn, isEntry }) => {
    const [documentId, locale, publishedAt] = isEntry
      ? ['document_id', 'locale', 'published_at']
      : ['null::text', 'null::text', 'null::timestamp'];
    return `select '${contentType}'::text as content_type, ${documentId} as document_id, ${locale} as locale,
      ${titleColumn ? quote(titleColumn) : 'null'}::text as title, ${publishedAt} as published_at,
      ${quote(column)}::text as video_id from ${quote(table)} where ${quote(column)} is not null`;
  });
  const none = `select null::text as content_type, null::text as document_id, null::text as locale, null::text as title,
    null::timestamp as published_at, null::text as video_id where false`;
  return selects.length > 0 ? selects.join(' union all ') : none;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
