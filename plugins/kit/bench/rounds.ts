import { readCpuMs, readLoad, waitForQuiet } from './machine.ts';

/** What one contender did in one round. */
export interface Sample {
  /** Done a second. */
  rate: number;
  /** Processor milliseconds each cost, of all processes that are measured. */
  cpuMs: number;
  [figure: string]: number;
}

export type Samples<Name extends string> = Record<Name, Sample[]>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Lets contenders take turns, round after round, in an order that turns as well: what the machine does meanwhile hits
 * all of them. Refuses to begin a round while the machine is busy.
 */
export async function runRounds<Name extends string>({
  rounds,
  contenders,
}: {
  rounds: number;
  contenders: Record<Name, () => Promise<Sample>>;
}): Promise<Samples<Name>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Samples<Name>;
  for (let round = 0; round < rounds; round += 1) {
    await waitForQuiet({ say });
    say(`round ${round + 1} of ${rounds}, load ${readLoad().toFixed(2)}`);
    const turn = round % names.length;
    for (const name of [...names.slice(turn), ...names.slice(0, turn)]) {
      const sample = await contenders[name]();
      samples[name].push(sample);
      say(`  ${name.padEnd(32)} ${describeSample(sample)}`);
    }
  }
  return samples;
}

/** Runs `work`, and tells what the processes used for each of the things it did. */
export async function measureCpu<T extends { done: number }>({
  pids,
  work,
}: {
  pids: readonly number[];
  work: () => Promise<T>;
}): Promise<T & { cpuMs: number }> {
  const before = readCpuMs({ pids });
  const result = await work();
  return { ...result, cpuMs: (readCpuMs({ pids }) - before) / Math.max(1, result.done) };
}

/** The median over the rounds of how often `of` has what `to` has of a figure, compared within each round. */
export function compareRounds<Name extends string>({
  samples,
  of,
  to,
  figure = 'rate',
}: {
  samples: Samples<Name>;
  of: Name;
  to: Name;
  figure?: string;
}): number {
  return median(
    samples[of].map((sample, round) => (sample[figure] ?? Number.NaN) / (samples[to][round]?.[figure] ?? Number.NaN))
  );
}

/** The middle one; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

/** One line for a goal: what was reached, what is wanted, whether it is. */
export function printGoal({
  what,
  value,
  atLeast,
  atMost,
}: {
  what: string;
  value: number;
  atLeast?: number;
  atMost?: number;
}): void {
  const isReached = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
  const goal = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  say(`${isReached ? 'reached' : 'MISSED '}  ${what}: ${formatNumber(value)} (goal: ${goal})`);
}

export function printLine(line: string): void {
  say(line);
}

function describeSample(sample: Sample): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name} ${formatNumber(value)}`)
    .join('  ');
}

function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
