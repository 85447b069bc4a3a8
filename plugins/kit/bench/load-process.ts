import { connect, type Socket } from 'node:net';
import { AnswerReader } from './answer-reader.ts';
import { Histogram } from './histogram.ts';
import type { LoadJob, LoadResult } from './load.ts';
import type { MakeTraffic, Traffic } from './traffic.ts';

/** How often what is due is sent at a fixed rate. */
const TICK_MS = 2;
const RECONNECT_MS = 50;

process.once('message', (job: LoadJob) => {
  void run(job).then(
    (result) => process.send?.(result, undefined, undefined, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    }
  );
});

async function run(job: LoadJob): Promise<LoadResult> {
  const { default: makeTraffic } = (await import(job.traffic.module)) as { default: MakeTraffic<unknown> };
  const load = new Load({ job, traffic: makeTraffic(job.traffic.args) });
  return load.run();
}

/** One connection, and since when the request on it has been due; 0 while it has none. */
interface Line {
  socket: Socket;
  reader: AnswerReader;
  dueAt: number;
}

class Load {
  readonly #job: LoadJob;
  readonly #traffic: Traffic;
  readonly #durations = new Histogram();
  readonly #answers: Record<string, number> = {};
  readonly #idle: Line[] = [];
  /** At a fixed rate: when requests that found no free connection were due. */
  readonly #due: number[] = [];
  #broken = 0;
  #isOver = false;

  constructor({ job, traffic }: { job: LoadJob; traffic: Traffic }) {
    this.#job = job;
    this.#traffic = traffic;
  }

  async run(): Promise<LoadResult> {
    const lines = await Promise.all(Array.from({ length: this.#job.connections }, () => this.#open()));
    const startedAt = performance.now();
    if (this.#job.ratePerSecond === undefined) for (const line of lines) this.#send(line, performance.now());
    else this.#idle.push(...lines);
    const clock = this.#job.ratePerSecond === undefined ? undefined : this.#keepRate(this.#job.ratePerSecond);
    await new Promise((resolve) => setTimeout(resolve, this.#job.seconds * 1_000));
    this.#isOver = true;
    clearInterval(clock);
    const seconds = (performance.now() - startedAt) / 1_000;
    for (const { socket } of lines) socket.destroy();
    const ok = Object.entries(this.#answers).filter(([status]) => status.startsWith('2'));
    return {
      seconds,
      answers: this.#answers,
      broken: this.#broken,
      rate: ok.reduce((sum, [, count]) => sum + count, 0) / seconds,
      p50: this.#durations.quantile(0.5),
      p99: this.#durations.quantile(0.99),
      max: this.#durations.largest,
    };
  }

  #keepRate(ratePerSecond: number): NodeJS.Timeout {
    const startedAt = performance.now();
    let sent = 0;
    return setInterval(() => {
      const now = performance.now();
      for (; sent < ((now - startedAt) / 1_000) * ratePerSecond; sent += 1) {
        const dueAt = startedAt + (sent * 1_000) / ratePerSecond;
        const line = this.#idle.pop();
        if (line) this.#send(line, dueAt);
        else this.#due.push(dueAt);
      }
    }, TICK_MS);
  }

  #send(line: Line, dueAt: number): void {
    line.dueAt = dueAt;
    line.socket.write(this.#traffic.next(), 'latin1');
  }

  #next(line: Line): void {
    if (this.#isOver) return;
    if (this.#job.ratePerSecond === undefined) return this.#send(line, performance.now());
    const dueAt = this.#due.shift();
    if (dueAt === undefined) this.#idle.push(line);
    else this.#send(line, dueAt);
  }

  #open(): Promise<Line> {
    return new Promise((resolve) => {
      const line: Line = { socket: this.#connect(() => resolve(line)), reader: new AnswerReader(), dueAt: 0 };
      this.#attend(line);
    });
  }

  #connect(onConnect: () => void): Socket {
    return connect({ host: this.#job.host ?? '127.0.0.1', port: this.#job.port, noDelay: true }, onConnect);
  }

  #attend(line: Line): void {
    line.socket.on('data', (chunk) => {
      for (const status of line.reader.read(chunk)) {
        this.#answers[status] = (this.#answers[status] ?? 0) + 1;
        this.#durations.add(performance.now() - line.dueAt);
        line.dueAt = 0;
        this.#next(line);
      }
    });
    // What went wrong is counted when it closes.
    line.socket.on('error', () => line.socket.destroy());
    line.socket.on('close', () => {
      if (this.#isOver) return;
      if (line.dueAt !== 0) this.#broken += 1;
      const wasIdle = line.dueAt === 0;
      setTimeout(() => {
        if (this.#isOver) return;
        line.reader = new AnswerReader();
        line.socket = this.#connect(() => {
          if (!wasIdle) this.#next(line);
        });
        this.#attend(line);
      }, RECONNECT_MS);
    });
  }
}
