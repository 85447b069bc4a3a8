import { expect, test } from 'vitest';
import { findClosedFolder, readSteps } from './owner.ts';

const OWNER = { uid: 101, gid: 104 };
const OPEN = { path: '/', uid: 0, gid: 0, mode: 0o40755 };

test('a way on which everybody may enter is free', () => {
  expect(findClosedFolder({ steps: [OPEN, { ...OPEN, path: '/work' }], owner: OWNER })).toBeUndefined();
});

test("another user's closed folder on the way is named", () => {
  const steps = [OPEN, { path: '/root', uid: 0, gid: 0, mode: 0o40700 }, { ...OPEN, path: '/root/school' }];
  expect(findClosedFolder({ steps, owner: OWNER })).toBe('/root');
});

test('the bits that count are those of the owner, else of the group, else of everybody', () => {
  const find = (step: { uid: number; gid: number; mode: number }) =>
    findClosedFolder({ steps: [{ path: '/x', ...step }], owner: OWNER });
  expect(find({ uid: 101, gid: 0, mode: 0o40700 })).toBeUndefined();
  expect(find({ uid: 101, gid: 0, mode: 0o40077 })).toBe('/x');
  expect(find({ uid: 0, gid: 104, mode: 0o40710 })).toBeUndefined();
  expect(find({ uid: 0, gid: 104, mode: 0o40701 })).toBe('/x');
});

test('the way to a folder begins at the root of the disk and ends with the folder', () => {
  const steps = readSteps({ folder: import.meta.dirname });
  expect(steps[0]?.path).toBe('/');
  expect(steps.at(-1)?.path).toBe(import.meta.dirname);
});
