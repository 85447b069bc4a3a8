import type { ClientBase } from 'pg';

/**
 * A library made by SQL: films of all lengths, sizes and states, four in five of them shown in a lesson with its draft and
 * its published side, some with captions, notes of their codecs, an older film behind them, or another on its way.
 */
export async function fillLibrary({ client, videos }: { client: ClientBase; videos: number }): Promise<void> {
  await client.query(
    `insert into mux.videos (id, title, status, upload_id, asset_id, playback_id, duration, aspect_ratio, resolution, width,
       height, input_notes, tracks, caption_count, truth, file_name, file_size, created_at)
     select md5('video' || n)::uuid,
       (array['Rough', 'Clear', 'Cut', 'Brilliant', 'Polished', 'Rare', 'Old'])[1 + n % 7] || ' '
         || (array['stones', 'facets', 'lights', 'colours', 'weights', 'settings'])[1 + n % 6] || ', part ' || n,
       case when n % 50 = 0 then 'errored' when n % 50 = 1 then 'waiting' else 'ready' end,
       'upload' || n, 'asset' || n, 'playback' || n, (n * 7919) % 7200, '16:9', '1080p', 1920,
       case when n % 9 = 0 then 360 else 1080 end,
       case when n % 4 = 0 then '[{"reason": "video_codec", "value": "hevc"}]' else '[]' end::jsonb,
       case when n % 3 = 0 then '[{"id": "t", "type": "text", "status": "ready", "name": "English", "language": "en",
         "source": "uploaded"}]' else '[]' end::jsonb,
       case when n % 3 = 0 then 1 else 0 end, '{}', 'film-' || n || '.mp4', (n * 104729) % 2000000000,
       now() - n * interval '7 minutes'
     from generate_series(1, $1) n`,
    [videos]
  );
  await client.query(
    `insert into mux.videos (id, title, status, asset_id, playback_id, duration, truth, replaces, kept_until)
     select md5('take' || n)::uuid, 'A take', 'ready', 'take-asset' || n, 'take-playback' || n, 60, '{}',
       md5('video' || n)::uuid, case when n % 40 = 0 then now() + interval '9 days' end
     from generate_series(1, $1) n where n % 20 = 0`,
    [videos]
  );
  await client.query(
    `insert into lessons (document_id, title, slug, video, free_preview, position, created_at, updated_at, published_at, locale)
     select 'lesson' || lpad(n::text, 18, '0'), 'Lesson ' || n, 'lesson-' || n, md5('video' || n)::uuid::text, false, n, now(),
       now(), case side when 1 then now() end, 'en'
     from generate_series(1, $1) n, generate_series(0, 1) side where n % 5 > 0`,
    [videos]
  );
  await client.query(
    `update mux.settings set min_duration = 60, max_duration = 5400, min_resolution = 720, are_captions_required = true`
  );
  await client.query('vacuum analyze');
}
