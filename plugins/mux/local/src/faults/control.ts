import { rm } from 'node:fs/promises';
import { checkId } from '../api/check-id.ts';
import type { Context } from '../context.ts';
import { readBody } from '../http/body.ts';
import { forbidden, notFound } from '../http/problems.ts';
import { sendJson, sendNothing } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { lookUp } from '../state.ts';
import { faultsSchema } from './faults.ts';

/** `/local/…`, which only this Mux has: what shall go wrong, for tests and for trying out. Asks for the access token as the API does. */
export function createControlRoutes({ context }: { context: Context }): Route[] {
  const { faults, state } = context;
  return [
    {
      method: 'GET',
      path: '/local/faults',
      handle: ({ response }) => sendJson({ response, status: 200, body: { data: faults.settings() } }),
    },
    { method: 'PUT', path: '/local/faults', handle: replace },
    { method: 'DELETE', path: '/local/faults', handle: clear },
    { method: 'PUT', path: '/local/uploads/:uploadId/expire', handle: expire },
  ];

  async function replace({ request, response }: Exchange): Promise<void> {
    faults.set(await readBody({ request, schema: faultsSchema }));
    sendJson({ response, status: 200, body: { data: faults.settings() } });
  }

  function clear({ response }: Exchange): void {
    faults.set({});
    sendNothing({ response });
  }

  /** Ends an upload as if its time had run out; nobody is told, as with Mux. */
  async function expire({ response, params }: Exchange): Promise<void> {
    const upload = lookUp(state.data.uploads, checkId(params.uploadId));
    if (!upload) throw notFound();
    if (upload.status !== 'waiting') throw forbidden(`The upload cannot expire, its status is ${upload.status}`);
    upload.status = 'timed_out';
    await state.save();
    await rm(context.files.upload(upload.id), { force: true });
    sendNothing({ response });
  }
}
