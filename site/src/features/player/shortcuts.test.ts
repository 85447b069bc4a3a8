import { expect, test } from 'vitest';
import { findCommand, SHORTCUTS, type KeyPlace } from './shortcuts.ts';

const PAGE: KeyPlace = { isTyping: false, isControl: false, isInFilm: false };
const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

test('no key has two meanings', () => {
  const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every key that the overlay names does what it says', () => {
  const place = { ...PAGE, isInFilm: true };
  for (const { keys, command } of SHORTCUTS)
    for (const key of keys) expect(findCommand({ press: press(key), place })).toEqual(command(key));
});

test('a digit is a tenth of the film, and caps lock changes nothing', () => {
  expect(findCommand({ press: press('7'), place: PAGE })).toEqual({ kind: 'jump', tenth: 7 });
  expect(findCommand({ press: press('K'), place: PAGE })).toEqual({ kind: 'toggle-play' });
});

test('no key is a shortcut while somebody writes, or with a modifier', () => {
  for (const { keys } of SHORTCUTS)
    for (const key of keys) {
      expect(findCommand({ press: press(key), place: { ...PAGE, isTyping: true } })).toBeNull();
      for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
        expect(findCommand({ press: press(key, { [modifier]: true }), place: PAGE })).toBeNull();
    }
});

test('space and arrows stay with the button or slider that has the focus; letters work there too', () => {
  const place = { ...PAGE, isControl: true };
  for (const key of [' ', 'ArrowLeft', 'ArrowRight']) expect(findCommand({ press: press(key), place })).toBeNull();
  expect(findCommand({ press: press('k'), place })).toEqual({ kind: 'toggle-play' });
});

test('up and down scroll the page unless the focus is in the film', () => {
  expect(findCommand({ press: press('ArrowUp'), place: PAGE })).toBeNull();
  expect(findCommand({ press: press('ArrowDown'), place: { ...PAGE, isInFilm: true } })).toEqual({
    kind: 'louder',
    by: -0.1,
  });
});

test('a key that means nothing here is left alone', () => {
  for (const key of ['a', 'Enter', 'Tab', 'Escape', 'F5', 'Dead'])
    expect(findCommand({ press: press(key), place: PAGE })).toBeNull();
});
