import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** Answers JSON. */
export function sendJson({
  response,
  status,
  body,
}: {
  response: ServerResponse;
  status: number;
  body: unknown;
}): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length })
    .end(bytes);
}

/** Answers a text of the given type. */
export function sendText({
  response,
  status = 200,
  type,
  text,
  headers = {},
}: {
  response: ServerResponse;
  status?: number;
  type: string;
  text: string;
  headers?: Record<string, string>;
}): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length, ...headers }).end(bytes);
}

/** Answers without a body. */
export function sendNothing({
  response,
  status = 204,
  headers = {},
}: {
  response: ServerResponse;
  status?: number;
  headers?: Record<string, string>;
}): void {
  response.writeHead(status, status === 204 ? headers : { ...headers, 'Content-Length': '0' }).end();
}

/**
 * Streams a file. A reader who goes away ends it without an error.
 *
 * @throws ENOENT before anything is sent, when the file is not there
 */
export async function sendFile({
  response,
  path,
  type,
  headers = {},
}: {
  response: ServerResponse;
  path: string;
  type: string;
  headers?: Record<string, string>;
}): Promise<void> {
  const { size } = await stat(path);
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': size, ...headers });
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(path), response);
  } catch (error) {
    // The player dropped the request (a seek, a closed tab): nobody is left to answer.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
