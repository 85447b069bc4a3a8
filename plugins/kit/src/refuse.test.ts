import { errors } from '@strapi/utils';
import { expect, test } from 'vitest';
import { Refusal } from './refuse.ts';

test('a refusal is an HTTP error in the eyes of Strapi, with its status, name and code', () => {
  const refusal = new Refusal({ status: 409, code: 'video-not-ready', message: 'Not yet.', details: { after: 5 } });
  expect(refusal).toBeInstanceOf(errors.HttpError);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({
    status: 409,
    name: 'ConflictError',
    message: 'Not yet.',
    details: { code: 'video-not-ready', after: 5 },
  });
  expect(refusal.stack).toContain('refuse.test');
});
