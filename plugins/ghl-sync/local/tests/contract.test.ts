import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalGhl } from '../src/server.ts';

const require = createRequire(import.meta.url);
const CHECKOUT = fileURLToPath(new URL('../../../..', import.meta.url));
const APPS = resolve(CHECKOUT, process.env.CONTRACTS_DIR ?? '../shared/contracts', 'ghl', 'apps');
const hasSpec = existsSync(join(APPS, 'contacts.json'));

/** Every operation that the school's client uses, by the file of GHL's that describes it. */
const OPERATIONS: Record<string, Record<string, readonly string[]>> = {
  'contacts.json': {
    '/contacts/': ['post'],
    '/contacts/upsert': ['post'],
    '/contacts/search': ['post'],
    '/contacts/search/duplicate': ['get'],
    '/contacts/{contactId}': ['get', 'put', 'delete'],
    '/contacts/{contactId}/tags': ['post', 'delete'],
    '/contacts/{contactId}/workflow/{workflowId}': ['post', 'delete'],
  },
  'locations.json': {
    '/locations/{locationId}': ['get'],
    '/locations/{locationId}/tags': ['get'],
    '/locations/{locationId}/customFields': ['get'],
  },
  'workflows.json': { '/workflows/': ['get'] },
};

const TOKEN = 'pit-of-the-tests';
const LOCATION = 'location-of-the-tests';

if (!hasSpec)
  process.stdout.write("The local GHL was not checked against GHL's OpenAPI files: CONTRACTS_DIR has none.\n");

// In CI the files must be there: a suite that quietly checks nothing would look like one that passes. Where a CI cannot
// have them, `CONTRACTS_DIR=none` says so openly.
const mustRun = process.env.CI === 'true' && process.env.CONTRACTS_DIR !== 'none';
test.skipIf(!hasSpec && !mustRun)("every operation the school uses is as GHL's OpenAPI files say", async () => {
  expect(hasSpec, 'CONTRACTS_DIR must name the folder that holds ghl/apps/contacts.json').toBe(true);
  const ghl = await startLocalGhl({ port: 0, dataDir: null, token: TOKEN, locationId: LOCATION });
  onTestFinished(() => ghl.close());
  const ask = createAsker(await startPrism({ upstream: ghl.url }));

  const created = await ask('POST', '/contacts/', { locationId: LOCATION, email: 'b@b.cc', firstName: 'Bo' });
  expect(created.status).toBe(201);
  const upserted = await ask('POST', '/contacts/upsert', {
    locationId: LOCATION,
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    phone: '+442079460018',
    source: 'Diamond District',
    // As text: the file calls a number an object.
    customFields: [{ id: 'field-course-percent-01', field_value: '25' }],
  });
  expect(upserted).toMatchObject({ status: 200, body: { new: true } });
  const { id } = upserted.body.contact as { id: string };
  expect(await ask('POST', `/contacts/${id}/tags`, { tags: ['one', 'two'] })).toMatchObject({ status: 201 });
  expect(await ask('DELETE', `/contacts/${id}/tags`, { tags: ['two'] })).toMatchObject({ body: { tags: ['one'] } });
  expect(await ask('GET', `/contacts/${id}`)).toMatchObject({
    body: { contact: { tags: ['one'], customFields: [{ id: 'field-course-percent-01', value: '25' }] } },
  });
  expect(await ask('PUT', `/contacts/${id}`, { lastName: 'King' })).toMatchObject({
    body: { contact: { lastName: 'King', tags: ['one'] } },
  });
  const found = await ask('GET', `/contacts/search/duplicate?locationId=${LOCATION}&email=ada%40example.com`);
  expect(found.body.contact).toMatchObject({ id });
  const page = await ask('POST', '/contacts/search', {
    locationId: LOCATION,
    pageLimit: 10,
    filters: [{ field: 'email', operator: 'eq', value: 'ada@example.com' }],
  });
  expect(page.body).toMatchObject({ total: 1, contacts: [{ id }] });

  const { workflows } = (await ask('GET', `/workflows/?locationId=${LOCATION}`)).body as {
    workflows: { id: string }[];
  };
  const enrolment = `/contacts/${id}/workflow/${workflows[0]?.id}`;
  const eventStartTime = '2026-11-22T10:00:00+00:00';
  expect(await ask('POST', enrolment, { eventStartTime })).toMatchObject({ status: 200 });
  expect(await ask('DELETE', enrolment, { eventStartTime })).toMatchObject({ status: 200 });
  expect(await ask('GET', `/locations/${LOCATION}`)).toMatchObject({ body: { location: { name: 'Local location' } } });
  expect(await ask('GET', `/locations/${LOCATION}/tags`)).toMatchObject({ status: 200 });
  expect(await ask('GET', `/locations/${LOCATION}/customFields?model=contact`)).toMatchObject({ status: 200 });

  const taken = await ask('POST', '/contacts/', { locationId: LOCATION, email: 'ada@example.com' });
  expect(taken).toMatchObject({ status: 400, body: { meta: { contactId: id, matchingField: 'email' } } });
  const unknown = await ask('POST', '/contacts/upsert', {
    locationId: LOCATION,
    email: 'a@b.cc',
    additionalEmails: [],
  });
  expect(unknown).toMatchObject({ status: 422, body: { message: ['property additionalEmails should not exist'] } });
  expect(await ask('DELETE', `/contacts/${id}`)).toMatchObject({ status: 200 });

  // The judge is awake: it refuses a request and an answer that do not fit.
  const before = ghl.counts.requests;
  expect((await ask('POST', `/contacts/upsert`, { locationId: 7 })).status).toBe(422);
  expect(ghl.counts.requests).toBe(before);
  const contact = ghl.data.contacts[(created.body.contact as { id: string }).id];
  Object.assign(contact ?? {}, { tags: 'nonsense' });
  expect((await ask('GET', `/contacts/${contact?.id}`)).status).toBe(500);
});

function createAsker({ url }: { url: string }) {
  return async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        version: '2021-07-28',
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
}

/** Prism between the client and the local GHL; it answers 422 or 500 where the files are violated. */
async function startPrism({ upstream }: { upstream: string }): Promise<{ url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'local-ghl-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const spec = join(folder, 'ghl.json');
  await writeFile(spec, JSON.stringify(composeSpec()));
  const port = await findPort();
  const prism = require.resolve('@stoplight/prism-cli/dist/index.js');
  const child = spawn(
    process.execPath,
    [prism, 'proxy', '--errors', '--host', '127.0.0.1', '--port', String(port), spec, upstream],
    { stdio: ['ignore', 'pipe', 'pipe'] }
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise<void>((ready, fail) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        output += text.toString();
        if (output.includes('is listening')) ready();
      });
    }
    child.once('close', (code) => fail(new Error(`Prism ended with ${code}: ${output}`)));
  });
  return { url: `http://127.0.0.1:${port}` };
}

/** The operations in one file, each pointing to GHL's own for what it is made of: reading all of them takes far longer. */
function composeSpec(): object {
  const paths: Record<string, Record<string, unknown>> = {};
  const schemes = {};
  for (const [file, operations] of Object.entries(OPERATIONS)) {
    const path = join(APPS, file);
    const text = readFileSync(path, 'utf8')
      .replaceAll('"#/components/schemas/', `"${path}#/components/schemas/`)
      .replaceAll('"../common/', `"${join(APPS, '../common')}/`);
    const read = JSON.parse(text) as {
      paths: Record<string, Record<string, unknown>>;
      components: { securitySchemes: object };
    };
    Object.assign(schemes, read.components.securitySchemes);
    for (const [route, methods] of Object.entries(operations)) {
      paths[route] = Object.fromEntries(
        methods.map((method) => {
          const operation = read.paths[route]?.[method];
          if (!operation) throw new Error(`${file} has no ${method} ${route}`);
          return [method, operation];
        })
      );
    }
  }
  return { openapi: '3.0.0', info: { title: 'GHL', version: '1' }, paths, components: { securitySchemes: schemes } };
}

function findPort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
