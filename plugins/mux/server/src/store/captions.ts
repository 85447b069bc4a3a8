import type { Ask } from './ask.ts';

/** The text of captions an editor gave. */
export interface StoredCaptions {
  id: string;
  assetId: string;
  /** Null until Mux has given it an id. */
  trackId: string | null;
  /** The track whose place this one takes once it is ready. */
  supersedes: string | null;
  language: string;
  name: string;
  vtt: string;
  /** True when Mux must have said something about it by now. */
  isOld: boolean;
}

const COLUMNS = `created_at < now() - interval '10 minutes' as "isOld", id, asset_id as "assetId", track_id as "trackId", supersedes, language, name, vtt`;

/** Seconds Mux has to fetch a text. */
const FETCH_SECONDS = 3_600;

export function createCaptionQueries({ first, rows }: Ask) {
  return {
    async insertCaptions(captions: Omit<StoredCaptions, 'trackId' | 'isOld'> & { fetchHash: string }): Promise<void> {
      await rows(
        `insert into mux.captions (id, asset_id, supersedes, language, name, vtt, fetch_hash, fetch_until)
         values (?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))`,
        [
          captions.id,
          captions.assetId,
          captions.supersedes,
          captions.language,
          captions.name,
          captions.vtt,
          captions.fetchHash,
          FETCH_SECONDS,
        ]
      );
    },

    async nameTrack({ id, trackId }: { id: string; trackId: string }): Promise<void> {
      await rows(`update mux.captions set track_id = ? where id = ?`, [trackId, id]);
    },

    async settleCaptions({ id }: { id: string }): Promise<void> {
      await rows(`update mux.captions set supersedes = null where id = ?`, [id]);
    },

    async deleteCaptions({ id }: { id: string }): Promise<void> {
      await rows(`delete from mux.captions where id = ?`, [id]);
    },

    async deleteCaptionsOf({ trackId }: { trackId: string }): Promise<void> {
      await rows(`delete from mux.captions where track_id = ?`, [trackId]);
    },

    findCaptions: ({ trackId }: { trackId: string }) =>
      first<StoredCaptions>(`select ${COLUMNS} from mux.captions where track_id = ?`, [trackId]),

    /** Captions that are to take the place of others: of one film, or of all. */
    findChanging: ({ assetId }: { assetId: string | null }) =>
      rows<StoredCaptions>(
        `select ${COLUMNS} from mux.captions
         where supersedes is not null and (?::text is null or asset_id = ?) order by created_at limit 100`,
        [assetId, assetId]
      ),

    /** The text behind an address, while that works. */
    findText: ({ fetchHash }: { fetchHash: string }) =>
      first<{ vtt: string }>(`select vtt from mux.captions where fetch_hash = ? and fetch_until > now()`, [fetchHash]),

    /** The captions of these films that can be read now. */
    listReadyCaptions: ({ videoIds }: { videoIds: readonly string[] }) =>
      rows<{ videoId: string; trackId: string; language: string | null }>(
        `select v.id as "videoId", track ->> 'id' as "trackId", track ->> 'language' as language
           from mux.videos v cross join jsonb_array_elements(v.tracks) as track
          where v.id = any(?::uuid[]) and v.status = 'ready' and v.deleting_at is null
            and track ->> 'type' = 'text' and track ->> 'status' = 'ready'`,
        [[...videoIds]]
      ),

    /** Claims the right to ask Mux about a video; null when somebody did within `seconds`. */
    claimToLook: ({ videoId, seconds }: { videoId: string; seconds: number }) =>
      first<{ id: string }>(
        `update mux.videos set checked_at = now()
         where id = ? and (checked_at is null or checked_at < now() - make_interval(secs => ?)) returning id`,
        [videoId, seconds]
      ),

    /** Claims videos some of whose captions are being prepared, those not asked about for longest first. */
    claimPreparing: ({ limit, seconds }: { limit: number; seconds: number }) =>
      rows<{ id: string }>(
        `update mux.videos set checked_at = now() where id in (
           select id from mux.videos
           where tracks @> '[{"type": "text", "status": "preparing"}]' and status = 'ready' and deleting_at is null
             and (checked_at is null or checked_at < now() - make_interval(secs => ?))
           order by checked_at nulls first limit ? for update skip locked)
         returning id`,
        [seconds, limit]
      ),
  };
}
