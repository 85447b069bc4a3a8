import { openSchool } from '../e2e/harness/own-school.ts';
import { launchBrowser } from '../e2e/harness/browser.ts';
import { judge, type Verdict } from '../e2e/harness/lighthouse.ts';
import { findFreePort } from '../e2e/harness/ports.ts';
import { median, printGoal, printLine, runRounds, type Sample } from '../../plugins/kit/bench/index.ts';

/**
 * What Lighthouse says of home, catalogue, a course and a lesson on a phone, as the static server sends them: the median of
 * BENCH_ROUNDS (5). Of a school of its own, from empty data, or of the one that runs at BENCH_SITE_URL.
 */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const GOALS = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** Bytes of a lesson page before anybody presses play. */
const MOST_BYTES = 90 * 1_024;

const place = process.env.BENCH_SITE_URL;
const own = place ? null : await openSchool();
const siteUrl = place ?? own?.school.siteUrl ?? '';
const port = await findFreePort();
const browser = await launchBrowser({ debuggingPort: port });
try {
  const lesson = await findLesson();
  const pages = { home: '/', catalogue: '/courses/', course: lesson.replace(/[^/]+\/$/, ''), lesson };
  const contenders = Object.fromEntries(
    Object.entries(pages).map(([name, path]) => [
      name,
      async () => toSample(await judge({ url: siteUrl + path, port })),
    ])
  ) as Record<keyof typeof pages, () => Promise<Sample>>;
  // The first look at a site that has just started says more of the start than of the site.
  await judge({ url: `${siteUrl}/`, port });
  const samples = await runRounds({ rounds: ROUNDS, contenders });
  for (const [name, rounds] of Object.entries(samples)) {
    const middle = (figure: string) => median(rounds.map((sample) => sample[figure] ?? Number.NaN));
    for (const goal of GOALS) printGoal({ what: `${name}: ${goal}`, value: middle(goal), atLeast: 100 });
    printGoal({ what: `${name}: layout shift`, value: middle('shift'), atMost: 0 });
    printLine(
      `${name}: largest paint ${Math.round(middle('paint'))} ms, ${Math.round(middle('bytes') / 1_024)} KiB in all`
    );
    if (name === 'lesson') printGoal({ what: 'lesson: bytes in all', value: middle('bytes'), atMost: MOST_BYTES });
  }
} finally {
  await browser.close();
  await own?.close();
}

/** A lesson anyone may open: a refusal would be counted as a fault of the page. */
async function findLesson(): Promise<string> {
  const sitemap = await (await fetch(`${siteUrl}/courses/`)).text();
  const [course] = /\/courses\/[\w-]+\//.exec(sitemap) ?? [];
  const outline = await (await fetch(`${siteUrl}${course ?? '/'}`)).text();
  const lessons = [...outline.matchAll(/href="(\/courses\/[\w-]+\/[\w-]+\/)"/g)].map(([, path]) => path ?? '');
  for (const path of lessons) {
    if ((await (await fetch(`${siteUrl}${path}`)).text()).includes('"VideoObject"')) return path;
  }
  throw new Error('No lesson of the first course is for everyone');
}

function toSample({ scores, paint, shift, bytes }: Verdict): Sample {
  return { rate: Number.NaN, cpuMs: Number.NaN, ...scores, paint, shift, bytes };
}
