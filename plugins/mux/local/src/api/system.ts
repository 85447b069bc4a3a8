import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Context } from '../context.ts';
import { notFound } from '../http/problems.ts';
import { sendJson, sendNothing } from '../http/respond.ts';
import type { Exchange, Route } from '../http/router.ts';
import { makeId } from '../ids.ts';
import { lookUp, type SigningKeyRecord } from '../state.ts';
import { ENVIRONMENT } from '../webhooks/event.ts';
import { paginate } from './pagination.ts';

const makeKeyPair = promisify(generateKeyPair);

/** `/system/v1`: who the access token is, and the keys that sign playback tokens. */
export function createSystemRoutes({ context }: { context: Context }): Route[] {
  const { state } = context;
  return [
    { method: 'GET', path: '/system/v1/whoami', handle: showToken },
    { method: 'POST', path: '/system/v1/signing-keys', handle: create },
    { method: 'GET', path: '/system/v1/signing-keys', handle: list },
    {
      method: 'GET',
      path: '/system/v1/signing-keys/:keyId',
      handle: ({ response, params }) => sendJson({ response, status: 200, body: { data: present(find(params)) } }),
    },
    { method: 'DELETE', path: '/system/v1/signing-keys/:keyId', handle: remove },
  ];

  function showToken({ response }: Exchange): void {
    const data = {
      permissions: ['video:read', 'video:write', 'system:read', 'system:write'],
      organization_name: 'Local school',
      organization_id: 'local0organization',
      environment_type: 'development',
      environment_name: ENVIRONMENT.name,
      environment_id: ENVIRONMENT.id,
      access_token_name: 'Local access token',
    };
    sendJson({ response, status: 200, body: { data } });
  }

  async function create({ response }: Exchange): Promise<void> {
    const { publicKey, privateKey } = await makeKeyPair('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const key: SigningKeyRecord = {
      id: makeId(),
      createdAt: Math.floor(context.now() / 1000),
      publicKeyPem: publicKey,
    };
    state.data.signingKeys[key.id] = key;
    await state.save();
    // The one time the private half is shown; it is not kept.
    sendJson({
      response,
      status: 201,
      body: { data: { ...present(key), private_key: Buffer.from(privateKey).toString('base64') } },
    });
  }

  function list({ response, query }: Exchange): void {
    const keys = Object.values(state.data.signingKeys);
    const { items } = paginate({ items: keys, query, order: (key) => keys.indexOf(key) });
    sendJson({ response, status: 200, body: { data: items.map(present) } });
  }

  async function remove({ response, params }: Exchange): Promise<void> {
    delete state.data.signingKeys[find(params).id];
    await state.save();
    sendNothing({ response });
  }

  function find({ keyId }: Exchange['params']): SigningKeyRecord {
    const key = lookUp(state.data.signingKeys, keyId ?? '');
    if (!key) throw notFound();
    return key;
  }
}

function present({ id, createdAt }: SigningKeyRecord): { id: string; created_at: string } {
  return { id, created_at: String(createdAt) };
}
