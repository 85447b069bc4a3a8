import type { Command } from './shortcuts.ts';

/** As much of a player as is needed to know and change where it is. */
export interface ControlledFilm extends EventTarget {
  currentTime: number;
  readonly readyState: number;
}

/** What a player is told by key; the other commands are the page's. */
export type FilmCommand = Exclude<Command, { kind: 'note' | 'transcript' | 'help' }>;

/** Somebody wants to see the film: playing, or resting at its place. */
export type Wish = 'play' | 'rest';

/** What the rest of a lesson's page may ask of its film, whether it has come yet or not. */
export interface FilmControl {
  /** The whole second the film is at; `null` while there is no film on the page. */
  currentSecond: () => number | null;
  /** Where the film is to a fraction of a second; `null` while there is none. */
  currentTime: () => number | null;
  /** Goes to a second, playing or resting as the film was. A film that is still to come starts there. */
  seek: (second: number) => void;
  /** Goes to a second because somebody pointed at it: a film that is only offered is fetched, and plays. */
  goTo: (second: number) => void;
  /** Does what a key says. A film that is only offered is fetched first, which for most keys is all that is seen. */
  run: (command: FilmCommand) => void;
  /** Where a film that comes now is to start, `null` where nobody asked. */
  start: () => number | null;
  /** The same, for the film that comes. Asked once: the next one starts as it likes. */
  takeStart: () => number | null;
  /** The film is here. `perform` does what keys say. @returns what is to be called when it goes */
  attach: (film: ControlledFilm, perform?: (command: FilmCommand) => void) => () => void;
  /** There is a film to be had, which costs more than the page: it waits until somebody wants it. @returns what ends it */
  offer: () => () => void;
  /** Whether there is a film, or one to be had. */
  isThere: () => boolean;
  /** Whether somebody wants the film; `null` while nobody does. */
  wish: () => Wish | null;
  want: (wish: Wish) => void;
  /** Tells of every new whole second, of where the film is to start and of wishes. @returns what ends it */
  subscribe: (changed: () => void) => () => void;
  /** Tells each time the film tells its time. @returns what ends it */
  watch: (moved: () => void) => () => void;
}

/** `HTMLMediaElement.HAVE_METADATA`: from here on a film can be moved. */
const HAVE_METADATA = 1;
const MOVES = ['timeupdate', 'seeking', 'loadedmetadata'];

/** One for each lesson's page: it has one film at most. */
export function createFilmControl(): FilmControl {
  let film: ControlledFilm | null = null;
  let perform: (command: FilmCommand) => void = () => {};
  let start: number | null = null;
  let second: number | null = null;
  let wish: Wish | null = null;
  let isOffered = false;
  let waiting: FilmCommand | null = null;
  let cancelSeek = () => {};
  const listeners = new Set<() => void>();
  const watchers = new Set<() => void>();

  const tell = (those: ReadonlySet<() => void>) => {
    for (const changed of those) changed();
  };
  const look = () => {
    const seen = film ? Math.floor(film.currentTime) : null;
    if (seen !== second) {
      second = seen;
      tell(listeners);
    }
    tell(watchers);
  };
  const want = (next: Wish) => {
    wish = next;
    tell(listeners);
  };

  const moveTo = ({ to, target }: { to: ControlledFilm; target: number }) => {
    cancelSeek();
    const move = () => {
      to.currentTime = target;
      look();
    };
    cancelSeek = whenMovable(to, move);
  };
  const seek = (target: number) => {
    if (film) return moveTo({ to: film, target });
    start = target;
    tell(listeners);
  };

  return {
    currentSecond: () => second,
    currentTime: () => film?.currentTime ?? null,
    seek,
    goTo: (target) => {
      seek(target);
      if (!film && isOffered) want('play');
    },
    run: (command) => {
      if (film) return perform(command);
      if (!isOffered) return;
      const isPlay = command.kind === 'toggle-play';
      waiting = isPlay ? null : command;
      want(isPlay ? 'play' : 'rest');
    },
    start: () => start,
    takeStart: () => {
      const taken = start;
      start = null;
      return taken;
    },
    attach: (arrived, performing = () => {}) => {
      film = arrived;
      perform = performing;
      for (const type of MOVES) arrived.addEventListener(type, look);
      look();
      // Asked for after this film was given its start, before it was here.
      if (start !== null) moveTo({ to: arrived, target: start });
      start = null;
      const command = waiting;
      waiting = null;
      const forget = command ? whenMovable(arrived, () => performing(command)) : () => {};
      return () => {
        forget();
        cancelSeek();
        for (const type of MOVES) arrived.removeEventListener(type, look);
        if (film === arrived) film = null;
        // Should it come again, by another lease, it comes as it was left.
        wish = 'rest';
        look();
      };
    },
    offer: () => {
      isOffered = true;
      return () => {
        isOffered = false;
      };
    },
    isThere: () => film !== null || isOffered,
    wish: () => wish,
    want,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    watch: (moved) => {
      watchers.add(moved);
      return () => watchers.delete(moved);
    },
  };
}

/** Does it now, or when the film can be moved. @returns what takes it back while it has not happened */
function whenMovable(film: ControlledFilm, task: () => void): () => void {
  if (film.readyState >= HAVE_METADATA) {
    task();
    return () => {};
  }
  film.addEventListener('loadedmetadata', task, { once: true });
  return () => film.removeEventListener('loadedmetadata', task);
}

/** The second an address asks for by `?t=75`; `null` for anything but whole seconds of a day. */
export function readStart(search: string): number | null {
  const asked = new URLSearchParams(search).get('t');
  if (asked === null || !/^\d{1,5}$/.test(asked)) return null;
  const second = Number(asked);
  return second < 86_400 ? second : null;
}
