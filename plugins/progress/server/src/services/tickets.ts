import { hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { readTicket, writeTicket } from '../../../domain/ticket.ts';

const PURPOSE = 'diamond progress: tickets of opened lessons';

interface Opened {
  userId: number;
  lessonId: string;
}

/**
 * Proof of when a page was opened. The key is made from the first of Strapi's app keys: every CMS process has the same
 * one, and none is kept.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let key: Buffer | null = null;
  const makeKey = (): Buffer => {
    const [secret] = strapi.config.get<string[]>('server.app.keys');
    if (!secret) throw new Error('server.app.keys has no key to sign tickets with');
    return Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, 32));
  };

  return {
    /** A ticket for a page that is opened now, or was at `openedAt`. */
    write: ({ userId, lessonId, openedAt = new Date() }: Opened & { openedAt?: Date }): string =>
      writeTicket({ userId, lessonId, openedAt, key: (key ??= makeKey()) }),

    /** When this learner opened this lesson; null without a ticket that says so. */
    read: ({ ticket, userId, lessonId }: Opened & { ticket: string | undefined }): Date | null =>
      readTicket({ ticket, userId, lessonId, now: new Date(), key: (key ??= makeKey()) }),
  };
};
