import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startLocalGhl, type LocalGhlOptions } from '../src/server.ts';

const TOKEN = 'pit-of-the-tests';
const LOCATION = 'location-of-the-tests';

async function open(options: Partial<LocalGhlOptions> = {}) {
  const ghl = await startLocalGhl({ port: 0, dataDir: null, token: TOKEN, locationId: LOCATION, ...options });
  onTestFinished(() => ghl.close());
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${ghl.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        version: '2021-07-28',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : null,
    };
  };
  const upsert = (input: object) => ask('POST', '/contacts/upsert', { locationId: LOCATION, ...input });
  return { ghl, ask, upsert };
}

test('a contact is made once, changed the second time, and found by e-mail and phone', async () => {
  const { ghl, ask, upsert } = await open();
  const first = await upsert({ email: 'Ada@Example.com', firstName: 'Ada', phone: '+44 20 7946 0018' });
  expect([first.status, first.body.new]).toEqual([200, true]);
  const second = await upsert({ email: 'ada@example.com', lastName: 'Lovelace' });
  expect(second.body).toMatchObject({ new: false, contact: { id: first.body.contact.id, firstName: 'Ada' } });
  expect(Object.keys(ghl.data.contacts)).toHaveLength(1);
  const found = await ask('GET', `/contacts/search/duplicate?locationId=${LOCATION}&number=%2B442079460018`);
  expect(found.body.contact.email).toBe('ada@example.com');
  expect((await ask('GET', `/contacts/search/duplicate?locationId=${LOCATION}&email=x@y.zz`)).body).toEqual({
    contact: null,
  });
});

test('tags in an upsert overwrite, tags added do not, and the location remembers every one', async () => {
  const { ghl, ask, upsert } = await open();
  const { id } = (await upsert({ email: 'a@b.cc' })).body.contact;
  expect(await ask('POST', `/contacts/${id}/tags`, { tags: ['One', 'two'] })).toMatchObject({
    status: 201,
    body: { tags: ['one', 'two'] },
  });
  expect((await ask('DELETE', `/contacts/${id}/tags`, { tags: ['one'] })).body).toEqual({ tags: ['two'] });
  expect((await upsert({ email: 'a@b.cc', tags: ['three'] })).body.contact.tags).toEqual(['three']);
  expect(ghl.data.tags).toEqual(['one', 'two', 'three']);
});

test('an e-mail and a phone of two contacts: the first is changed, the other field is dropped without a word', async () => {
  const { ghl, upsert } = await open();
  const { id } = (await upsert({ email: 'a@b.cc' })).body.contact;
  await upsert({ phone: '+15550000001' });
  const mixed = await upsert({ email: 'a@b.cc', phone: '+15550000001', firstName: 'Ada' });
  expect(mixed.body.contact).toMatchObject({ id, firstName: 'Ada' });
  expect(mixed.body.contact.phone).toBeUndefined();
  expect(Object.keys(ghl.data.contacts)).toHaveLength(2);
});

test('creating or changing into a duplicate is refused with the contact it is of', async () => {
  const { ask, upsert } = await open();
  const { id } = (await upsert({ email: 'a@b.cc', firstName: 'Ada' })).body.contact;
  const other = (await upsert({ email: 'b@b.cc' })).body.contact;
  const meta = { contactId: id, matchingField: 'email', contactName: 'Ada' };
  expect(await ask('POST', '/contacts/', { locationId: LOCATION, email: 'a@b.cc' })).toMatchObject({
    status: 400,
    body: { meta },
  });
  expect(await ask('PUT', `/contacts/${other.id}`, { email: 'a@b.cc' })).toMatchObject({ status: 400, body: { meta } });
});

test('what GHL does not know is refused by name, and nothing is made', async () => {
  const { ghl, ask, upsert } = await open();
  expect(await upsert({ email: 'a@b.cc', additionalEmails: [] })).toMatchObject({
    status: 422,
    body: { message: ['property additionalEmails should not exist'], error: 'Unprocessable Entity' },
  });
  expect((await upsert({ email: 'nonsense' })).status).toBe(422);
  expect((await upsert({})).status).toBe(422);
  expect((await ask('POST', '/contacts/upsert', { locationId: 'other', email: 'a@b.cc' })).status).toBe(403);
  expect(ghl.data.contacts).toEqual({});
  expect((await ask('GET', '/contacts/nobody')).body).toEqual({
    error: 'Contact with id nobody not found',
    status: 400,
  });
  expect(await ask('GET', '/Contacts/nobody')).toMatchObject({ status: 404, text: '' });
});

test('without the token, or the version, nothing is answered', async () => {
  const { ask } = await open();
  const path = `/locations/${LOCATION}`;
  expect((await ask('GET', path)).body.location.name).toBe('Local location');
  expect((await ask('GET', path, undefined, { authorization: 'Bearer other' })).status).toBe(401);
  expect((await ask('GET', path, undefined, { version: 'v3' })).status).toBe(401);
});

test('too many requests are refused without saying when to come again; the headers say how many are left', async () => {
  const clock = { now: 0 };
  const { ghl, ask } = await open({ limits: { burst: 2, interval: 10_000, daily: 100 }, now: () => clock.now });
  const look = () => ask('GET', `/locations/${LOCATION}`);
  expect((await look()).headers.get('x-ratelimit-remaining')).toBe('1');
  await look();
  const refused = await look();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
  clock.now = 10_000;
  expect((await look()).status).toBe(200);
  expect(ghl.counts).toEqual({ requests: 4, tooMany: 1 });
});

test('it fails in every way, and once it does what it says it did not', async () => {
  const { ghl, ask, upsert } = await open();
  const look = () => ask('GET', `/locations/${LOCATION}`);
  ghl.faults.set({ fault: 'error', times: 1 });
  expect((await look()).status).toBe(500);
  ghl.faults.set({ fault: 'too-many', times: 1 });
  expect((await look()).status).toBe(429);
  ghl.faults.set({ fault: 'html', times: 1 });
  expect((await look()).text).toContain('maintenance');
  ghl.faults.set({ fault: 'down', times: 1 });
  await expect(look()).rejects.toThrow('fetch failed');
  ghl.faults.set({ fault: 'done-but-422', times: 1, match: 'POST /contacts/upsert' });
  expect((await look()).status).toBe(200);
  expect((await upsert({ email: 'a@b.cc' })).status).toBe(422);
  expect(Object.keys(ghl.data.contacts)).toHaveLength(1);
});

test('a contact joins a workflow once, and what is known is there after a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'local-ghl-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const { ghl, ask, upsert } = await open({ dataDir });
  const { id } = (await upsert({ email: 'a@b.cc', firstName: '<b>Ada' })).body.contact;
  const [workflow] = (await ask('GET', `/workflows/?locationId=${LOCATION}`)).body.workflows;
  for (const _ of [1, 2]) expect((await ask('POST', `/contacts/${id}/workflow/${workflow.id}`, {})).status).toBe(200);
  await ghl.close();
  const again = await open({ dataDir });
  expect(again.ghl.data.enrolments).toHaveLength(1);
  const page = await (await fetch(`${again.ghl.url}/`)).text();
  expect(page).toContain('&#60;b&#62;Ada');
  expect(page).toContain('Welcome');
});

test('contacts are searched by filters and read in pages that neither repeat nor skip one', async () => {
  const { ask, upsert } = await open();
  for (const name of ['a', 'b', 'c']) await upsert({ email: `${name}@b.cc`, firstName: name });
  const search = (rest: object) => ask('POST', '/contacts/search', { locationId: LOCATION, pageLimit: 2, ...rest });
  const filters = [{ field: 'email', operator: 'eq', value: ['A@b.cc', 'c@b.cc'] }];
  expect((await search({ filters })).body.contacts.map(({ email }: { email: string }) => email).toSorted()).toEqual([
    'a@b.cc',
    'c@b.cc',
  ]);
  const first = (await search({})).body;
  const second = (await search({ searchAfter: first.contacts[1].searchAfter })).body;
  expect([...first.contacts, ...second.contacts]).toHaveLength(3);
  expect(first.total).toBe(3);
  expect((await search({ filters: [{ field: 'shoe', operator: 'eq', value: '1' }] })).status).toBe(422);
});

test('a tag that is added or removed is told to the school, each once, in order', async () => {
  const told: { headers: IncomingHttpHeaders; body: Record<string, string> }[] = [];
  const school = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    told.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.end('{}');
  });
  await new Promise<void>((ready) => school.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void school.close());
  const { port } = school.address() as AddressInfo;
  const { ghl, ask, upsert } = await open({ webhook: { url: `http://127.0.0.1:${port}/in`, secret: 'shared' } });
  const { id } = (await upsert({ email: 'a@b.cc' })).body.contact;
  await ask('POST', `/contacts/${id}/tags`, { tags: ['one', 'two'] });
  await ask('POST', `/contacts/${id}/tags`, { tags: ['two'] });
  await ask('DELETE', `/contacts/${id}/tags`, { tags: ['one'] });
  await ghl.close();
  expect(told.map(({ body }) => `${body.name} ${body.action}`)).toEqual(['one added', 'two added', 'one removed']);
  expect(told[0]).toMatchObject({ headers: { 'x-crm-secret': 'shared' }, body: { contact_id: id, email: 'a@b.cc' } });
});

test("the page's form gives a tag; no other page can", async () => {
  const { ghl, upsert } = await open();
  const { id } = (await upsert({ email: 'a@b.cc' })).body.contact;
  const send = (ticket: string) =>
    fetch(`${ghl.url}/local/contacts/${id}/tags`, {
      method: 'POST',
      body: new URLSearchParams({ ticket, add: 'VIP' }),
      redirect: 'manual',
    });
  expect((await send('guessed')).status).toBe(403);
  expect(ghl.data.contacts[id]?.tags).toEqual([]);
  const page = await (await fetch(`${ghl.url}/`)).text();
  expect((await send(/name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '')).status).toBe(303);
  expect(ghl.data.contacts[id]?.tags).toEqual(['vip']);
});

test('what goes wrong is told from outside, by who has the token', async () => {
  const { ghl, ask } = await open();
  expect((await fetch(`${ghl.url}/local/faults`, { method: 'DELETE' })).status).toBe(401);
  await ask('PUT', '/local/faults', { fault: 'error', times: 1 });
  expect((await ask('GET', `/locations/${LOCATION}`)).status).toBe(500);
  expect((await ask('PUT', '/local/faults', { fault: 'nonsense' })).status).toBe(422);
});

test('it does not start in production', async () => {
  const serve = fileURLToPath(new URL('../src/serve.ts', import.meta.url));
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((done) => {
    execFile(process.execPath, [serve], { env: { ...process.env, SCHOOL_MODE: 'production' } }, (error, _out, stderr) =>
      done({ code: error?.code, stderr })
    );
  });
  expect(code).toBe(1);
  expect(stderr).toContain('does not start with SCHOOL_MODE=production');
});
