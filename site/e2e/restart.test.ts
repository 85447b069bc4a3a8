import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { findSchool } from './harness/school.ts';
import { startSchool, stopSchool } from './harness/school-process.ts';

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

test('SIGTERM stops every process of the school, and the next start has all its data and builds nothing', async () => {
  const { environment, siteUrl, cmsUrl, pidFile } = findSchool();
  const before = await (await fetch(`${cmsUrl}/api/lessons?pagination[pageSize]=100`)).json();
  const pages = await (await fetch(`${siteUrl}/courses/`)).text();

  expect(await stopSchool({ pid: Number(await readFile(pidFile, 'utf8')) })).toBe(true);
  for (const [name, port] of Object.entries(environment).filter(([name]) => name.endsWith('_PORT'))) {
    for (const host of ['127.0.0.1', '::1'])
      expect(await isTaken(Number(port), host), `${name} on ${host}`).toBe(false);
  }

  const { pid, output } = await startSchool({ environment, siteUrl });
  await writeFile(pidFile, String(pid));
  expect(output()).not.toMatch(/Building (config|cms|plugins)/);
  expect(await (await fetch(`${cmsUrl}/api/lessons?pagination[pageSize]=100`)).json()).toEqual(before);
  expect(await (await fetch(`${siteUrl}/courses/`)).text()).toBe(pages);
});
