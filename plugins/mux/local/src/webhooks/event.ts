import { createHmac, randomUUID } from 'node:crypto';

/** How often an event is offered before it is given up, as in Mux's own payloads. */
export const MAX_ATTEMPTS = 30;

/** Wait after the first failure, and the longest wait, in milliseconds. 30 attempts last about two hours. */
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 5 * 60 * 1000;

export interface Attempt {
  webhook_id: number;
  response_status_code: number;
  response_headers: Record<string, string>;
  response_body: string | null;
  max_attempts: number;
  id: string;
  created_at: string;
  address: string;
}

/** An event as it is sent. Names are Mux's. */
export interface EventBody {
  type: string;
  id: string;
  created_at: string;
  object: { type: string; id: string };
  environment: { name: string; id: string };
  data: object;
  request_id: null;
  accessor: null;
  accessor_source: null;
  attempts: Attempt[];
}

export interface PendingEvent {
  body: EventBody;
  /** Milliseconds since 1970: not before. */
  dueAt: number;
}

export const ENVIRONMENT = { name: 'Local', id: 'local0' } as const;

/** A new event, due at once. `data` is a copy by then: what happens to the asset later must not change it. */
export function createEvent({
  type,
  object,
  data,
  now,
}: {
  type: string;
  object: { type: string; id: string };
  data: object;
  now: number;
}): PendingEvent {
  const body: EventBody = {
    type,
    id: randomUUID(),
    created_at: new Date(now).toISOString(),
    object,
    environment: ENVIRONMENT,
    data: structuredClone(data),
    request_id: null,
    accessor: null,
    accessor_source: null,
    attempts: [],
  };
  return { body, dueAt: now };
}

/** Milliseconds to wait after `failures` failures (1 or more): 1 s, 2 s, 4 s … 5 min. */
export function delayAfter({ failures }: { failures: number }): number {
  return Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY);
}

/**
 * The `Mux-Signature` header for a body.
 *
 * @param now milliseconds since 1970; the receiver refuses signatures older than five minutes
 */
export function signBody({ body, secret, now }: { body: string; secret: string; now: number }): string {
  const seconds = Math.floor(now / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${signature}`;
}
