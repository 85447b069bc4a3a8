import { createHmac, timingSafeEqual } from 'node:crypto';
import fastify from 'fastify';
import { Pool } from 'pg';

/**
 * What a report costs at the least in Node: Fastify, the token's signature, and one upsert of position and watched seconds
 * in a table of its own, many in one commit. No sessions, entitlements, sittings or plausibility.
 */
interface Report {
  position: number;
  watched: [number, number][];
}

interface Waiting {
  userId: number;
  lessonId: string;
  report: Report;
  resolve: () => void;
  reject: (error: Error) => void;
}

const MERGE = `
  insert into plain.progress as known (user_id, lesson_id, position, watched)
  select distinct on (user_id, lesson_id) user_id, lesson_id, position, watched::int4multirange
    from unnest($1::int[], $2::text[], $3::float8[], $4::text[]) as told (user_id, lesson_id, position, watched)
   order by user_id, lesson_id
  on conflict (user_id, lesson_id) do update set watched = known.watched + excluded.watched, position = excluded.position, updated_at = now()`;

const [secret = '', url = ''] = process.argv.slice(2);
const pool = new Pool({ connectionString: url, max: 2 });
let waiting: Waiting[] = [];
let running = 0;

const app = fastify();
app.put<{ Params: { lessonId: string }; Body: Report }>('/reports/:lessonId', async (request, reply) => {
  const claims = readToken((request.headers.authorization ?? '').slice('Bearer '.length));
  if (!claims) return reply.code(401).send({ error: 'sign-in' });
  await new Promise<void>((resolve, reject) => {
    const userId = Number(claims.userId);
    waiting.push({ userId, lessonId: request.params.lessonId, report: request.body, resolve, reject });
    if (waiting.length === 1) setImmediate(flush);
  });
  return { data: { position: request.body.position } };
});

function flush(): void {
  if (running >= 2 || waiting.length === 0) return;
  const group = waiting.slice(0, 250);
  waiting = waiting.slice(250);
  running += 1;
  pool
    .query({
      name: 'merge',
      text: MERGE,
      values: [
        group.map(({ userId }) => userId),
        group.map(({ lessonId }) => lessonId),
        group.map(({ report }) => report.position),
        group.map(({ report }) => `{${report.watched.map(([from, to]) => `[${from},${to})`).join(',')}}`),
      ],
    })
    .then(
      () => group.forEach(({ resolve }) => resolve()),
      (error: Error) => group.forEach(({ reject }) => reject(error))
    )
    .finally(() => {
      running -= 1;
      flush();
    });
}

function readToken(token: string): { userId: string; exp: number } | null {
  const [head, content, signature] = token.split('.');
  if (!head || !content || !signature) return null;
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string };
  if (alg !== 'HS256') return null;
  const right = createHmac('sha256', secret).update(`${head}.${content}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const claims = JSON.parse(Buffer.from(content, 'base64url').toString()) as { userId: string; exp: number };
  return claims.exp * 1_000 > Date.now() ? claims : null;
}

process.on('disconnect', () => process.exit(0));
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
process.send?.(typeof address === 'object' ? address?.port : 0);
