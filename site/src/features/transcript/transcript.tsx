import type { Cue } from '@diamond/mux/contract/parse-vtt';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { FilmControl } from '../player/film-control.ts';
import { CueRow } from './cue-row.tsx';
import { createTranscriptSearch, type TextRange } from './find-in-transcript.ts';
import { useFollow } from './use-follow.ts';

/** Every caption in its place, the one that is said marked and kept in sight. */
export function Transcript({
  cues,
  language,
  control,
  children,
}: {
  cues: readonly Cue[];
  /** BCP 47, of what is said. */
  language: string;
  control: FilmControl;
  /** Beside the search. */
  children: ReactNode;
}) {
  const words = useTexts().transcript;
  const box = useRef<HTMLDivElement>(null);
  const { isFollowing, follow, rest, show } = useFollow({ box, cues, control });
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const find = useMemo(() => createTranscriptSearch(cues), [cues]);
  const hits = useMemo(() => find(wanted), [find, wanted]);
  const ranges = useMemo(() => {
    const byCue = new Map<number, TextRange[]>();
    for (const { cue, range } of hits.flatMap(({ parts }) => parts)) byCue.set(cue, [...(byCue.get(cue) ?? []), range]);
    return byCue;
  }, [hits]);
  const isSearching = wanted.trim() !== '';
  const found = hits[at]?.parts[0]?.cue;

  const goToHit = (index: number) => {
    if (hits.length === 0) return;
    const next = (index + hits.length) % hits.length;
    setAt(next);
    rest();
    show(hits[next]?.parts[0]?.cue ?? 0);
  };
  const search = (text: string) => {
    setWanted(text);
    setAt(0);
    const first = find(text)[0]?.parts[0]?.cue;
    if (first === undefined) return;
    rest();
    show(first);
  };
  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      goToHit(at + (event.shiftKey ? -1 : 1));
    } else if (event.key === 'Escape' && wanted !== '') {
      event.preventDefault();
      search('');
    }
  };
  // One stop for the tab key, arrows from there: thousands of stops would shut the rest of the page off.
  const onListKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = (event.target as HTMLElement).closest('li');
    const next = step === 1 ? row?.nextElementSibling : step === -1 ? row?.previousElementSibling : null;
    if (step === undefined) return;
    event.preventDefault();
    rest();
    next?.querySelector('button')?.focus();
  };
  return (
    <>
      <div className="flex flex-col gap-2 border-b border-line p-3">
        {children}
        <div className="flex items-center gap-1">
          <input
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            value={wanted}
            onChange={({ currentTarget }) => search(currentTarget.value)}
            onKeyDown={onSearchKey}
            className="min-h-9 min-w-0 flex-1 rounded-control border border-line bg-surface px-3 text-sm"
          />
          <span role="status" className="min-w-16 text-center text-xs text-ink-faint tabular-nums">
            {isSearching && words.hits(hits.length === 0 ? 0 : at + 1, hits.length)}
          </span>
          <HitButton label={words.previous} isOff={hits.length === 0} onClick={() => goToHit(at - 1)} isUp />
          <HitButton label={words.next} isOff={hits.length === 0} onClick={() => goToHit(at + 1)} />
        </div>
      </div>
      <div className="relative min-h-0 flex-1">
        <div
          ref={box}
          onWheel={rest}
          onTouchMove={rest}
          // The bar at its side is the box itself, not what is in it.
          onPointerDown={({ target, currentTarget }) => target === currentTarget && rest()}
          className="absolute inset-0 overflow-y-auto overscroll-contain p-2"
        >
          <ol lang={language} aria-label={words.label} onKeyDown={onListKey}>
            {cues.map((cue, index) => (
              <CueRow
                // Captions have no name of their own, and do not change places.
                // oxlint-disable-next-line react/no-array-index-key
                key={`${cue.from} ${index}`}
                cue={cue}
                ranges={ranges.get(index)}
                isFound={isSearching && index === found}
                isStop={index === 0}
                control={control}
                onGone={follow}
              />
            ))}
          </ol>
        </div>
        {!isFollowing && (
          <Button
            size="small"
            className="absolute! bottom-3 left-1/2 -translate-x-1/2 shadow-lift"
            onClick={() => follow()}
          >
            {words.follow}
          </Button>
        )}
      </div>
    </>
  );
}

function HitButton({
  label,
  isOff,
  isUp = false,
  onClick,
}: {
  label: string;
  isOff: boolean;
  isUp?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isOff}
      onClick={onClick}
      className="grid size-9 shrink-0 cursor-pointer place-items-center rounded-full hover:bg-raised disabled:cursor-default disabled:opacity-40"
    >
      <Icon name="chevron" className={isUp ? 'size-4 rotate-180' : 'size-4'} />
    </button>
  );
}
