import type { IncomingMessage } from 'node:http';
import type { Context } from '../context.ts';
import { sendNothing, sendText } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import type { UploadRecord } from '../records.ts';
import { parseContentRange, describeStored, type ContentRange } from './content-range.ts';
import { composeCors } from './cors.ts';
import { drain, measureFile, receiveBody } from './receive.ts';
import { completeUpload, findUploadByToken } from './uploads.ts';

/** 308 as resumable uploads use it: so much is here, go on from there. */
const RESUME_INCOMPLETE = 308;

/** A PUT that is writing. */
interface Writer {
  request: IncomingMessage;
  done: Promise<void>;
}

/**
 * The address films are sent to: chunks by PUT with a Content-Range, or the whole in one PUT. What arrived before a
 * connection broke stays, bytes sent twice are skipped, and a sender who lost his place is told it.
 */
export function createUploadTarget({ context }: { context: Context }): Route[] {
  /** The PUT that is writing to an upload, by upload id. */
  const writers = new Map<string, Writer>();

  return [
    { method: 'OPTIONS', path: '/uploads/:token', handle: answerPreflight },
    { method: 'PUT', path: '/uploads/:token', handle: receive },
  ];

  function answerPreflight({ request, response, params }: Exchange): void {
    const upload = findUploadByToken({ context, token: params.token ?? '' });
    sendNothing({ response, headers: upload ? composeCors({ request, corsOrigin: upload.corsOrigin }) : {} });
  }

  async function receive(exchange: Exchange): Promise<void> {
    const { request, response, params } = exchange;
    const upload = findUploadByToken({ context, token: params.token ?? '' });
    if (!upload) return refuse({ exchange, status: 404, text: 'No such upload' });
    for (const [name, value] of Object.entries(composeCors({ request, corsOrigin: upload.corsOrigin })))
      response.setHeader(name, value);
    const header = request.headers['content-range'];
    const range = header === undefined ? undefined : parseContentRange(header);
    if (header !== undefined && !range) return refuse({ exchange, status: 400, text: 'Content-Range is not valid' });
    // Nothing may be awaited between the last look at `writers` and the entry below: there is one writer, always.
    for (let earlier = writers.get(upload.id); earlier; earlier = writers.get(upload.id))
      await giveUp({ uploadId: upload.id, earlier });
    if (upload.status === 'asset_created') {
      // The sender lost our last answer and asks again.
      await drain(request);
      return sendNothing({ response, status: 200 });
    }
    if (upload.status !== 'waiting')
      return refuse({ exchange, status: 410, text: `The upload is ${upload.status.replace('_', ' ')}` });
    const writer: Writer = { request, done: write({ exchange, upload, range }) };
    writers.set(upload.id, writer);
    try {
      await writer.done;
    } finally {
      if (writers.get(upload.id) === writer) writers.delete(upload.id);
    }
  }

  /** A sender who comes again has given up his earlier request, whether we have noticed or not. */
  async function giveUp({ uploadId, earlier }: { uploadId: string; earlier: Writer }): Promise<void> {
    if (!earlier.request.complete) earlier.request.destroy();
    // What went wrong there was answered there.
    await earlier.done.catch(() => undefined);
    if (writers.get(uploadId) === earlier) writers.delete(uploadId);
  }

  /** Breaks the connection after so many bytes, when that was asked for. */
  function cutOnDemand({ request }: Exchange): void {
    if (Number(request.headers['content-length'] ?? 1) === 0) return;
    let seen = 0;
    request.on('data', (chunk: Buffer) => {
      seen += chunk.length;
      if (context.faults.takeUploadCut({ bytes: seen })) request.destroy();
    });
    // Reading is begun by whoever takes the body; only the count is added here.
    request.pause();
  }

  async function write({
    exchange,
    upload,
    range,
  }: {
    exchange: Exchange;
    upload: UploadRecord;
    range: ContentRange | undefined;
  }): Promise<void> {
    const { request, response } = exchange;
    const path = context.files.upload(upload.id);
    if (range && contradicts({ range, upload }))
      return refuse({ exchange, status: 400, text: `The upload has ${upload.total} bytes in all` });
    if (range?.total !== undefined && upload.total === undefined) {
      upload.total = range.total;
      await context.state.save();
    }
    const stored = range ? await measureFile(path) : 0;
    cutOnDemand(exchange);
    if (range?.kind === 'chunk' && range.start <= stored) {
      const isWhole = await receiveBody({
        request,
        path,
        isFresh: false,
        skip: stored - range.start,
        most: range.end - range.start + 1,
      });
      // Nobody is left to answer. What came is kept for the next attempt.
      if (!isWhole) return;
    } else if (range) {
      await drain(request);
    } else if (!(await receiveBody({ request, path, isFresh: true, skip: 0, most: Number.MAX_SAFE_INTEGER }))) {
      return;
    }
    const size = await measureFile(path);
    if (range && size !== upload.total)
      return sendNothing({ response, status: RESUME_INCOMPLETE, headers: describeStored(size) });
    // It may have been cancelled, or its time have run out, while the bytes came.
    if (upload.status !== 'waiting') return refuse({ exchange, status: 410, text: 'The upload is no longer open' });
    await completeUpload({ context, upload });
    sendNothing({ response, status: 200 });
  }
}

function contradicts({ range, upload }: { range: ContentRange; upload: UploadRecord }): boolean {
  if (upload.total === undefined) return false;
  return (
    (range.total !== undefined && range.total !== upload.total) || (range.kind === 'chunk' && range.end >= upload.total)
  );
}

async function refuse({ exchange, status, text }: { exchange: Exchange; status: number; text: string }): Promise<void> {
  await drain(exchange.request);
  sendText({ response: exchange.response, status, type: 'text/plain; charset=utf-8', text });
}
