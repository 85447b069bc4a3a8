import { expect, test } from 'vitest';
import { createEvent, delayAfter, MAX_ATTEMPTS, signBody } from './event.ts';

test('the wait grows from one second to five minutes', () => {
  expect([1, 2, 3, 4].map((failures) => delayAfter({ failures }))).toEqual([1000, 2000, 4000, 8000]);
  expect(delayAfter({ failures: MAX_ATTEMPTS })).toBe(300_000);
});

test('the signature covers the time and the body', () => {
  const signed = (body: string, secret: string) => signBody({ body, secret, now: 1_565_220_904_000 });
  expect(signed('{}', 'secret')).toMatch(/^t=1565220904,v1=[0-9a-f]{64}$/);
  expect(signed('{}', 'secret')).not.toBe(signed('{ }', 'secret'));
  expect(signed('{}', 'secret')).not.toBe(signed('{}', 'other'));
});

test('an event keeps what was true when it happened', () => {
  const data = { status: 'preparing' };
  const event = createEvent({ type: 'video.asset.created', object: { type: 'asset', id: 'a' }, data, now: 0 });
  data.status = 'ready';
  expect(event.body.data).toEqual({ status: 'preparing' });
  expect(event.body.created_at).toBe('1970-01-01T00:00:00.000Z');
});
