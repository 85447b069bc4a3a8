/** What a key does on a lesson's page. */
export type Command =
  | { kind: 'toggle-play' }
  | { kind: 'skip'; seconds: number }
  | { kind: 'jump'; tenth: number }
  | { kind: 'louder'; by: number }
  | { kind: 'toggle-mute' }
  | { kind: 'toggle-fullscreen' }
  | { kind: 'toggle-captions' }
  | { kind: 'toggle-picture' }
  | { kind: 'faster'; by: 1 | -1 }
  | { kind: 'note' }
  | { kind: 'transcript' }
  | { kind: 'help' };

/** One line of the overlay that names the keys; its words are in the catalogue by the same name. */
export type ShortcutName =
  | 'play'
  | 'back'
  | 'forward'
  | 'backShort'
  | 'forwardShort'
  | 'jump'
  | 'volume'
  | 'mute'
  | 'fullscreen'
  | 'captions'
  | 'picture'
  | 'slower'
  | 'faster'
  | 'note'
  | 'transcript'
  | 'help';

interface Shortcut {
  name: ShortcutName;
  /** As keyboards call them, and as the overlay shows them. */
  keys: readonly string[];
  /** @param key which of `keys` it was */
  command: (key: string) => Command;
  /** Keys that pages scroll by: they are the film's only while the focus is in it. */
  isOfFilm?: true;
}

/** Every key there is, in the order in which the overlay names them. */
export const SHORTCUTS: readonly Shortcut[] = [
  { name: 'play', keys: [' ', 'k'], command: () => ({ kind: 'toggle-play' }) },
  { name: 'back', keys: ['j'], command: () => ({ kind: 'skip', seconds: -10 }) },
  { name: 'forward', keys: ['l'], command: () => ({ kind: 'skip', seconds: 10 }) },
  { name: 'backShort', keys: ['ArrowLeft'], command: () => ({ kind: 'skip', seconds: -5 }) },
  { name: 'forwardShort', keys: ['ArrowRight'], command: () => ({ kind: 'skip', seconds: 5 }) },
  {
    name: 'jump',
    keys: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    command: (key) => ({ kind: 'jump', tenth: Number(key) }),
  },
  {
    name: 'volume',
    keys: ['ArrowUp', 'ArrowDown'],
    command: (key) => ({ kind: 'louder', by: key === 'ArrowUp' ? 0.1 : -0.1 }),
    isOfFilm: true,
  },
  { name: 'mute', keys: ['m'], command: () => ({ kind: 'toggle-mute' }) },
  { name: 'fullscreen', keys: ['f'], command: () => ({ kind: 'toggle-fullscreen' }) },
  { name: 'captions', keys: ['c'], command: () => ({ kind: 'toggle-captions' }) },
  { name: 'picture', keys: ['i'], command: () => ({ kind: 'toggle-picture' }) },
  { name: 'slower', keys: ['<'], command: () => ({ kind: 'faster', by: -1 }) },
  { name: 'faster', keys: ['>'], command: () => ({ kind: 'faster', by: 1 }) },
  { name: 'note', keys: ['n'], command: () => ({ kind: 'note' }) },
  { name: 'transcript', keys: ['t'], command: () => ({ kind: 'transcript' }) },
  { name: 'help', keys: ['?'], command: () => ({ kind: 'help' }) },
];

/** Where the focus is when a key is pressed. */
export interface KeyPlace {
  /** Words are written there: no key is a shortcut. */
  isTyping: boolean;
  /** Something that space and arrows work on by themselves: a button, a tab, a slider, a menu. */
  isControl: boolean;
  /** In the film. */
  isInFilm: boolean;
}

/** What a key press means; null where it is somebody else's. Capitals count as their small letters, as with caps lock on. */
export function findCommand({
  press,
  place,
}: {
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;
  place: KeyPlace;
}): Command | null {
  if (press.ctrlKey || press.metaKey || press.altKey || place.isTyping) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const found = SHORTCUTS.find(({ keys }) => keys.includes(key));
  if (!found) return null;
  if (place.isControl && (key === ' ' || key.startsWith('Arrow'))) return null;
  if (found.isOfFilm && !place.isInFilm) return null;
  return found.command(key);
}
