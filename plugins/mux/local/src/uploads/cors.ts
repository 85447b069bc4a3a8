import type { IncomingMessage } from 'node:http';

/**
 * The headers that let the page at the upload's `cors_origin`, and no other, send its chunks and read our answers.
 * `Range` is exposed: an uploader that cannot read it counts a chunk that was cut short as arrived.
 */
export function composeCors({
  request,
  corsOrigin,
}: {
  request: IncomingMessage;
  corsOrigin: string;
}): Record<string, string> {
  const origin = request.headers.origin;
  if (origin === undefined || (corsOrigin !== '*' && origin !== corsOrigin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': corsOrigin === '*' ? '*' : origin,
    'Access-Control-Allow-Methods': 'PUT, OPTIONS',
    'Access-Control-Allow-Headers': 'Content-Range, Content-Type',
    'Access-Control-Expose-Headers': 'Range',
    'Access-Control-Max-Age': '3600',
  };
}
