import type { KeyPlace } from './shortcuts.ts';

/** Inputs that take no words. */
const WORDLESS = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit', 'color', 'file']);
const CONTROLS =
  'a[href], button, input, select, summary, audio, [role=button], [role=tab], [role=slider], [role=menu], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=option], [role=listbox], [role=switch], [role=checkbox], [role=radio]';

/** Where a key is pressed, through the player's own shadow too. A dialog keeps all its keys, as if words were written in it. */
export function findKeyPlace({ path, film }: { path: readonly EventTarget[]; film: Element | null }): KeyPlace {
  const elements = path.filter((target): target is Element => target instanceof Element);
  const inFilm = film ? elements.indexOf(film) : -1;
  return {
    isTyping: elements.some((element) => isTypedIn(element) || element.matches('[role=dialog], dialog')),
    isControl: elements.some((element) => element.matches(CONTROLS)),
    isInFilm: inFilm !== -1,
  };
}

/** Whether words are written there. */
export function isTypedIn(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element instanceof HTMLInputElement) return !WORDLESS.has(element.type);
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || element.isContentEditable;
}
