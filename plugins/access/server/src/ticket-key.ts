import { hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/strapi';

const PURPOSE = 'diamond access: tickets for lesson files';

/** A key of our own, made from the first of Strapi's app keys: every CMS process has the same one, and none is kept. */
export function makeTicketKey({ strapi }: { strapi: Core.Strapi }): Buffer {
  const [secret] = strapi.config.get<string[]>('server.app.keys');
  if (!secret) throw new Error('server.app.keys has no key to sign file tickets with');
  return Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, 32));
}
