import { expect, test } from 'vitest';
import { isDatabaseAway } from './database-away.ts';

const withCode = (code: string) => Object.assign(new Error('failed'), { code });

test('a database that is down, going, coming or full is away', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '53300', '08006'])
    expect(isDatabaseAway(withCode(code)), code).toBe(true);
  expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isDatabaseAway(new Error('Connection terminated due to connection timeout'))).toBe(true);
  expect(isDatabaseAway(new Error('\n select id\n from t - Connection terminated unexpectedly'))).toBe(true);
});

test('what the database says of a statement is not', () => {
  for (const code of ['23503', '22P02', '42601', '40P01', '57014', '5'])
    expect(isDatabaseAway(withCode(code)), code).toBe(false);
  expect(isDatabaseAway(new Error("select 1 as ' - Client was closed'\n - syntax error"))).toBe(false);
  expect(isDatabaseAway(new TypeError('undefined is not a function'))).toBe(false);
  expect(isDatabaseAway('ECONNREFUSED')).toBe(false);
});
