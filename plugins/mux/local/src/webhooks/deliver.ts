import { randomUUID } from 'node:crypto';
import type { Faults } from '../faults/faults.ts';
import type { State } from '../state.ts';
import { createEvent, delayAfter, MAX_ATTEMPTS, signBody, type Attempt, type PendingEvent } from './event.ts';

/** Milliseconds a receiver has to answer. */
const TIMEOUT = 5000;

/** Deliveries under way at once: a slow receiver must not hold back every later event. */
const AT_ONCE = 4;

/** Characters of a receiver's answer that are kept with the attempt. */
const KEPT_OF_ANSWER = 1000;

export interface Webhooks {
  /** Notes an event and sends it in the background. The caller saves the state, and the event with it. */
  announce: (event: { type: string; object: { type: string; id: string }; data: object }) => void;
  /** Stops sending. What is not delivered stays in the state for the next start. */
  close: () => Promise<void>;
}

/**
 * Sends the events in the state to the receiver until it takes them: signed, a few at a time, with growing waits,
 * at most thirty times each. What was pending before a restart is offered again at once.
 *
 * @param url where events go; without one nothing is noted or sent
 * @param now milliseconds since 1970
 */
export function startWebhooks({
  state,
  url,
  secret,
  faults,
  now,
}: {
  state: State;
  url: string | null;
  secret: string;
  faults: Faults;
  now: () => number;
}): Webhooks {
  const pending = state.data.events;
  const underway = new Map<PendingEvent, Promise<void>>();
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  for (const event of pending) event.dueAt = 0;
  wake();

  function announce(event: { type: string; object: { type: string; id: string }; data: object }): void {
    if (url === null) return;
    const { isDropping, isDoubling, delay } = faults.webhooks();
    if (isDropping) return;
    const created = createEvent({ ...event, now: now() });
    created.dueAt += delay;
    pending.push(created);
    // The same event once more, as after an answer that got lost on its way back.
    if (isDoubling) pending.push(structuredClone(created));
    // The event is on disk before it goes out: a crash then repeats it, which receivers must bear anyway.
    state.save().then(wake, reportFailedSave);
  }

  function wake(): void {
    clearTimeout(timer);
    if (url === null || stop.signal.aborted) return;
    for (const event of faults.webhooks().isShuffling ? shuffle(pending) : pending) {
      if (underway.size >= AT_ONCE) return;
      if (event.dueAt > now() || underway.has(event)) continue;
      underway.set(
        event,
        deliver({ event, address: url }).finally(() => finish(event))
      );
    }
    const due = pending.filter((event) => !underway.has(event)).map((event) => event.dueAt);
    if (due.length > 0) timer = setTimeout(wake, Math.max(10, Math.min(...due) - now()));
  }

  function finish(event: PendingEvent): void {
    underway.delete(event);
    wake();
  }

  async function deliver({ event, address }: { event: PendingEvent; address: string }): Promise<void> {
    const attempt = await offer({ event, address });
    if (stop.signal.aborted && attempt.response_status_code === 0) return;
    const isTaken = attempt.response_status_code >= 200 && attempt.response_status_code < 300;
    event.body.attempts.push(attempt);
    if (isTaken || event.body.attempts.length >= MAX_ATTEMPTS) {
      if (!isTaken)
        console.error(
          `local Mux: gave up on ${event.body.type} for ${event.body.object.id} after ${MAX_ATTEMPTS} attempts`
        );
      pending.splice(pending.indexOf(event), 1);
    } else {
      event.dueAt = now() + delayAfter({ failures: event.body.attempts.length });
    }
    await state.save().catch(reportFailedSave);
  }

  async function offer({ event, address }: { event: PendingEvent; address: string }): Promise<Attempt> {
    const body = JSON.stringify(event.body);
    const attempt: Attempt = {
      webhook_id: 1,
      // 0 says that nobody answered.
      response_status_code: 0,
      response_headers: {},
      response_body: null,
      max_attempts: MAX_ATTEMPTS,
      id: randomUUID(),
      created_at: new Date(now()).toISOString(),
      address,
    };
    try {
      const response = await fetch(address, {
        method: 'POST',
        // A redirect is not an acceptance, and following one would show the body to somebody else.
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json', 'Mux-Signature': signBody({ body, secret, now: Date.now() }) },
        body,
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(TIMEOUT)]),
      });
      attempt.response_status_code = response.status;
      attempt.response_headers = Object.fromEntries(response.headers);
      attempt.response_body = (await response.text()).slice(0, KEPT_OF_ANSWER);
    } catch (error) {
      attempt.response_body ??= error instanceof Error ? error.message : String(error);
    }
    return attempt;
  }

  async function close(): Promise<void> {
    stop.abort();
    clearTimeout(timer);
    await Promise.all(underway.values());
  }

  return { announce, close };
}

/** In an order that has nothing to do with theirs. */
function shuffle<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

function reportFailedSave(error: unknown): void {
  console.error('local Mux: cannot write its state', error);
}
