import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findReleases, listReleases, makeReleaseId, readLiveId, switchTo } from './releases.ts';

const made: string[] = [];

function makeFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), 'releases-'));
  made.push(dataDir);
  return findReleases({ dataDir });
}

afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const idAt = (seconds: number) => makeReleaseId({ now: new Date(seconds * 1000), processId: 1 });

test('before the first build nothing is live', () => {
  const releases = makeFolder();
  expect(readLiveId(releases)).toBeNull();
  expect(listReleases(releases)).toEqual([]);
});

test('switching makes a release live, keeps the last three and leaves nothing else behind', () => {
  const releases = makeFolder();
  const ids = [1, 2, 3, 4, 5].map(idAt);
  for (const id of ids) {
    mkdirSync(join(releases.releases, id), { recursive: true });
    writeFileSync(join(releases.releases, id, 'index.html'), id);
    switchTo({ releases, id });
    expect(readLiveId(releases)).toBe(id);
  }
  expect(listReleases(releases)).toEqual(ids.slice(2).reverse());
  expect(readdirSync(releases.root).sort()).toEqual(['current', 'releases']);
});

test('a release that is being written is not one yet', () => {
  const releases = makeFolder();
  mkdirSync(join(releases.releases, `${idAt(1)}.part`), { recursive: true });
  expect(listReleases(releases)).toEqual([]);
});
