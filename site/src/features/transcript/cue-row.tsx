import type { Cue } from '@diamond/mux/contract/parse-vtt';
import { memo } from 'react';
import { classNames } from '../../components/class-names.ts';
import { formatClock } from '../../lib/format.ts';
import type { FilmControl } from '../player/film-control.ts';
import { splitText, type TextRange } from './find-in-transcript.ts';

/**
 * One caption. Which one is said now is told to the page without React (`use-follow.ts`): it changes every few seconds, and
 * a film of hours has thousands of rows. Rows out of sight are not laid out.
 */
export const CueRow = memo(function CueRow({
  cue,
  ranges,
  isFound,
  isStop,
  control,
  onGone,
}: {
  cue: Cue;
  /** Where the words stand that are searched. */
  ranges: readonly TextRange[] | undefined;
  /** The search stands here. */
  isFound: boolean;
  /** Where the tab key enters the list before anything is said. */
  isStop: boolean;
  control: FilmControl;
  onGone: () => void;
}) {
  const go = () => {
    control.goTo(cue.from);
    onGone();
  };
  return (
    <li className="[contain-intrinsic-size:auto_2.75rem] [content-visibility:auto]">
      <button
        type="button"
        tabIndex={isStop ? 0 : -1}
        onClick={go}
        className={classNames(
          'flex w-full cursor-pointer items-baseline gap-3 rounded-control px-2.5 py-2 text-left text-[0.95rem] leading-snug -outline-offset-2 hover:bg-raised aria-[current=true]:bg-brand-wash aria-[current=true]:font-medium',
          isFound && 'bg-raised'
        )}
      >
        <span className="w-11 shrink-0 text-xs text-ink-faint tabular-nums">{formatClock(cue.from)}</span>
        <span className="min-w-0">
          {ranges
            ? splitText({ text: cue.text, ranges }).map(({ text, isHit }, index) =>
                // The pieces of a text are known by their order alone.
                // oxlint-disable-next-line react/no-array-index-key
                isHit ? <mark key={index}>{text}</mark> : text
              )
            : cue.text}
        </span>
      </button>
    </li>
  );
});
