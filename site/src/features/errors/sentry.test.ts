import { afterEach, expect, test, vi } from 'vitest';
import { reportToSentry } from './sentry.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a report leaves for the DSN’s host as it was scrubbed, and nothing else leaves', async () => {
  const sent: { url: string; body: string }[] = [];
  vi.stubGlobal('fetch', async (url: string | URL, init: RequestInit) => {
    sent.push({ url: String(url), body: String(init.body) });
    return new Response('{}');
  });
  const isSent = await reportToSentry({
    dsn: 'https://key@errors.example/4711',
    error: new TypeError('ada@example.com is not a function'),
    requestId: 'request-1',
    page: '/reset-password/?code=sesame',
  });
  expect(isSent).toBe(true);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.url).toMatch(/^https:\/\/errors\.example\/api\/4711\/envelope\//);
  expect(sent[0]?.body).toContain('"request_id":"request-1"');
  expect(sent[0]?.body).toContain('[mail] is not a function');
  // Whoever takes it is told not to note from where it came.
  expect(sent[0]?.body).toContain('"infer_ip":"never"');
  expect(sent[0]?.body).not.toMatch(/sesame|ada@/);
});
