import type { WebhookOutcome } from '../../../contract/index.ts';
import type { Ask } from './ask.ts';

/** A webhook as the inbox keeps it. */
export interface NewEvent {
  id: string;
  type: string;
  objectId: string | null;
  uploadId: string | null;
  assetId: string | null;
  /** The video it is about; null while none is known. */
  videoId: string | null;
  payload: string;
  occurredAt: Date | null;
  outcome: Exclude<WebhookOutcome, 'duplicate'>;
}

/** What Mux calls a film. */
export interface FilmNames {
  uploadId: string | null;
  assetId: string | null;
}

/** The inbox of webhooks: its writing, and finding again what had to wait. */
export function createEventQueries({ rows, first }: Ask) {
  return {
    /**
     * Waits until nobody else works on a film of these names. Call it first in a transaction that takes in what Mux said, or
     * makes a film known: an event about a film that is just becoming known is then either kept before, and found, or comes
     * after, and finds it. The upload's
     * name is locked before the asset's, and both before any row, so that nobody waits in a circle.
     */
    async lockNames({ uploadId, assetId }: FilmNames): Promise<void> {
      const names = [uploadId && `mux:upload:${uploadId}`, assetId && `mux:asset:${assetId}`].filter(
        (name) => name !== null
      );
      if (names.length === 0) return;
      await rows(`select ${names.map(() => 'pg_advisory_xact_lock(hashtextextended(?, 0))').join(', ')}`, names);
    },

    /** Puts an event into the inbox; false when its id is there already, and then nothing about it may be done again. */
    async insertEvent(event: NewEvent): Promise<boolean> {
      const inserted = await first(
        `insert into mux.events (id, type, object_id, upload_id, asset_id, video_id, payload, occurred_at, outcome, applied_at)
         values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, case when ? = 'kept' then null else now() end)
         on conflict (id) do nothing returning id`,
        [
          event.id,
          event.type,
          event.objectId,
          event.uploadId,
          event.assetId,
          event.videoId,
          event.payload,
          event.occurredAt,
          event.outcome,
          event.outcome,
        ]
      );
      return inserted !== null;
    },

    /** Gives the events that waited for a film to it; their bodies, oldest first. */
    async takeWaitingEvents({ videoId, uploadId, assetId }: FilmNames & { videoId: string }): Promise<unknown[]> {
      const waiting = await rows<{ payload: string }>(
        `with taken as (
           update mux.events set video_id = ?, outcome = 'applied', applied_at = now()
            where video_id is null and (upload_id = ? or asset_id = ?)
           returning payload, received_at)
         select payload from taken order by received_at`,
        [videoId, uploadId, assetId]
      );
      return waiting.map(({ payload }) => JSON.parse(payload));
    },
  };
}
