import type { HitKind } from '@diamond/search/contract/search';
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { Icon, type IconName } from '../../components/icon.tsx';
import { LocalLink } from '../../components/local-link.tsx';
import { formatClock } from '../../lib/format.ts';
import { useTexts } from '../../lib/locale.tsx';
import type { Found } from './found.ts';
import { MarkedText } from './marked-text.tsx';

const ICONS: Record<HitKind, IconName> = { course: 'list', lesson: 'play', transcript: 'clock' };

/** What was found, as links. The arrow keys go through them, and from the first one back to the field. */
export function ResultList({ found, field }: { found: readonly Found[]; field: RefObject<HTMLInputElement | null> }) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const links = [...(list.current?.querySelectorAll('a') ?? [])];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = step(here, links.length);
    if (next < 0) field.current?.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  };
  return (
    <ul ref={list} onKeyDown={onKeyDown} className="mt-4 flex flex-col gap-3" data-search-results>
      {found.map((one) => (
        <Result key={`${one.kind} ${one.to}`} found={one} />
      ))}
    </ul>
  );
}

const STEPS: Readonly<Record<string, (here: number, count: number) => number>> = {
  ArrowDown: (here) => here + 1,
  ArrowUp: (here) => here - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
  Escape: () => -1,
};

function Result({ found: { kind, to, title, courseTitle, excerpt, seconds } }: { found: Found }) {
  const words = useTexts().search;
  return (
    <li className="relative flex gap-4 rounded-card border border-line bg-surface p-4 transition-colors hover:border-line-strong sm:p-5">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-brand-wash text-brand-ink">
        <Icon name={ICONS[kind]} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm text-ink-faint">
          {kind === 'course' ? words.kinds.course : `${words.kinds[kind]} · ${courseTitle}`}
        </p>
        <LocalLink
          to={to}
          className="mt-0.5 block font-display text-lg font-bold break-words after:absolute after:inset-0 after:rounded-card"
        >
          {title}
          {seconds !== null && (
            <span className="font-sans text-sm font-semibold text-brand-ink">
              {' '}
              <span className="whitespace-nowrap">{words.at(formatClock(seconds))}</span>
            </span>
          )}
        </LocalLink>
        {excerpt.length > 0 && (
          <p className="mt-1 line-clamp-3 break-words text-ink-soft">
            <MarkedText parts={excerpt} />
          </p>
        )}
      </div>
    </li>
  );
}
