import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Announcer } from './announce.ts';
import { addTags, removeTags } from './contacts.ts';
import { composePage, PAGE_HEADERS } from './page.ts';
import { GhlProblem, problems } from './problems.ts';
import type { State } from './state.ts';

/**
 * The page and its forms. They need no token, so that anyone at this machine can look; a form counts only with the ticket
 * that the page of this process carries, or any other page in the browser could send it.
 */
export function addPageRoutes({
  server,
  state,
  announce,
  now,
}: {
  server: FastifyInstance;
  state: State;
  announce: Announcer;
  now: () => number;
}): void {
  const { data } = state;
  const ticket = randomBytes(24).toString('base64url');

  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body))))
  );

  server.get('/', (_request, reply) =>
    reply
      .headers(PAGE_HEADERS)
      .type('text/html; charset=utf-8')
      .send(composePage({ data, deliveries: announce.deliveries(), ticket }))
  );

  server.post('/local/contacts/:contactId/tags', (request, reply) => {
    const { contactId = '' } = request.params as Record<string, string>;
    const { ticket: given = '', add, remove } = (request.body ?? {}) as Record<string, string>;
    if (!isSame(given, ticket)) throw new GhlProblem({ status: 403, body: { message: 'Send it from the page.' } });
    const contact = Object.hasOwn(data.contacts, contactId) ? data.contacts[contactId] : undefined;
    if (!contact) throw problems.noContact(contactId);
    const before = contact.tags;
    if (add) addTags({ data, contact, tags: [add.slice(0, 255)] });
    if (remove) removeTags({ contact, tags: [remove] });
    contact.dateUpdated = new Date(now()).toISOString();
    announce.tags({ contact, before });
    state.save();
    return reply.redirect('/', 303);
  });
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
