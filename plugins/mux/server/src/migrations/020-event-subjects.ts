import type { Migration } from '@diamond/kit';

export const eventSubjects: Migration = {
  name: '020-event-subjects',
  up: async (trx) => {
    // What an event is about, so that one that came before its film was known is found once it is.
    await trx.raw(`
      alter table mux.events
        add column upload_id text,
        add column asset_id text`);
    await trx.raw(`
      update mux.events set
        upload_id = case when type like 'video.upload.%' then payload #>> '{data,id}' else payload #>> '{data,upload_id}' end,
        asset_id = coalesce(payload #>> '{data,asset_id}',
          case when type like 'video.asset.%' then payload #>> '{data,id}' end)
      where video_id is null and jsonb_typeof(payload -> 'data') = 'object'`);
    for (const name of ['upload_id', 'asset_id']) {
      await trx.raw(
        `create index events_waiting_for_${name} on mux.events (${name}) where video_id is null and ${name} is not null`
      );
    }
  },
};
