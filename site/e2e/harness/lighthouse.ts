import lighthouse from 'lighthouse';

const CATEGORIES = ['accessibility', 'best-practices', 'seo', 'performance'] as const;

export type Category = (typeof CATEGORIES)[number];

export interface Verdict {
  /** 0 to 100. */
  scores: Record<Category, number>;
  /** Names of what cost points, performance left out. */
  faults: string[];
  /** Largest contentful paint in milliseconds. */
  paint: number;
  /** Cumulative layout shift. */
  shift: number;
  /** All that was transferred, in bytes. */
  bytes: number;
}

/**
 * What Lighthouse says of a page on a phone.
 *
 * @param port of a browser that takes debuggers, see `launchBrowser`
 * @param isHurried loads the page once, as fast as this machine does: enough for all but how fast it is for others
 * @throws Error when the page could not be looked at
 */
export async function judge({
  url,
  port,
  isHurried = false,
}: {
  url: string;
  port: number;
  isHurried?: boolean;
}): Promise<Verdict> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    ...(isHurried && { throttlingMethod: 'provided' as const, disableFullPageScreenshot: true }),
  });
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse could not look at ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  const { categories, audits } = result.lhr;
  const scores = Object.fromEntries(
    CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)])
  ) as Record<Category, number>;
  const faults = CATEGORIES.filter((name) => name !== 'performance').flatMap((name) =>
    (categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id];
      const isFault = weight > 0 && audit && typeof audit.score === 'number' && audit.score < 1;
      return isFault ? [`${name}: ${id} ${JSON.stringify(audit.details ?? '').slice(0, 600)}`] : [];
    })
  );
  const read = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  return {
    scores,
    faults,
    paint: read('largest-contentful-paint'),
    shift: read('cumulative-layout-shift'),
    bytes: read('total-byte-weight'),
  };
}
