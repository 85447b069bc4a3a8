import { useSyncExternalStore } from 'react';
import { formatClock } from '../../lib/format.ts';
import { useTexts } from '../../lib/locale.tsx';
import type { FilmControl } from './film-control.ts';

/** The second a note would belong to. It runs with the film, so it is not read aloud. */
export function FilmClock({ control }: { control: FilmControl }) {
  const words = useTexts().lesson;
  const second = useSyncExternalStore(control.subscribe, control.currentSecond, () => null);
  if (second === null) return null;
  return (
    <span aria-hidden="true" className="font-normal text-ink-faint tabular-nums">
      {words.takeNoteAt(formatClock(second))}
    </span>
  );
}
