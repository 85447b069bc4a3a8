import type { FilmControl } from './film-control.ts';
import { findKeyPlace } from './key-place.ts';
import { findCommand } from './shortcuts.ts';

/** What keys do that is the page's business, not the film's. */
export interface PageActions {
  note: () => void;
  transcript: () => void;
  help: () => void;
}

/** A key that was pressed, and where; an event forgets that soon. */
export interface Press extends Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'> {
  path: readonly EventTarget[];
}

/** Does what a key says. @returns whether the key was ours */
export function obeyKey({
  press,
  control,
  film,
  actions,
}: {
  press: Press;
  control: FilmControl;
  film: Element | null;
  actions: PageActions;
}): boolean {
  const command = findCommand({ press, place: findKeyPlace({ path: press.path, film }) });
  if (!command) return false;
  const { kind } = command;
  const isOfPage = kind === 'note' || kind === 'transcript' || kind === 'help';
  if (!isOfPage && !control.isThere()) return false;
  // A key that is held skips on and on, but turns nothing on and off.
  if (press.repeat && kind !== 'skip' && kind !== 'louder') return true;
  if (isOfPage) actions[kind]();
  else control.run(command);
  return true;
}
