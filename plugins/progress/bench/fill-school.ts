import type { ClientBase } from 'pg';

const FIRST_NAMES = ['Ana', 'Lea', 'Zoë', 'José', 'Jean-Luc', 'Łucja', 'Amara', 'Tomás', 'Mia', 'Noah'];
const LAST_NAMES = ['García', 'Núñez', 'Okafor', 'Ferrer', 'Müller', 'Smith', 'Żółć', 'Rossi', 'Dubois', 'Tanaka'];

/**
 * Accounts, a report of every learner in every lesson, and a sitting a learner a day for a month; of every hundred
 * learners one watches now. A film has 600 s, some of it was skipped, and every learner got to another place.
 */
export async function fillSchool({
  client,
  learners,
  lessonIds,
}: {
  client: ClientBase;
  learners: number;
  lessonIds: readonly string[];
}): Promise<void> {
  await client.query(
    `insert into up_users (document_id, username, email, provider, confirmed, blocked, first_name, last_name, created_at, updated_at, published_at)
     select 'learner' || lpad(n::text, 17, '0'), 'learner-' || n || '@example.com', 'learner-' || n || '@example.com', 'local', true, false,
            ($2::text[])[1 + n % 10], ($3::text[])[1 + (n / 10) % 10] || ' ' || n, now() - (n % 400) * interval '1 day', now(), now()
       from generate_series(1, $1::int) as n`,
    [learners, FIRST_NAMES, LAST_NAMES]
  );
  // Millions of rows that refer to what is there: asking for each of them whether it is would take most of the time.
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into learning.progress (user_id, lesson_id, position, watched, duration, completed_at, completed_by, updated_at, begun_at)
     select u.id, l.id, far, int4multirange(int4range(0, far / 2), int4range(far / 2 + 20, far + 21)), 600,
            case when is_done then at end, case when is_done then 'film' end, at, at - interval '20 minutes'
       from up_users u
       cross join unnest($1::text[]) with ordinality as l (id, n)
       cross join lateral (select cast(10 + (u.id * 7 + l.n * 131) % 569 as integer) as far, (u.id + l.n) % 3 = 0 as is_done,
                                  now() - ((u.id * 13 + l.n * 17) % 40000) * interval '1 minute' as at) as made`,
    [lessonIds]
  );
  await client.query(
    `insert into learning.sessions (user_id, lesson_id, id, started_at, last_seen_at, sent_at, position, user_agent)
     select u.id, ($1::text[])[1 + n % array_length($1::text[], 1)], gen_random_uuid(), at, least(now(), at + interval '10 minutes'), at, 30, 'Firefox'
       from up_users u
       cross join generate_series(0, 29) as n
       cross join lateral (select now() - n * interval '1 day' - (u.id % 700) * interval '1 minute' as at) as made`,
    [lessonIds]
  );
  await client.query(
    `update learning.sessions set last_seen_at = now() where user_id % 100 = 0 and started_at > now() - interval '12 hours'`
  );
  await client.query('reset session_replication_role');
  await client.query('vacuum analyze');
}
