import type { Core } from '@strapi/types';

/** Where the body middleware keeps what came over the wire, when it is told to. */
const UNPARSED = Symbol.for('unparsedBody');

/** The exact text of a request's body; empty when there was none, which nobody signs. */
export function readRawBody(request: { body?: unknown }): string {
  const { body } = request;
  if (typeof body !== 'object' || body === null) return '';
  const raw: unknown = Reflect.get(body, UNPARSED);
  return typeof raw === 'string' ? raw : '';
}

/**
 * A webhook cannot be verified on a body that was parsed and thrown away, and would be refused as forged for ever.
 *
 * @throws Error naming the setting; the boot stops
 */
export function assertRawBodies({ strapi }: { strapi: Core.Strapi }): void {
  const middlewares: unknown[] = strapi.config.get('middlewares', []);
  const keepsRaw = middlewares.some(
    (item) =>
      typeof item === 'object' &&
      item !== null &&
      Reflect.get(item, 'name') === 'strapi::body' &&
      Reflect.get(Object(Reflect.get(item, 'config')), 'includeUnparsed') === true
  );
  if (!keepsRaw)
    throw new Error(
      'config/middlewares: "strapi::body" must have includeUnparsed: true, or no webhook can be verified.'
    );
}
