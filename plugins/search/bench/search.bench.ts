import { migrateSchema } from '@diamond/kit';
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import {
  compareRounds,
  measureCpu,
  median,
  printGoal,
  printLine,
  runRounds,
  startBenchPostgres,
  type Sample,
} from '../../kit/bench/index.ts';
import { PAGE_SIZE } from '../contract/index.ts';
import { buildQuery } from '../domain/build-query.ts';
import { migrations, SCHEMA } from '../server/src/migrations/index.ts';
import { findHits } from '../server/src/store/find.ts';
import { createRandom, makeSchool } from './made-school.ts';

/**
 * One search, as a learner of half the courses asks it, against what a school without an index would do: `ilike` over the
 * same titles, texts and captions, with the same rights. Common and rare words, one and two, some misspelt.
 * BENCH_SECONDS a turn (6), BENCH_ROUNDS (5), BENCH_COURSES (1,000), BENCH_LESSONS (10,000), BENCH_CUES (200,000).
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const COURSES = Number(process.env.BENCH_COURSES ?? 1_000);
const LESSONS = Number(process.env.BENCH_LESSONS ?? 10_000);
const CUES = Number(process.env.BENCH_CUES ?? 200_000);
const QUESTIONS = 200;
/** Words more common than this rank are those a dictionary leaves out. */
const COMMON = 100;

const postgres = await startBenchPostgres();
const db = knex({ client: 'pg', connection: postgres.url, pool: { min: 1, max: 2 } });
try {
  await migrateSchema({ strapi: { db: { connection: db } } as unknown as Core.Strapi, schema: SCHEMA, migrations });
  const started = performance.now();
  const school = await makeSchool({ db, courses: COURSES, lessons: LESSONS, cues: CUES });
  printLine(`filled in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  const questions = makeQuestions(school.vocabulary);
  const courseIds = school.courseIds.filter((_, n) => n % 2 === 0);

  const ask = (question: string) => {
    const built = buildQuery({ question });
    if (!built) throw new Error(`"${question}" has no words`);
    const reach = { isOpen: true as const, courseIds };
    return findHits({ db, built, locale: 'en', kind: null, reach, limit: PAGE_SIZE, offset: 0 });
  };
  const measure = async (work: (question: string) => Promise<unknown>): Promise<Sample> => {
    const times: number[] = [];
    const result = await measureCpu({
      pids: [process.pid, postgres.pid],
      work: async () => {
        const until = performance.now() + SECONDS * 1_000;
        while (performance.now() < until) {
          const begun = performance.now();
          await work(questions[times.length % questions.length] ?? '');
          times.push(performance.now() - begun);
        }
        return { done: times.length };
      },
    });
    const sorted = times.toSorted((a, b) => a - b);
    return {
      rate: times.length / SECONDS,
      cpuMs: result.cpuMs,
      p50: median(times),
      p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    };
  };
  const contenders = {
    ilike: () => measure((question) => askPlainly({ db, question, courseIds })),
    search: () => measure(ask),
  };
  for (const run of Object.values(contenders)) await run();
  const samples = await runRounds({ rounds: ROUNDS, contenders });
  printGoal({
    what: 'searches a second, times those of ilike',
    value: compareRounds({ samples, of: 'search', to: 'ilike' }),
    atLeast: 5,
  });
  printGoal({
    what: 'processor time of one, times that of ilike',
    value: compareRounds({ samples, of: 'search', to: 'ilike', figure: 'cpuMs' }),
    atMost: 0.2,
  });
  printGoal({
    what: 'the slowest of a hundred, times that of ilike',
    value: compareRounds({ samples, of: 'search', to: 'ilike', figure: 'p99' }),
    atMost: 0.5,
  });
} finally {
  await db.destroy();
  await postgres.stop();
}

/** From words many lessons say to words a few say; every tenth has a letter too few. */
function makeQuestions(vocabulary: readonly string[]): string[] {
  const random = createRandom(11);
  const pick = (): string => vocabulary[Math.floor(COMMON * (vocabulary.length / COMMON) ** random())] ?? '';
  return Array.from({ length: QUESTIONS }, (_, n) => {
    const word = pick();
    if (n % 10 === 0 && word.length > 5) return word.slice(0, 3) + word.slice(4);
    return n % 3 === 0 ? `${word} ${pick()}` : word;
  });
}

/** The same question without an index: it finds parts of words, ranks by title alone and forgives nothing. */
async function askPlainly({
  db,
  question,
  courseIds,
}: {
  db: Knex;
  question: string;
  courseIds: readonly string[];
}): Promise<unknown> {
  const every = (column: string) =>
    question
      .split(' ')
      .map(() => `${column} ilike ?`)
      .join(' and ');
  const patterns = question.split(' ').map((word) => `%${word}%`);
  const may = '(d.is_open or d.course_id = any(?))';
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `with hits as (
       select d.id, null::bigint as passage_id, (${every('d.title')}) as in_title
         from search.documents d
        where (${every("concat_ws(' ', d.title, d.public_text)")}) or (${may} and (${every('d.gated_text')}))
       union all
       select d.id, p.id, false
         from search.passages p join search.documents d on d.video_id = p.video_id and d.kind = 'lesson'
        where (${every('p.text')}) and ${may}
     )
     select d.title, d.public_text, p.text, count(*) over () as total
       from hits join search.documents d on d.id = hits.id left join search.passages p on p.id = hits.passage_id
      order by in_title desc, hits.id, passage_id limit ?`,
    [...patterns, ...patterns, [...courseIds], ...patterns, ...patterns, [...courseIds], PAGE_SIZE] as never
  );
  return rows;
}
