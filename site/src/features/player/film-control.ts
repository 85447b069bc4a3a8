/** As much of a player as is needed to know and change where it is. */
export interface ControlledFilm extends EventTarget {
  currentTime: number;
  readonly readyState: number;
}

/** What the rest of a lesson's page may ask of its film, whether it has come yet or not. */
export interface FilmControl {
  /** The whole second the film is at; `null` while there is no film on the page. */
  currentSecond: () => number | null;
  /** Goes to a second, playing or resting as the film was. A film that is still to come starts there. */
  seek: (second: number) => void;
  /** Where a film that comes now is to start, `null` where nobody asked. Asked once: the next one starts as it likes. */
  takeStart: () => number | null;
  /** The film is here. @returns what is to be called when it goes */
  attach: (film: ControlledFilm) => () => void;
  /** Tells of every new whole second. @returns what ends it */
  subscribe: (changed: () => void) => () => void;
}

/** `HTMLMediaElement.HAVE_METADATA`: from here on a film can be moved. */
const HAVE_METADATA = 1;

/** One for each lesson's page: it has one film at most. */
export function createFilmControl(): FilmControl {
  let film: ControlledFilm | null = null;
  let start: number | null = null;
  let second: number | null = null;
  let cancelSeek = () => {};
  const listeners = new Set<() => void>();

  const look = () => {
    const seen = film ? Math.floor(film.currentTime) : null;
    if (seen === second) return;
    second = seen;
    for (const changed of listeners) changed();
  };

  const moveTo = ({ to, target }: { to: ControlledFilm; target: number }) => {
    cancelSeek();
    const move = () => {
      to.currentTime = target;
      look();
    };
    if (to.readyState >= HAVE_METADATA) return move();
    to.addEventListener('loadedmetadata', move, { once: true });
    cancelSeek = () => to.removeEventListener('loadedmetadata', move);
  };

  return {
    currentSecond: () => second,
    seek: (target) => {
      if (film) moveTo({ to: film, target });
      else start = target;
    },
    takeStart: () => {
      const taken = start;
      start = null;
      return taken;
    },
    attach: (arrived) => {
      film = arrived;
      for (const type of ['timeupdate', 'seeking', 'loadedmetadata']) arrived.addEventListener(type, look);
      look();
      // Asked for after this film was given its start, before it was here.
      if (start !== null) moveTo({ to: arrived, target: start });
      start = null;
      return () => {
        cancelSeek();
        for (const type of ['timeupdate', 'seeking', 'loadedmetadata']) arrived.removeEventListener(type, look);
        if (film === arrived) film = null;
        look();
      };
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** The second an address asks for by `?t=75`; `null` for anything but whole seconds of a day. */
export function readStart(search: string): number | null {
  const asked = new URLSearchParams(search).get('t');
  if (asked === null || !/^\d{1,5}$/.test(asked)) return null;
  const second = Number(asked);
  return second < 86_400 ? second : null;
}
