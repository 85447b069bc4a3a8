import type { SyncReport } from '@diamond/progress/contract/types';
import { afterEach, expect, test, vi } from 'vitest';
import { sendReports } from './send-reports.ts';

afterEach(() => void vi.unstubAllGlobals());

const tokenOf = (userId: string, name = 'a') =>
  `h.${Buffer.from(JSON.stringify({ userId, name })).toString('base64url')}.s`;
const report = (lessonId: string): SyncReport => ({
  lessonId,
  position: 3,
  watched: [[0, 3]],
  sessionId: '0b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
  sentAt: '2026-11-22T15:00:00.000Z',
});
const saved = (lessonId: string) => ({ lessonId, position: 3 });

/** A CMS that answers as the test says, and a session with a token. */
function serve(answer: (request: { method: string; path: string; body: unknown; token: string }) => [number, unknown]) {
  const requests: { method: string; path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    const request = {
      method: init.method ?? '',
      path: new URL(url).pathname,
      body: JSON.parse(String(init.body)) as unknown,
    };
    requests.push(request);
    const [status, body] = answer({ ...request, token: headers.authorization?.replace('Bearer ', '') ?? '' });
    return new Response(JSON.stringify(body), { status });
  });
  const send = (lessons: string[], token: (refused?: { instead: string }) => Promise<string | null>) =>
    sendReports({
      session: { token },
      cmsUrl: 'https://cms.test',
      owner: '7',
      reports: lessons.map(report),
      keepalive: false,
    });
  return { requests, send };
}

test('one report goes to its lesson, several go together', async () => {
  const { requests, send } = serve(({ path }) =>
    path.endsWith('/sync')
      ? [200, { data: ['a', 'b'].map((id) => ({ status: 'saved', code: null, progress: saved(id) })) }]
      : [200, { data: saved('a') }]
  );
  const token = async () => tokenOf('7');
  expect(await send(['a'], token)).toMatchObject([{ kind: 'saved' }]);
  expect(await send(['a', 'b'], token)).toMatchObject([{ kind: 'saved' }, { kind: 'saved' }]);
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /api/progress/lessons/a',
    'POST /api/progress/sync',
  ]);
  // The lesson is in the path, and the contract knows no other fields.
  expect(Object.keys(requests[0]?.body as object)).not.toContain('lessonId');
});

test('nothing goes with the token of another learner, or with none', async () => {
  const { requests, send } = serve(() => [200, { data: saved('a') }]);
  expect(await send(['a'], async () => tokenOf('8'))).toEqual([{ kind: 'retry' }]);
  expect(await send(['a'], async () => null)).toEqual([{ kind: 'retry' }]);
  expect(requests).toEqual([]);
});

test('a refused token is renewed once, and not for somebody else', async () => {
  const fresh = tokenOf('7', 'fresh');
  const { requests, send } = serve(({ token }) => (token === fresh ? [200, { data: saved('a') }] : [401, null]));
  expect(await send(['a'], async (refused) => (refused ? fresh : tokenOf('7')))).toMatchObject([{ kind: 'saved' }]);
  expect(requests).toHaveLength(2);
  expect(await send(['a'], async (refused) => tokenOf(refused ? '8' : '7'))).toEqual([{ kind: 'retry' }]);
  expect(requests).toHaveLength(3);
});

test('one report that does not fit the contract costs the others nothing', async () => {
  const { send } = serve(({ path }) => {
    if (path.endsWith('/sync')) return [400, { error: { details: { code: 'invalid' } } }];
    return path.endsWith('/b') ? [400, { error: { details: { code: 'invalid' } } }] : [200, { data: saved('x') }];
  });
  const outcomes = await send(['a', 'b', 'c'], async () => tokenOf('7'));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['saved', 'refused', 'saved']);
});

test('a page of a proxy saves nothing', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 200 }));
  const reports = [report('a'), report('b')];
  const session = { token: async () => tokenOf('7') };
  expect(await sendReports({ session, cmsUrl: 'https://cms.test', owner: '7', reports, keepalive: false })).toEqual([
    { kind: 'retry' },
    { kind: 'retry' },
  ]);
});
