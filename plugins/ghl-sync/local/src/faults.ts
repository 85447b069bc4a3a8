/**
 * How GHL fails on demand: breaks off, never answers, errors, has enough, shows a page, does it and says it did not, or
 * does it and breaks off before it says so.
 */
export type Fault = 'down' | 'hang' | 'error' | 'too-many' | 'html' | 'done-but-422' | 'done-but-lost';

export interface FaultSettings {
  fault: Fault;
  /** So many requests only; all of them without it. */
  times?: number;
  /** Only requests whose `METHOD /path` contains this. */
  match?: string;
}

export interface Faults {
  /** Replaces what is wrong; `null` is nothing. */
  set: (settings: FaultSettings | null) => void;
  /** What is wrong with this request; uses one occasion up. */
  take: (request: string) => Fault | null;
}

export function createFaults(): Faults {
  let settings: FaultSettings | null = null;
  let left = 0;
  return {
    set(next) {
      settings = next;
      left = next?.times ?? Number.POSITIVE_INFINITY;
    },
    take(request) {
      if (!settings || left <= 0 || !request.includes(settings.match ?? '')) return null;
      left -= 1;
      return settings.fault;
    },
  };
}
