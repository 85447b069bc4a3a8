import type { LeaseChapter } from '@diamond/mux/contract/lease';
import { useSyncExternalStore } from 'react';
import { formatClock } from '../../lib/format.ts';
import type { FilmControl } from '../player/film-control.ts';
import { findCurrentCue } from '../transcript/follow.ts';

/** The parts of a film; each leads to its beginning, and the one that is on is marked. */
export default function ChapterList({
  chapters,
  control,
}: {
  chapters: readonly LeaseChapter[];
  control: FilmControl;
}) {
  const second = useSyncExternalStore(control.subscribe, control.currentSecond, () => null);
  const current = second === null ? -1 : findCurrentCue({ cues: chapters, second });
  return (
    <ol className="flex min-h-0 flex-1 flex-col overflow-y-auto p-2">
      {chapters.map(({ from, title }, index) => (
        <li key={from}>
          <button
            type="button"
            aria-current={index === current || undefined}
            onClick={() => control.goTo(from)}
            className="flex w-full cursor-pointer items-baseline gap-3 rounded-control px-3 py-2.5 text-left -outline-offset-2 hover:bg-raised aria-[current=true]:bg-brand-wash aria-[current=true]:font-medium"
          >
            <span className="w-11 shrink-0 text-xs text-ink-faint tabular-nums">{formatClock(from)}</span>
            <span className="min-w-0">{title}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
