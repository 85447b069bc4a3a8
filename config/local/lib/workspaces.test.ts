import { expect, test } from 'vitest';
import { ROOT } from '../../src/index.ts';
import { readWorkspaces, sortByUse, withUsed } from './workspaces.ts';

test('what is used comes before what uses it, whatever order they are listed in', () => {
  const workspaces = [
    { name: 'cms', uses: ['mux', 'access'] },
    { name: 'mux', uses: ['access', 'kit'] },
    { name: 'kit', uses: [] },
    { name: 'access', uses: ['kit'] },
  ];
  for (const listed of [workspaces, workspaces.toReversed()]) {
    const names = sortByUse({ workspaces: listed }).map(({ name }) => name);
    expect(names.indexOf('kit')).toBeLessThan(names.indexOf('access'));
    expect(names.indexOf('access')).toBeLessThan(names.indexOf('mux'));
    expect(names.at(-1)).toBe('cms');
  }
});

test('packages that use each other are named', () => {
  const workspaces = [
    { name: 'a', uses: ['b'] },
    { name: 'b', uses: ['a'] },
  ];
  expect(() => sortByUse({ workspaces })).toThrow('a → b → a');
});

test('this checkout: the configuration comes first, the CMS after every plugin', () => {
  const paths = readWorkspaces({ root: ROOT }).map(({ path }) => path);
  expect(paths[0]).toBe('config');
  for (const path of paths.filter((name) => /^plugins\/[^/]+$/.test(name))) {
    expect(paths.indexOf(path)).toBeLessThan(paths.indexOf('cms'));
  }
});

test('asking for one package brings what it uses, near and far, and nothing else', () => {
  const workspaces = readWorkspaces({ root: ROOT });
  const paths = withUsed({ workspaces, wanted: ({ path }) => path === 'plugins/mux' }).map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['plugins/kit', 'plugins/access', 'plugins/mux']));
  expect(paths).not.toContain('plugins/progress');
  expect(paths).not.toContain('cms');
});
