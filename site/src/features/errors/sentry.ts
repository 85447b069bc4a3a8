import { BrowserClient, defaultStackParser, makeFetchTransport, Scope } from '@sentry/browser';
import { scrubEvent } from './scrub-event.ts';

/** Milliseconds a report may take. */
const PATIENCE = 5_000;

/**
 * Sends one error to Sentry. No integration is switched on: nothing is watched, wrapped or remembered, and the client is
 * gone when the report is.
 *
 * @returns whether it left in time
 */
export async function reportToSentry({
  dsn,
  error,
  requestId,
  page,
}: {
  dsn: string;
  error: unknown;
  requestId: string;
  page: string;
}): Promise<boolean> {
  const client = new BrowserClient({
    dsn,
    transport: makeFetchTransport,
    stackParser: defaultStackParser,
    integrations: [],
    beforeSend: scrubEvent,
    // Unless told so, it has its server note from which address a report came.
    dataCollection: { userInfo: false },
  });
  const scope = new Scope();
  scope.setClient(client);
  scope.setTags({ request_id: requestId, page });
  client.init();
  scope.captureException(error);
  return client.close(PATIENCE);
}
