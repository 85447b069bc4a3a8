import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApiProblem } from '../http/problems.ts';

/**
 * Lets a request of the API pass whose Basic credentials are the access token's.
 *
 * @throws ApiProblem 401 for every other
 */
export function checkCredentials({
  request,
  tokenId,
  tokenSecret,
}: {
  request: IncomingMessage;
  tokenId: string;
  tokenSecret: string;
}): void {
  const [scheme, encoded] = (request.headers.authorization ?? '').split(' ');
  const given = scheme?.toLowerCase() === 'basic' ? Buffer.from(encoded ?? '', 'base64') : Buffer.alloc(0);
  if (!isSame(given, Buffer.from(`${tokenId}:${tokenSecret}`))) {
    throw new ApiProblem({ status: 401, type: 'unauthorized', messages: ['Unauthorized request'] });
  }
}

/** Compares digests, so that neither the time nor the length tells how much of a guess was right. */
function isSame(given: Buffer, expected: Buffer): boolean {
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
