import type { Cue } from '@diamond/mux/contract/parse-vtt';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { FilmControl } from '../player/film-control.ts';
import { findCurrentCue, placeRow } from './follow.ts';

/**
 * Marks the caption that is said, and keeps it in sight until the reader goes elsewhere. Only the box is scrolled, never
 * the page.
 */
export function useFollow({
  box,
  cues,
  control,
}: {
  box: RefObject<HTMLElement | null>;
  cues: readonly Cue[];
  control: FilmControl;
}): {
  isFollowing: boolean;
  /** Goes with the film again. */
  follow: () => void;
  /** The reader is elsewhere. */
  rest: () => void;
  /** Brings a caption into sight. */
  show: (index: number) => void;
} {
  const [isFollowing, setIsFollowing] = useState(true);
  const isOn = useRef(true);
  const current = useRef(-1);

  const show = useCallback(
    (index: number) => {
      const row = findRow(box.current, index);
      if (!box.current || !row) return;
      const target = placeRow({
        box: { top: box.current.scrollTop, height: box.current.clientHeight },
        row: { top: row.offsetTop, height: row.offsetHeight },
      });
      if (target !== null) box.current.scrollTop = target;
    },
    [box]
  );
  const set = useCallback((isNow: boolean) => {
    isOn.current = isNow;
    setIsFollowing(isNow);
  }, []);
  const follow = useCallback(() => {
    set(true);
    show(current.current);
  }, [set, show]);
  const rest = useCallback(() => {
    // Before anything was said there is nothing to go away from.
    if (current.current !== -1) set(false);
  }, [set]);

  useEffect(() => {
    const look = () => {
      const second = control.currentTime();
      const index = second === null ? -1 : findCurrentCue({ cues, second });
      if (index === current.current) return;
      mark({ row: findRow(box.current, current.current), isCurrent: false });
      current.current = index;
      mark({ row: findRow(box.current, index), isCurrent: true });
      if (isOn.current) show(index);
    };
    look();
    return control.watch(look);
  }, [box, cues, control, show]);
  return { isFollowing, follow, rest, show };
}

function findRow(box: HTMLElement | null, index: number): HTMLElement | null {
  return index < 0 ? null : ((box?.querySelector('ol')?.children[index] as HTMLElement | undefined) ?? null);
}

function mark({ row, isCurrent }: { row: HTMLElement | null; isCurrent: boolean }): void {
  const button = row?.querySelector('button');
  if (isCurrent) button?.setAttribute('aria-current', 'true');
  else button?.removeAttribute('aria-current');
}
