import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPersonal, maskText } from './mask-personal.ts';

test('people are masked, ids and times stay', () => {
  expect(
    maskPersonal({
      userId: 7,
      lessonId: 'abcdefghijklmnopqrstuvwx',
      at: '2026-11-22T15:00:00.123Z',
      id: '4b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
      learner: { email: 'ada@example.com', firstName: 'Ada', phone: '+44 20 7946 0018' },
      note: 'call ada@example.com or +44 20 7946 0018',
      list: ['ada@example.com'],
      templateName: 'welcome',
    })
  ).toEqual({
    userId: 7,
    lessonId: 'abcdefghijklmnopqrstuvwx',
    at: '2026-11-22T15:00:00.123Z',
    id: '4b6b1c1e-6a52-4d4e-9f43-0c8ad7b4c111',
    learner: { email: '••• (15)', firstName: '••• (3)', phone: '••• (16)' },
    note: 'call •••@••• or •••',
    list: ['•••@•••'],
    templateName: 'welcome',
  });
});

test('what is too deep to look at is not shown', () => {
  expect(JSON.stringify(maskPersonal({ a: { a: { a: { a: { a: { a: { email: 'x@y.zz' } } } } } } }))).not.toContain(
    'x@y'
  );
});

test('no address survives, wherever it stands', () => {
  fc.assert(
    fc.property(fc.emailAddress(), fc.lorem(), (email, words) => {
      const local = email.split('@')[0] ?? '';
      fc.pre(/^[\w.+-]+$/.test(local) && local.length > 2);
      expect(maskText(`${words} <${email}> ${words}`)).not.toContain(email);
    })
  );
});
