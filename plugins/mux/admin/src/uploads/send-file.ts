import { applyAnswer, beginTransfer, decideStep, endRest, type Transfer, type TransferEnd } from './transfer.ts';
import type { SendRequest } from './send-request.ts';

/** How far a file has come, for who looks on. */
export interface Progress {
  /** Bytes that have left, those of the part under way included. */
  loaded: number;
  /** Bytes that have surely arrived. */
  stored: number;
  /** Attempts in a row that moved nothing; above 0 it tries again. */
  failures: number;
}

/**
 * Sends a file to an upload's address, part by part, from where the other side is.
 *
 * @param isFresh false: some of it may be there already, so the other side is asked first
 * @param stored bytes known to be there, for an address that does not let itself be asked
 * @param rest waits that many milliseconds; may end early, for example when the connection is back
 * @returns how it ended; null when `signal` ended it
 */
export async function sendFile({
  file,
  url,
  isFresh,
  stored,
  send,
  rest,
  signal,
  onProgress,
  random = Math.random,
}: {
  file: Blob;
  url: string;
  isFresh: boolean;
  stored?: number;
  send: SendRequest;
  rest: (request: { milliseconds: number; signal: AbortSignal }) => Promise<void>;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  random?: () => number;
}): Promise<TransferEnd | null> {
  let transfer = beginTransfer({ size: file.size, isFresh, stored });
  while (!signal.aborted) {
    const step = decideStep(transfer);
    if (step.kind === 'end') return step.end;
    if (step.kind === 'rest') {
      await rest({ milliseconds: step.milliseconds, signal });
      transfer = endRest(transfer);
      continue;
    }
    const { failures } = transfer;
    const answer = await send({
      url,
      range: composeRange({ step, size: file.size }),
      body: step.kind === 'part' ? file.slice(step.start, step.end, file.type) : null,
      signal,
      onLoaded: (bytes) => {
        if (step.kind === 'part') onProgress({ loaded: step.start + bytes, stored: step.start, failures });
      },
    });
    if (signal.aborted) return null;
    transfer = applyAnswer({ transfer, step, answer, spread: random() });
    onProgress(describe(transfer));
  }
  return null;
}

function composeRange({
  step,
  size,
}: {
  step: { kind: 'ask' } | { kind: 'part'; start: number; end: number };
  size: number;
}): string {
  return step.kind === 'ask' ? `bytes */${size}` : `bytes ${step.start}-${step.end - 1}/${size}`;
}

function describe({ stored, failures }: Transfer): Progress {
  return { loaded: stored, stored, failures };
}
