import type { LeaseCaption } from '@diamond/mux/contract/lease';
import { parseVtt, type Cue } from '@diamond/mux/contract/parse-vtt';
import { useEffect, useState } from 'react';

export type CuesState = { kind: 'loading' } | { kind: 'failed' } | { kind: 'ready'; cues: readonly Cue[] };

/** Milliseconds after which a file that did not come is not waited for. */
const TIMEOUT = 15_000;

/** The captions of one language. Where their address has run out, it is asked for once more under a lease of now. */
export function useCues({
  caption,
  refresh,
  attempt,
}: {
  caption: LeaseCaption | null;
  refresh: () => Promise<readonly LeaseCaption[]>;
  /** Another number asks again. */
  attempt: number;
}): CuesState {
  const [state, setState] = useState<CuesState>({ kind: 'loading' });
  const { src, language } = caption ?? {};
  useEffect(() => {
    if (!src) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    setState({ kind: 'loading' });
    fetchCues({ src, signal })
      .catch(async (error: unknown) => {
        if (signal.aborted) throw error;
        const again = (await refresh()).find((other) => other.language === language);
        if (!again) throw error;
        return fetchCues({ src: again.src, signal });
      })
      .then(
        (cues) => setState({ kind: 'ready', cues }),
        () => {
          if (!signal.aborted) setState({ kind: 'failed' });
        }
      );
    return () => leaving.abort();
  }, [src, language, refresh, attempt]);
  return state;
}

async function fetchCues({ src, signal }: { src: string; signal: AbortSignal }): Promise<Cue[]> {
  const response = await fetch(src, {
    credentials: 'omit',
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
  });
  if (!response.ok) throw new Error(`The captions answered ${response.status}`);
  return parseVtt(await response.text());
}
