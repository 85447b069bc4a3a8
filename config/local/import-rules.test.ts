import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../src/index.ts';

/** One forbidden import for each rule: the file, what it imports, the rule that must object. */
const PLANTED: readonly [file: string, imported: string, rule: string][] = [
  ['config/src/a.ts', 'plugins/one/contract/index.ts', 'config-imports-nothing-of-ours'],
  ['plugins/one/contract/bad.ts', 'plugins/one/domain/rule.ts', 'contract-stands-alone'],
  ['plugins/one/domain/bad.ts', 'plugins/one/server/src/store.ts', 'domain-is-pure'],
  ['plugins/one/admin/src/bad.ts', 'plugins/one/server/src/store.ts', 'admin-calls-routes'],
  ['plugins/one/server/src/bad.ts', 'plugins/one/admin/src/screen.ts', 'server-is-no-screen'],
  ['plugins/two/server/src/bad.ts', 'plugins/one/server/src/store.ts', 'plugins-meet-at-contracts'],
  ['plugins/mux/local/src/bad.ts', 'plugins/mux/server/src/store.ts', 'local-mux-knows-no-plugin'],
  ['plugins/ghl-sync/local/src/bad.ts', 'plugins/ghl-sync/server/src/store.ts', 'local-ghl-knows-no-plugin'],
  ['site/src/bad.ts', 'plugins/one/server/src/store.ts', 'site-sees-contracts'],
  ['cms/src/bad.ts', 'database/src/seed.ts', 'nobody-imports-database'],
  ['cms/src/worse.ts', 'plugins/one/domain/rule.ts', 'cms-composes'],
];

const INNOCENT = [
  'plugins/one/contract/index.ts',
  'plugins/one/domain/rule.ts',
  'plugins/one/server/src/store.ts',
  'plugins/one/admin/src/screen.ts',
  'plugins/mux/server/src/store.ts',
  'plugins/ghl-sync/server/src/store.ts',
  'database/src/seed.ts',
];

function makeRooms(): string {
  const folder = mkdtempSync(join(tmpdir(), 'school-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(
    'tsconfig.base.json',
    '{ "compilerOptions": { "module": "node20", "allowImportingTsExtensions": true, "noEmit": true } }'
  );
  for (const path of INNOCENT) write(path, 'export const here = 1;\n');
  for (const [file, imported] of PLANTED) {
    const up = '../'.repeat(file.split('/').length - 1);
    write(file, `import { here } from '${up}${imported}';\nexport const there = here;\n`);
  }
  return folder;
}

function cruise(folder: string): Promise<string> {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  return new Promise((done) => {
    execFile(
      process.execPath,
      [
        program,
        '--config',
        join(ROOT, '.dependency-cruiser.cjs'),
        '--output-type',
        'err',
        'config',
        'database',
        'plugins',
        'cms',
        'site',
      ],
      { cwd: folder },
      (_error, stdout) => done(stdout)
    );
  });
}

test('every import rule objects to the import it forbids', async () => {
  const output = await cruise(makeRooms());
  for (const [file, , rule] of PLANTED) {
    expect(
      output.split('\n').some((line) => line.includes(rule) && line.includes(file)),
      `${rule}: ${file}\n${output}`
    ).toBe(true);
  }
});
