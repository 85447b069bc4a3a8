import type { ErrorEvent } from '@sentry/browser';
import { expect, test } from 'vitest';
import { scrubEvent } from './scrub-event.ts';

const EVENT: ErrorEvent = {
  type: undefined,
  event_id: 'e1',
  level: 'error',
  platform: 'javascript',
  tags: { request_id: 'r1', page: '/reset-password/?code=sesame#x', plan: 'gold' },
  user: { id: '7', email: 'ada@example.com', ip_address: '203.0.113.7' },
  request: { url: 'https://school.example/reset-password/?code=sesame', headers: { Cookie: 'session=sesame' } },
  breadcrumbs: [{ message: 'clicked on ada@example.com' }],
  extra: { note: 'sesame' },
  contexts: { device: { name: 'Ada’s phone' } },
  server_name: 'sesame',
  exception: {
    values: [
      {
        type: 'TypeError',
        value:
          'ada@example.com +34 600 123 456 wrote "open sesame" with eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOjF9.c2VzYW1l at https://school.example/?code=sesame',
        stacktrace: {
          frames: [
            { filename: 'https://school.example/app-1.js?x=sesame', lineno: 3, colno: 4, vars: { a: 'sesame' } },
          ],
        },
      },
    ],
  },
};

test('of a learner nothing leaves: no name, address, token, code, note or device', () => {
  const text = JSON.stringify(scrubEvent(EVENT));
  expect(text).not.toMatch(/sesame|ada|example\.com\b.*@|203\.0|600|eyJ|phone|gold/i);
});

test('what is needed to mend it does: the kind of error, its place in the code, the page and the number', () => {
  expect(scrubEvent(EVENT)).toMatchObject({
    event_id: 'e1',
    tags: { request_id: 'r1', page: '/reset-password/' },
    exception: {
      values: [
        { type: 'TypeError', stacktrace: { frames: [{ filename: 'https://school.example/app-1.js', lineno: 3 }] } },
      ],
    },
  });
});

test('an event with nothing in it is no reason to fail', () => {
  expect(scrubEvent({ type: undefined }).exception).toEqual({ values: [] });
});
