import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Announcer } from './announce.ts';
import { addTags, createContact, removeTags, updateContact, upsertContact, type MatchField } from './contacts.ts';
import { problems } from './problems.ts';
import type { Contact } from './records.ts';
import {
  createSchema,
  readBody,
  searchSchema,
  tagsSchema,
  updateSchema,
  upsertSchema,
  workflowSchema,
} from './schemas.ts';
import { searchContacts } from './search.ts';
import type { State } from './state.ts';

type Parameters = Record<string, string>;

/** The part of the API that the school uses. */
export function addRoutes({
  server,
  state,
  announce,
  locationId,
  matchOrder,
  now,
}: {
  server: FastifyInstance;
  state: State;
  announce: Announcer;
  locationId: string;
  matchOrder: readonly MatchField[];
  now: () => number;
}): void {
  const { data } = state;
  const instant = () => new Date(now()).toISOString();

  server.post('/contacts/', (request, reply) => {
    const input = readBody(createSchema, request.body);
    assertLocation(input.locationId);
    const contact = createContact({ data, input, now: instant() });
    announce.tags({ contact, before: [] });
    state.save();
    return reply.status(201).send({ contact });
  });

  server.post('/contacts/upsert', (request) => {
    const input = readBody(upsertSchema, request.body);
    assertLocation(input.locationId);
    if (!input.email && !input.phone) throw problems.unprocessable(['Email or phone is required']);
    const { contact, isNew, tagsBefore } = upsertContact({ data, input, order: matchOrder, now: instant() });
    announce.tags({ contact, before: tagsBefore });
    state.save();
    return { new: isNew, contact, traceId: request.id };
  });

  server.get('/contacts/search/duplicate', (request) => {
    const { locationId: location, email, number } = request.query as Parameters;
    assertLocation(location);
    const wanted = email?.toLowerCase();
    const contact = Object.values(data.contacts).find(
      (known) => (wanted && known.email === wanted) || (number && known.phone === number)
    );
    return { contact: contact ?? null };
  });

  server.post('/contacts/search', (request) => {
    const input = readBody(searchSchema, request.body);
    assertLocation(input.locationId);
    return searchContacts({ data, input });
  });

  server.get('/contacts/:contactId', (request) => ({ contact: findContact(request) }));

  server.put('/contacts/:contactId', (request) => {
    const contact = findContact(request);
    const before = contact.tags;
    updateContact({ data, contact, input: readBody(updateSchema, request.body), now: instant() });
    announce.tags({ contact, before });
    state.save();
    return { succeded: true, contact };
  });

  server.delete('/contacts/:contactId', (request) => {
    delete data.contacts[findContact(request).id];
    state.save();
    return { succeded: true };
  });

  server.post('/contacts/:contactId/tags', (request, reply) => {
    const contact = findContact(request);
    const before = contact.tags;
    addTags({ data, contact, tags: readBody(tagsSchema, request.body).tags });
    announce.tags({ contact, before });
    state.save();
    return reply.status(201).send({ tags: contact.tags });
  });

  server.delete('/contacts/:contactId/tags', (request) => {
    const contact = findContact(request);
    const before = contact.tags;
    removeTags({ contact, tags: readBody(tagsSchema, request.body).tags });
    announce.tags({ contact, before });
    state.save();
    return { tags: contact.tags };
  });

  server.post('/contacts/:contactId/workflow/:workflowId', (request) => {
    const contact = findContact(request);
    const workflowId = findWorkflow(request);
    readBody(workflowSchema, request.body);
    const isIn = data.enrolments.some((known) => known.contactId === contact.id && known.workflowId === workflowId);
    if (!isIn) data.enrolments.push({ contactId: contact.id, workflowId, at: instant() });
    state.save();
    return { succeded: true };
  });

  server.delete('/contacts/:contactId/workflow/:workflowId', (request) => {
    const contact = findContact(request);
    const workflowId = findWorkflow(request);
    data.enrolments = data.enrolments.filter(
      (known) => known.contactId !== contact.id || known.workflowId !== workflowId
    );
    state.save();
    return { succeded: true };
  });

  server.get('/workflows/', (request) => {
    assertLocation((request.query as Parameters).locationId);
    const base = { status: 'published', version: 1, createdAt: instant(), updatedAt: instant(), locationId };
    return { workflows: data.workflows.map((workflow) => ({ ...workflow, ...base })) };
  });

  server.get('/locations/:locationId', (request) => {
    assertLocation((request.params as Parameters).locationId);
    return { location: { id: locationId, name: 'Local location', email: 'location@example.com', country: 'US' } };
  });

  server.get('/locations/:locationId/tags', (request) => {
    assertLocation((request.params as Parameters).locationId);
    return { tags: data.tags.map((name, place) => ({ id: `tag-${place}`, name, locationId })) };
  });

  server.get('/locations/:locationId/customFields', (request) => {
    assertLocation((request.params as Parameters).locationId);
    return { customFields: data.customFields.map((field) => ({ ...field, locationId })) };
  });

  function assertLocation(given: string | undefined): void {
    if (given !== locationId) throw problems.foreign();
  }

  function findContact(request: FastifyRequest): Contact {
    const { contactId = '' } = request.params as Parameters;
    const contact = Object.hasOwn(data.contacts, contactId) ? data.contacts[contactId] : undefined;
    if (!contact) throw problems.noContact(contactId);
    return contact;
  }

  function findWorkflow(request: FastifyRequest): string {
    const { workflowId = '' } = request.params as Parameters;
    if (!data.workflows.some(({ id }) => id === workflowId)) throw problems.badRequest('Workflow not found');
    return workflowId;
  }
}
