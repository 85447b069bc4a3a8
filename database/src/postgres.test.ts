import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startPostgres, type Postgres } from './postgres.ts';

const LOGIN = { user: 'school', password: 'p@ss/word with:signs', database: 'school' };
const TIMEOUT = { timeout: 60_000 };

test('a fresh database answers on both loopback addresses and has its extensions', TIMEOUT, async () => {
  const postgres = await start({ dataDir: await makeFolder() });
  const extensions = await ask({ url: postgres.url, sql: 'select extname from pg_extension order by 1' });
  expect(extensions.map((row) => row.extname)).toEqual(
    expect.arrayContaining(['citext', 'pg_stat_statements', 'pg_trgm', 'unaccent'])
  );
  const [version] = await ask({ url: postgres.url.replace('127.0.0.1', '[::1]'), sql: 'show server_version' });
  expect(version?.server_version).toMatch(/^18/);
  const [addresses] = await ask({ url: postgres.url, sql: 'show listen_addresses' });
  expect(addresses?.listen_addresses).toBe('127.0.0.1,::1');
});

test('the wrong password is refused', TIMEOUT, async () => {
  const postgres = await start({ dataDir: await makeFolder() });
  const url = new URL(postgres.url);
  url.password = 'guessed';
  await expect(ask({ url: url.href, sql: 'select 1' })).rejects.toThrow(/password authentication failed/);
});

test('data is there after a restart, and a new password does not open old data', TIMEOUT, async () => {
  const dataDir = await makeFolder();
  const first = await start({ dataDir });
  await ask({ url: first.url, sql: 'create table kept as select 7 as number' });
  await first.stop();

  await expect(startPostgres({ ...LOGIN, dataDir, port: 0, password: 'another' })).rejects.toThrow(/DATABASE_PASSWORD/);

  const second = await start({ dataDir });
  expect(await ask({ url: second.url, sql: 'select number from kept' })).toEqual([{ number: 7 }]);
});

test('a server that was killed is followed by one that has everything that was committed', TIMEOUT, async () => {
  const dataDir = await makeFolder();
  const first = await start({ dataDir, isDurable: true });
  await ask({ url: first.url, sql: 'create table kept as select 7 as number' });
  process.kill(await readServerPid({ dataDir }), 'SIGKILL');
  await first.exited;

  const second = await start({ dataDir });
  expect(await ask({ url: second.url, sql: 'select number from kept' })).toEqual([{ number: 7 }]);
});

test('a lock file that names a living stranger does not stop the start', TIMEOUT, async () => {
  const dataDir = await makeFolder();
  const first = await start({ dataDir });
  await first.stop();
  const lock = [process.pid, dataDir, 1, 1, '', '127.0.0.1', '1 1', 'ready'].join('\n');
  await writeFile(join(dataDir, 'postmaster.pid'), lock);

  const second = await start({ dataDir });
  expect(await ask({ url: second.url, sql: 'select 1 as one' })).toEqual([{ one: 1 }]);
});

test('a server whose keeper was killed is stopped and started anew', TIMEOUT, async () => {
  const dataDir = await makeFolder();
  const script = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))});
    await startPostgres(${JSON.stringify({ ...LOGIN, dataDir, port: 0, isDurable: false })});
    process.kill(process.pid, 'SIGKILL');`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  await expect(run).rejects.toMatchObject({ signal: 'SIGKILL' });
  const orphan = await readServerPid({ dataDir });
  expect(() => process.kill(orphan, 0)).not.toThrow();

  const second = await start({ dataDir });
  expect(await ask({ url: second.url, sql: 'select 1 as one' })).toEqual([{ one: 1 }]);
  expect(await readServerPid({ dataDir })).not.toBe(orphan);
});

test('a database in use is not taken away from whoever uses it', TIMEOUT, async () => {
  const dataDir = await makeFolder();
  const first = await start({ dataDir });
  await expect(start({ dataDir })).rejects.toThrow(/in use/);
  expect(await ask({ url: first.url, sql: 'select 1 as one' })).toEqual([{ one: 1 }]);
});

test('a taken port is named, even when only one of the two addresses is taken', TIMEOUT, async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '::1', () => resolve((other.address() as { port: number }).port));
  });
  onTestFinished(() => void other.close());
  const started = startPostgres({ ...LOGIN, dataDir: await makeFolder(), port });
  await expect(started).rejects.toThrow(new RegExp(`port ${port} is taken.*DATABASE_PORT`));
});

test('a folder that holds something else is left alone', TIMEOUT, async () => {
  const dataDir = await makeFolder();
  await start({ dataDir: join(dataDir, 'postgres') }).then((postgres) => postgres.stop());
  await expect(start({ dataDir })).rejects.toThrow(/holds files but no database/);
});

test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'root may keep the data under a folder that only root may enter',
  TIMEOUT,
  async () => {
    const closed = await makeFolder();
    await chmod(closed, 0o700);
    const dataDir = join(closed, 'postgres');
    const first = await start({ dataDir });
    await ask({ url: first.url, sql: 'create table kept as select 7 as number' });
    await first.stop();
    const second = await start({ dataDir });
    expect(await ask({ url: second.url, sql: 'select number from kept' })).toEqual([{ number: 7 }]);
  }
);

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'diamond-test-'));
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start({ dataDir, isDurable = false }: { dataDir: string; isDurable?: boolean }): Promise<Postgres> {
  const postgres = await startPostgres({ ...LOGIN, dataDir, isDurable, port: 0 });
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function readServerPid({ dataDir }: { dataDir: string }): Promise<number> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

async function ask({ url, sql }: { url: string; sql: string }): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
