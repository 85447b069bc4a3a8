import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import config, { parsePrivateKey } from './config.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

const good = {
  ...config.default,
  baseUrl: 'https://api.mux.com',
  streamUrl: 'https://stream.mux.com',
  imageUrl: 'https://image.mux.com',
  tokenId: 'id',
  tokenSecret: 'secret',
  webhookSecret: 'secret',
  signingKeyId: 'key',
  privateKey: Buffer.from(pem).toString('base64'),
  corsOrigin: 'https://cms.example.com',
};

test('settings that fit pass, with the key as Mux hands it out or as a PEM', () => {
  expect(() => config.validator(good)).not.toThrow();
  expect(() => config.validator({ ...good, privateKey: pem })).not.toThrow();
  expect(parsePrivateKey(good.privateKey).asymmetricKeyType).toBe('rsa');
});

test('whatever does not fit is named with its rule, all at once, and no secret is repeated', () => {
  const bad = { ...good, baseUrl: 'api.mux.com', webhookSecret: '', privateKey: 'bm90IGEga2V5', leaseMaximum: 1 };
  expect(() => config.validator(bad)).toThrow(/mux\.baseUrl must be an http or https address/);
  expect(() => config.validator(bad)).toThrow(/mux\.webhookSecret must be set/);
  expect(() => config.validator(bad)).toThrow(/mux\.privateKey must be an RSA private key/);
  expect(() => config.validator(bad)).toThrow(/mux\.leaseMaximum must be 5 seconds or more/);
  expect(() => config.validator(bad)).not.toThrow(/bm90IGEga2V5/);
});

test('a setting that does not exist is named', () => {
  expect(() => config.validator({ ...good, publicPlayback: true })).toThrow(/publicPlayback/);
});

test('a key of another kind is refused', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const other = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => config.validator({ ...good, privateKey: other })).toThrow(/mux\.privateKey/);
});
