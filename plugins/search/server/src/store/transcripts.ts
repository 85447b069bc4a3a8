import type { Knex } from 'knex';
import type { Dictionary } from '../../../domain/build-documents.ts';
import type { Passage } from '../../../domain/split-transcript.ts';
import { ask } from './query.ts';

/** Captions of a film, by the track they are. */
export interface Track {
  videoId: string;
  trackId: string;
  language: string;
}

/** Films that published lessons show. */
export async function findShownVideos({ db }: { db: Knex }): Promise<string[]> {
  const rows = await ask<{ id: string }>(
    db,
    'select distinct video_id as id from search.documents where video_id is not null order by id'
  );
  return rows.map(({ id }) => id);
}

/** Makes the list of captions to be searched exactly `tracks`; what is known of those that stay is kept. */
export async function replaceTracks({ db, tracks }: { db: Knex; tracks: readonly Track[] }): Promise<void> {
  await ask(
    db,
    `with wanted as (
       select * from jsonb_to_recordset(cast(:tracks as jsonb)) as w ("videoId" text, "trackId" text, language text)
     ), gone as (
       delete from search.transcripts t
        where not exists (select from wanted w where w."videoId" = t.video_id and w."trackId" = t.track_id)
     )
     insert into search.transcripts (video_id, track_id, language)
     select distinct "videoId", "trackId", language from wanted
     on conflict do nothing`,
    { tracks: JSON.stringify(tracks) }
  );
}

/**
 * Captions that are to be read next. Those that could not be read wait twice as long after each try, a day at most.
 * Claimed: another process is not given them within a minute.
 */
export async function claimUnread({ db, limit }: { db: Knex; limit: number }): Promise<Track[]> {
  return ask(
    db,
    `update search.transcripts set tried_at = now(), tries = tries + 1
      where (video_id, track_id) in (
        select video_id, track_id from search.transcripts
         where read_at is null
           and (tried_at is null or tried_at < now() - make_interval(mins => least(1440, power(2, least(tries, 11)))::int))
         order by tried_at nulls first limit :limit for update skip locked)
      returning video_id as "videoId", track_id as "trackId", language`,
    { limit }
  );
}

/** Writes down what was read of captions that are still wanted. */
export async function replacePassages({
  db,
  track: { videoId, trackId },
  language,
  dictionary,
  passages,
}: {
  db: Knex;
  track: Track;
  /** Its first part alone, `es` of `es-MX`. */
  language: string;
  dictionary: Dictionary;
  passages: readonly (Passage & { words: string })[];
}): Promise<void> {
  await ask(
    db,
    `with track as (
       update search.transcripts set read_at = now() where video_id = :videoId and track_id = :trackId
       returning video_id, track_id
     ), gone as (
       delete from search.passages where video_id = :videoId and track_id = :trackId
     )
     insert into search.passages (video_id, track_id, language, dictionary, second, text, places, words)
     select track.video_id, track.track_id, :language, :dictionary, p."from", p.text, p.places,
            to_tsvector(('search.' || :dictionary)::regconfig, p.words)
       from track, jsonb_to_recordset(cast(:passages as jsonb)) as p ("from" double precision, text text, places jsonb, words text)`,
    { videoId, trackId, language, dictionary, passages: JSON.stringify(passages) }
  );
}
