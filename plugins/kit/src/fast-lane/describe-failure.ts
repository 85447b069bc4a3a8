import type { Core } from '@strapi/types';
import { isDatabaseAway, RETRY_AFTER_S } from '../database-away.ts';
import { Refusal } from '../refuse.ts';

/** An answer that says no, as Strapi's own middleware writes it. */
export interface Failure {
  status: number;
  body: { data: null; error: { status: number; name: string; message: string; details: Record<string, unknown> } };
  /** Names and values in turn. */
  headers: readonly string[];
}

/** As `database-away` of the CMS says it. */
const AWAY = {
  status: 503,
  name: 'ServiceUnavailableError',
  message: 'The school is not reachable for a moment. Please try again.',
  details: { code: 'away' },
};

/** What an error means to who asked; what nobody expected is logged, and told as nothing but a failure. */
export function describeFailure({ strapi, error }: { strapi: Core.Strapi; error: unknown }): Failure {
  if (error instanceof Refusal) return toFailure(error);
  if (isDatabaseAway(error)) {
    strapi.log.warn(`The database is away: ${(error as Error).message}`);
    return toFailure(AWAY);
  }
  strapi.log.error(error);
  return toFailure({ status: 500, name: 'InternalServerError', message: 'Internal Server Error', details: {} });
}

function toFailure({ status, name, message, details }: Failure['body']['error']): Failure {
  const { retryAfter = status === 503 ? RETRY_AFTER_S : undefined } = details;
  return {
    status,
    body: { data: null, error: { status, name, message, details } },
    headers: retryAfter === undefined ? [] : ['Retry-After', String(retryAfter)],
  };
}
