import { rm } from 'node:fs/promises';
import { announceUpload } from '../announce.ts';
import { readBody } from '../http/body.ts';
import { forbidden, notFound } from '../http/problems.ts';
import { sendJson } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import type { Context } from '../context.ts';
import { makeId } from '../ids.ts';
import type { UploadRecord } from '../records.ts';
import { lookUp } from '../state.ts';
import { expireUpload } from '../uploads/uploads.ts';
import { checkId } from './check-id.ts';
import { paginate } from './pagination.ts';
import { presentUpload } from './present.ts';
import { createUploadSchema } from './schemas.ts';

const DEFAULT_TIMEOUT = 3600;

/** `/video/v1/uploads`: direct uploads. */
export function createUploadRoutes({ context }: { context: Context }): Route[] {
  return [
    { method: 'POST', path: '/video/v1/uploads', handle: create },
    { method: 'GET', path: '/video/v1/uploads', handle: list },
    {
      method: 'GET',
      path: '/video/v1/uploads/:uploadId',
      handle: (exchange) => answer({ exchange, upload: find(exchange) }),
    },
    { method: 'PUT', path: '/video/v1/uploads/:uploadId/cancel', handle: cancel },
  ];

  async function create(exchange: Exchange): Promise<void> {
    const input = await readBody({ request: exchange.request, schema: createUploadSchema });
    const upload: UploadRecord = {
      id: makeId(),
      token: makeId(),
      createdAt: context.now(),
      timeout: input.timeout ?? DEFAULT_TIMEOUT,
      corsOrigin: input.cors_origin,
      isTest: input.test ?? input.new_asset_settings?.test ?? false,
      settings: input.new_asset_settings ?? {},
      status: 'waiting',
    };
    context.state.data.uploads[upload.id] = upload;
    announceUpload({ webhooks: context.webhooks, upload, type: 'video.upload.created' });
    await context.state.save();
    answer({ exchange, upload, status: 201 });
  }

  function list({ response, query, origin }: Exchange): void {
    const uploads = Object.values(context.state.data.uploads);
    const { items } = paginate({ items: uploads, query, order: (upload) => uploads.indexOf(upload) });
    for (const upload of items) expireUpload({ context, upload });
    sendJson({ response, status: 200, body: { data: items.map((upload) => presentUpload({ upload, origin })) } });
  }

  async function cancel(exchange: Exchange): Promise<void> {
    const upload = find(exchange);
    if (upload.status !== 'waiting') throw forbidden(`The upload cannot be cancelled, its status is ${upload.status}`);
    upload.status = 'cancelled';
    announceUpload({ webhooks: context.webhooks, upload, type: 'video.upload.cancelled' });
    await context.state.save();
    await rm(context.files.upload(upload.id), { force: true });
    answer({ exchange, upload });
  }

  function find({ params }: Exchange): UploadRecord {
    const upload = lookUp(context.state.data.uploads, checkId(params.uploadId));
    if (!upload) throw notFound();
    expireUpload({ context, upload });
    return upload;
  }
}

function answer({
  exchange,
  upload,
  status = 200,
}: {
  exchange: Exchange;
  upload: UploadRecord;
  status?: number;
}): void {
  sendJson({ response: exchange.response, status, body: { data: presentUpload({ upload, origin: exchange.origin }) } });
}
