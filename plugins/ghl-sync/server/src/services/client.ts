import type { Core } from '@strapi/strapi';
import { create, isAxiosError, type AxiosInstance } from 'axios';
import type { InferType, Schema } from 'yup';
import type { GhlContact } from '../../../domain/read-contact.ts';
import { readAnswer } from '../../../domain/read-answer.ts';
import type { CrmConfig } from '../config.ts';
import { GhlError, isNotFound } from '../ghl-error.ts';
import * as answers from '../ghl-answers.ts';
import type { Caller } from './gate.ts';

/** The version of the API that is spoken, sent with every request. */
const VERSION = '2021-07-28';

/** Bytes of the longest answer that is read. */
const LONGEST_ANSWER = 4 * 1024 * 1024;

/** What is written of a contact. Never `tags`: GHL would replace all of them. */
export interface ContactInput {
  email?: string;
  firstName?: string;
  lastName?: string;
  phone?: string | null;
  source?: string;
  customFields?: readonly { id: string; field_value: string }[];
}

/**
 * GHL's API, as much as the school uses. Every call waits for its turn at the gate, carries no redirect's errand, and is
 * read by a schema; what it throws has GHL's words and nobody's name.
 *
 * Each is safe to repeat. @throws GhlError, beside what the gate throws
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  let http: { of: string; instance: AxiosInstance } | undefined;

  return {
    async upsertContact({ input, ...caller }: Caller & { input: ContactInput & { email: string } }) {
      const { locationId } = config();
      const body = { locationId, ...input };
      const answer = await ask({ ...caller, method: 'POST', path: '/contacts/upsert', body, schema: answers.upserted });
      return { isNew: answer.new === true, contact: answers.toContact(answer.contact) };
    },

    async updateContact({
      contactId,
      input,
      ...caller
    }: Caller & { contactId: string; input: ContactInput }): Promise<GhlContact> {
      const path = `/contacts/${encodeURIComponent(contactId)}`;
      const answer = await ask({ ...caller, method: 'PUT', path, body: input, schema: answers.oneContact });
      return answers.toContact(answer.contact);
    },

    /** @returns null when there is none */
    async findContact({ contactId, ...caller }: Caller & { contactId: string }): Promise<GhlContact | null> {
      const path = `/contacts/${encodeURIComponent(contactId)}`;
      try {
        const answer = await ask({ ...caller, method: 'GET', path, schema: answers.oneContact });
        return answers.toContact(answer.contact);
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },

    /** The contact GHL takes for the one of this address, or of this number. */
    async searchDuplicate({
      by,
      value,
      ...caller
    }: Caller & { by: 'email' | 'number'; value: string }): Promise<GhlContact | null> {
      const query = { locationId: config().locationId, [by]: value };
      try {
        const answer = await ask({
          ...caller,
          method: 'GET',
          path: `/contacts/search/duplicate?${new URLSearchParams(query)}`,
          schema: answers.maybeContact,
        });
        return answer.contact?.id ? answers.toContact(answer.contact) : null;
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },

    /** Gone already is gone. */
    async deleteContact({ contactId, ...caller }: Caller & { contactId: string }): Promise<void> {
      const path = `/contacts/${encodeURIComponent(contactId)}`;
      try {
        await ask({ ...caller, method: 'DELETE', path, schema: answers.anything });
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },

    async addTags({ contactId, tags, ...caller }: Caller & { contactId: string; tags: readonly string[] }) {
      const path = `/contacts/${encodeURIComponent(contactId)}/tags`;
      await ask({ ...caller, method: 'POST', path, body: { tags }, schema: answers.anything });
    },

    async removeTags({ contactId, tags, ...caller }: Caller & { contactId: string; tags: readonly string[] }) {
      const path = `/contacts/${encodeURIComponent(contactId)}/tags`;
      await ask({ ...caller, method: 'DELETE', path, body: { tags }, schema: answers.anything });
    },

    async addToWorkflow({ contactId, workflowId, ...caller }: Caller & { contactId: string; workflowId: string }) {
      const path = `/contacts/${encodeURIComponent(contactId)}/workflow/${encodeURIComponent(workflowId)}`;
      await ask({ ...caller, method: 'POST', path, body: {}, schema: answers.anything });
    },

    async listCustomFields(caller: Caller): Promise<{ id: string; key: string; name: string }[]> {
      const path = `/locations/${encodeURIComponent(config().locationId)}/customFields?model=contact`;
      const { customFields } = await ask({ ...caller, method: 'GET', path, schema: answers.customFields });
      return customFields.map(({ id, fieldKey, name }) => ({ id, key: fieldKey ?? id, name: name ?? fieldKey ?? id }));
    },

    async listWorkflows(caller: Caller): Promise<{ id: string; name: string }[]> {
      const path = `/workflows/?${new URLSearchParams({ locationId: config().locationId })}`;
      const { workflows } = await ask({ ...caller, method: 'GET', path, schema: answers.workflows });
      return workflows.map(({ id, name }) => ({ id, name: name ?? id }));
    },

    /** The location the token is for: what a test of the connection shows. */
    async findLocation(caller: Caller): Promise<{ id: string; name: string }> {
      const path = `/locations/${encodeURIComponent(config().locationId)}`;
      const { location } = await ask({ ...caller, method: 'GET', path, schema: answers.oneLocation });
      return { id: location.id, name: location.name ?? location.id };
    },
  };

  function config(): CrmConfig {
    return strapi.config.get<CrmConfig>('plugin::ghl-sync');
  }

  /** Made anew when the settings are others: tests move the address. */
  function client(): AxiosInstance {
    const current = config();
    const of = `${current.baseUrl} ${current.token}`;
    if (http?.of !== of) {
      const instance = create({
        baseURL: current.baseUrl,
        timeout: current.timeout,
        headers: { Authorization: `Bearer ${current.token}`, Version: VERSION, Accept: 'application/json' },
        maxRedirects: 0,
        maxContentLength: LONGEST_ANSWER,
        maxBodyLength: LONGEST_ANSWER,
        responseType: 'text',
        // Whatever comes is read by `readAnswer`.
        transformResponse: [(text: unknown) => text],
        validateStatus: () => true,
      });
      http = { of, instance };
    }
    return http.instance;
  }

  async function ask<S extends Schema>({
    method,
    path,
    body,
    schema,
    ...caller
  }: Caller & {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    path: string;
    body?: object;
    schema: S;
  }): Promise<InferType<S>> {
    return strapi
      .plugin('ghl-sync')
      .service('gate')
      .pass(caller, () => send({ method, path, body, schema, signal: caller.signal }));
  }

  async function send<S extends Schema>({
    method,
    path,
    body,
    schema,
    signal,
  }: {
    method: string;
    path: string;
    body: object | undefined;
    schema: S;
    signal: AbortSignal | undefined;
  }): Promise<InferType<S>> {
    // Axios' own clock begins with the connection; this one with the call.
    const clock = AbortSignal.timeout(config().timeout);
    const response = await client()
      .request<unknown>({
        method,
        url: path,
        ...(body ? { data: body } : {}),
        signal: signal ? AbortSignal.any([signal, clock]) : clock,
      })
      .catch((error: unknown) => {
        signal?.throwIfAborted();
        // Axios' error holds the request, with the token and the learner in it: only its code goes on.
        const code = clock.aborted
          ? 'no answer in time'
          : isAxiosError(error)
            ? (error.code ?? 'unreachable')
            : 'unreachable';
        throw new GhlError({ kind: 'away', words: `GHL cannot be reached: ${code}` });
      });
    await strapi
      .plugin('ghl-sync')
      .service('gate')
      .learn({ headers: response.headers as Record<string, unknown> });
    const answer = readAnswer({
      status: response.status,
      contentType: String(response.headers['content-type'] ?? ''),
      body: typeof response.data === 'string' ? response.data : '',
    });
    if ('kind' in answer) throw new GhlError(answer);
    if (!schema.isValidSync(answer.json, { strict: true }))
      throw new GhlError({ kind: 'away', words: `GHL answered ${response.status} with JSON that is none of its own` });
    return answer.json as InferType<S>;
  }
};
