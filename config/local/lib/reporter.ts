import { clearLine, cursorTo } from 'node:readline';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

/** Tells on the console what happens and how long it takes: plain lines, and on a terminal a moving one below them. */
export interface Reporter {
  line: (text: string) => void;
  /** Shows a step while it runs; `detail` says how far it is. Rejects as the step does, after saying so. */
  step: <T>(label: string, run: (detail: (text: string) => void) => Promise<T>) => Promise<T>;
}

export function createReporter({ output = process.stdout }: { output?: NodeJS.WriteStream } = {}): Reporter {
  const startedAt = Date.now();
  const running = new Map<symbol, { label: string; detail: string }>();
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;

  const erase = () => {
    if (!output.isTTY) return;
    cursorTo(output, 0);
    clearLine(output, 0);
  };
  const draw = () => {
    if (!output.isTTY || running.size === 0) return;
    const what = [...running.values()].map(({ label, detail }) => (detail ? `${label}: ${detail}` : label)).join(' · ');
    const text = `${FRAMES[frame % FRAMES.length]} ${formatSeconds(Date.now() - startedAt)} ${what}`;
    erase();
    output.write(text.slice(0, Math.max(10, output.columns - 1)));
  };
  const line = (text: string) => {
    erase();
    output.write(`${text}\n`);
    draw();
  };
  const tick = () => {
    frame += 1;
    draw();
  };
  return {
    line,
    step: async (label, run) => {
      const key = Symbol(label);
      const stepStartedAt = Date.now();
      const state = { label, detail: '' };
      running.set(key, state);
      if (output.isTTY) timer ??= setInterval(tick, FRAME_MS).unref();
      else line(`  ${formatSeconds(stepStartedAt - startedAt)}  ${label} …`);
      const end = (mark: string) => {
        running.delete(key);
        line(
          `${mark} ${formatSeconds(Date.now() - startedAt)}  ${label} (${formatSeconds(Date.now() - stepStartedAt).trim()})`
        );
        if (running.size === 0) {
          clearInterval(timer);
          timer = undefined;
        }
      };
      try {
        const result = await run((detail) => {
          state.detail = detail;
        });
        end('✓');
        return result;
      } catch (error) {
        end('✗');
        throw error;
      }
    },
  };
}

/** Milliseconds as seconds, of one width up to a quarter of an hour. */
export function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1).padStart(5)} s`;
}
