import { setTimeout as wait } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiProblem } from '../http/problems.ts';
import { sendJson, sendText } from '../http/respond.ts';
import type { ApiFault, Faults } from './faults.ts';

/**
 * Answers a request of the API wrongly, when that was asked for.
 *
 * @returns whether it did; otherwise the request is to be served as ever
 * @throws ApiProblem for the refusals in Mux's own shape
 */
export async function misbehave({
  faults,
  request,
  response,
  path,
}: {
  faults: Faults;
  request: IncomingMessage;
  response: ServerResponse;
  path: string;
}): Promise<boolean> {
  const fault = faults.takeApiFault({ method: request.method ?? '', path });
  if (!fault) return false;
  if (fault.delay > 0) await wait(fault.delay, undefined, { ref: false });
  if (!fault.answer) return false;
  await answers[fault.answer]({ response });
  return true;
}

const answers: Record<ApiFault, (exchange: { response: ServerResponse }) => void | Promise<void>> = {
  down: ({ response }) => void response.destroy(),
  // Until the asker gives up, or the local Mux is closed.
  hang: ({ response }) => new Promise((resolve) => response.once('close', resolve)),
  error: () => {
    throw new ApiProblem({ status: 500, type: 'internal', messages: ['Internal error'] });
  },
  'too-many': ({ response }) =>
    sendJson({ response, status: 429, body: { errors: ['Too many requests, retry later.'] } }),
  unauthorized: () => {
    throw new ApiProblem({ status: 401, type: 'unauthorized', messages: ['Unauthorized request'] });
  },
  html: ({ response }) =>
    sendText({ response, type: 'text/html; charset=utf-8', text: '<html><body>Under maintenance</body></html>' }),
};
