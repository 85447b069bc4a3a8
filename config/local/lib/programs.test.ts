import { expect, test } from 'vitest';
import { readEnvironment, VARIABLES, type Environment } from '../../src/index.ts';
import type { Variable } from '../../src/variables.ts';
import { chooseStandIns, listPorts } from './programs.ts';

test('in local mode everything stands in', () => {
  expect(chooseStandIns({ environment: make({}) })).toEqual({ database: true, mux: true, ghl: true, mailbox: true });
  expect(listPorts({ environment: make({}) }).map(({ port }) => port)).toEqual([
    8000, 1337, 54_329, 8401, 8402, 1025, 8025,
  ]);
});

test('with a Mux account, a GoHighLevel location, a mail server or a database elsewhere nothing stands in for it', () => {
  expect(chooseStandIns({ environment: make({ MUX_BASE_URL: 'https://api.mux.com' }) }).mux).toBe(false);
  expect(chooseStandIns({ environment: make({ GHL_BASE_URL: 'https://services.leadconnectorhq.com' }) }).ghl).toBe(
    false
  );
  expect(chooseStandIns({ environment: make({ GHL_TOKEN: '' }) }).ghl).toBe(false);
  expect(chooseStandIns({ environment: make({ SMTP_HOST: 'mail.example.com' }) }).mailbox).toBe(false);
  expect(chooseStandIns({ environment: make({ DATABASE_HOST: 'db.example.com' }) }).database).toBe(false);
});

test('in production nothing stands in, wherever the addresses point', () => {
  const environment = { ...make({}), SCHOOL_MODE: 'production' as const };
  expect(chooseStandIns({ environment })).toEqual({ database: false, mux: false, ghl: false, mailbox: false });
  expect(listPorts({ environment }).map(({ variable }) => variable)).toEqual(['SITE_PORT', 'CMS_PORT']);
});

function make(source: Record<string, string>): Environment {
  const secret = 'x'.repeat(40);
  const pem = Buffer.from('-----BEGIN PRIVATE KEY-----\n').toString('base64');
  const secrets = Object.fromEntries(
    Object.entries<Variable>(VARIABLES)
      .filter(([, variable]) => variable.secret)
      .map(([name]) => [name, secret])
  );
  return readEnvironment({ source: { ...secrets, MUX_PRIVATE_KEY: pem, ...source } });
}
