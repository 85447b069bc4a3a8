import { createHash } from 'node:crypto';

const LENGTH = 22;

/**
 * What a learner's list calls a session: 22 characters that name it and lead back to nothing. Strapi's own id stays on
 * the server, since it is what tokens are made of.
 */
export function nameSession(sessionId: string): string {
  return createHash('sha256').update(`session\0${sessionId}`).digest('base64url').slice(0, LENGTH);
}
