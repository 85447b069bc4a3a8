import { useEffect } from 'react';
import { Icon } from '../../components/icon.tsx';
import { formatClock } from '../../lib/format.ts';
import { useTexts } from '../../lib/locale.tsx';
import type { Lesson } from '../catalogue/catalogue.ts';
import type { FilmControl } from './film-control.ts';

/** Stands for a film that may be watched until somebody wants it: the player weighs more than the site. */
export function FilmPoster({
  lesson,
  poster,
  startAt,
  control,
  prepare,
}: {
  lesson: Lesson;
  /** Address of the picture, with its token. */
  poster: string;
  /** Second at which the film would start. */
  startAt: number;
  control: FilmControl;
  /** Fetches what plays films, for somebody who is about to ask. */
  prepare: () => void;
}) {
  const words = useTexts().stage;
  useEffect(() => control.offer(), [control]);
  const label = startAt > 0 ? words.resume(formatClock(startAt)) : words.play;
  return (
    <button
      type="button"
      data-film="offered"
      aria-label={`${label}: ${lesson.title}`}
      onClick={({ currentTarget }) => {
        // The button goes when the film comes; the keys stay where they were.
        currentTarget.parentElement?.focus();
        control.want('play');
      }}
      // Moved there by hand: a pointer that happened to be there means nothing.
      onPointerMove={prepare}
      onFocus={prepare}
      className="group relative grid size-full cursor-pointer place-items-center -outline-offset-4"
    >
      <img src={poster} alt="" className="absolute inset-0 size-full object-contain" />
      <span className="relative flex flex-col items-center gap-3">
        <span className="grid size-18 place-items-center rounded-full bg-brand text-white shadow-lift transition-transform group-hover:scale-105 motion-reduce:transition-none sm:size-20">
          <Icon name="play" isFilled className="size-9 translate-x-0.5" />
        </span>
        {startAt > 0 && (
          <span className="rounded-full bg-night/85 px-3.5 py-1.5 text-sm font-semibold text-night-ink">{label}</span>
        )}
      </span>
    </button>
  );
}
