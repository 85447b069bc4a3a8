import { expect, test } from 'vitest';
import { readEnvironment, type Environment } from '../../src/index.ts';
import { chooseStandIns, listPorts } from './programs.ts';

test('in local mode everything stands in', () => {
  expect(chooseStandIns({ environment: make({}) })).toEqual({ database: true, mux: true, mailbox: true });
  expect(listPorts({ environment: make({}) }).map(({ port }) => port)).toEqual([8000, 1337, 54_329, 8401, 1025, 8025]);
});

test('with a Mux account, a mail server or a database elsewhere nothing stands in for it', () => {
  expect(chooseStandIns({ environment: make({ MUX_BASE_URL: 'https://api.mux.com' }) }).mux).toBe(false);
  expect(chooseStandIns({ environment: make({ SMTP_HOST: 'mail.example.com' }) }).mailbox).toBe(false);
  expect(chooseStandIns({ environment: make({ DATABASE_HOST: 'db.example.com' }) }).database).toBe(false);
});

test('in production nothing stands in, wherever the addresses point', () => {
  const environment = { ...make({}), SCHOOL_MODE: 'production' as const };
  expect(chooseStandIns({ environment })).toEqual({ database: false, mux: false, mailbox: false });
  expect(listPorts({ environment }).map(({ variable }) => variable)).toEqual(['SITE_PORT', 'CMS_PORT']);
});

function make(source: Record<string, string>): Environment {
  const secret = 'x'.repeat(40);
  const pem = Buffer.from('-----BEGIN PRIVATE KEY-----\n').toString('base64');
  const secrets = Object.fromEntries(
    [
      ...[
        'DATABASE_PASSWORD',
        'APP_KEYS',
        'API_TOKEN_SALT',
        'ADMIN_JWT_SECRET',
        'TRANSFER_TOKEN_SALT',
        'ENCRYPTION_KEY',
      ],
      ...[
        'JWT_SECRET',
        'SITE_BUILD_TOKEN',
        'MUX_TOKEN_ID',
        'MUX_TOKEN_SECRET',
        'MUX_WEBHOOK_SECRET',
        'MUX_SIGNING_KEY',
      ],
    ].map((name) => [name, secret])
  );
  return readEnvironment({ source: { ...secrets, MUX_PRIVATE_KEY: pem, ...source } });
}
