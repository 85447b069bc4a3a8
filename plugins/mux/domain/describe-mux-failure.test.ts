import { expect, test } from 'vitest';
import { describeMuxFailure } from './describe-mux-failure.ts';

test("a plan's limit keeps Mux's own words", () => {
  const said = 'Free plan is limited to 10 assets, you cannot create direct uploads while exceeding this limit';
  expect(describeMuxFailure({ status: 400, messages: [said] })).toEqual({
    status: 422,
    code: 'mux-refused',
    message: `Mux says: ${said}`,
  });
});

test('a refusal without words still names its status', () => {
  expect(describeMuxFailure({ status: 409, messages: [] }).message).toBe('Mux refused this (409).');
});

test('wrong credentials are a case for the administrator and show nothing of what Mux said', () => {
  for (const status of [401, 403]) {
    const { code, message } = describeMuxFailure({ status, messages: ['token abc is bad'] });
    expect(code).toBe('mux-credentials');
    expect(message).toContain('MUX_TOKEN_ID');
    expect(message).not.toContain('abc');
  }
});

test('too many requests, no answer and a failing Mux can be tried again', () => {
  expect(describeMuxFailure({ status: 429, messages: [] }).code).toBe('mux-busy');
  expect(describeMuxFailure({ status: null, messages: [] }).code).toBe('mux-unreachable');
  expect(describeMuxFailure({ status: 500, messages: [] }).code).toBe('mux-unreachable');
});
