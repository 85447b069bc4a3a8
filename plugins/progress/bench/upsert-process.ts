import { Client } from 'pg';

/** What Postgres can take: one row a statement and commit, prepared, on several connections at once. No HTTP at all. */
const UPSERT = `
  insert into plain.progress as known (user_id, lesson_id, position, watched) values ($1, $2, $3, $4::int4multirange)
  on conflict (user_id, lesson_id) do update set watched = known.watched + excluded.watched, position = excluded.position, updated_at = now()`;

interface Job {
  url: string;
  connections: number;
  seconds: number;
  userIds: number[];
  lessonId: string;
}

process.once('message', (job: Job) => {
  void run(job).then((done) => process.send?.(done, undefined, undefined, () => process.disconnect()));
});

async function run({ url, connections, seconds, userIds, lessonId }: Job): Promise<number> {
  const clients = Array.from({ length: connections }, () => new Client(url));
  await Promise.all(clients.map((client) => client.connect()));
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  await Promise.all(
    clients.map(async (client, lane) => {
      for (let turn = lane; performance.now() < until; turn += connections) {
        const from = (turn * 15) % 3_585;
        const values = [userIds[turn % userIds.length], lessonId, from + 15, `{[${from},${from + 15})}`];
        await client.query({ name: 'upsert', text: UPSERT, values });
        done += 1;
      }
    })
  );
  await Promise.all(clients.map((client) => client.end()));
  return done;
}
