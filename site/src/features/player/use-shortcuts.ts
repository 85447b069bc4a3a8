import { useEffect, useRef, type RefObject } from 'react';
import type { FilmControl } from './film-control.ts';
import type { PageActions, Press } from './obey-key.ts';

type ObeyKey = (typeof import('./obey-key.ts'))['obeyKey'];

/**
 * The keys of a lesson's page, wherever the focus is on it. The player's own are switched off: they know only what is
 * inside it, and two that listen would do everything twice. What keys mean is fetched when the first one is pressed.
 */
export function useShortcuts({
  control,
  film,
  actions,
}: {
  control: FilmControl;
  /** The film's place on the page. */
  film: RefObject<Element>;
  actions: PageActions;
}): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    let obey: ObeyKey | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { key, ctrlKey, metaKey, altKey, repeat } = event;
      const press: Press = { key, ctrlKey, metaKey, altKey, repeat, path: event.composedPath() };
      const world = { control, film: film.current, actions: latest.current };
      if (obey) {
        if (obey({ press, ...world })) event.preventDefault();
        return;
      }
      // The page must not scroll by the first press of a key that plays.
      if (key === ' ' && event.target === document.body && control.isThere()) event.preventDefault();
      import('./obey-key.ts').then(
        ({ obeyKey }) => {
          obey = obeyKey;
          obeyKey({ press, ...world });
        },
        // The code cannot be had now; the next press asks again.
        () => undefined
      );
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [control, film]);
}
