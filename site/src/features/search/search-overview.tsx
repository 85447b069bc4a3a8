import { LONGEST_QUESTION, type HitKind } from '@diamond/search/contract/search';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button, ButtonLink } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useSession } from '../auth/session-context.tsx';
import { readAddress, writeAddress } from './address.ts';
import { ResultList } from './result-list.tsx';
import { useSearch, type Search } from './use-search.ts';

const KINDS = [null, 'course', 'lesson', 'transcript'] as const;

/** Finds courses, lessons and moments in films, as one types. */
export function SearchOverview() {
  const { search: words, nav } = useTexts();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<HitKind | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const search = useSearch({ typed, kind });

  // The page was drawn for no question in particular.
  useEffect(() => {
    const asked = readAddress(window.location.search);
    // Who typed before the page was alive typed into it all the same.
    setTyped(field.current?.value || asked.text);
    setKind(asked.kind);
    // The router takes the focus to each page it opens, right after this.
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const ask = (text: string, only: HitKind | null) => {
    setTyped(text);
    setKind(only);
    writeAddress({ text: text.trim(), kind: only });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    panel.current?.querySelector<HTMLAnchorElement>('[data-search-results] a')?.focus();
  };

  return (
    <>
      <h1 className="text-4xl sm:text-5xl">{nav.search}</h1>
      <form role="search" className="relative mt-7" onSubmit={(event) => event.preventDefault()}>
        <label htmlFor="search-field" className="sr-only">
          {words.field}
        </label>
        <Icon
          name="search"
          className="pointer-events-none absolute top-1/2 left-5 size-5 -translate-y-1/2 text-ink-faint"
        />
        <input
          ref={field}
          id="search-field"
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          value={typed}
          maxLength={LONGEST_QUESTION}
          placeholder={words.placeholder}
          aria-describedby="search-hint"
          onChange={(event) => ask(event.target.value, kind)}
          onKeyDown={onKeyDown}
          className="block min-h-14 w-full rounded-full border border-line-strong bg-surface pr-5 pl-13 text-lg text-ink placeholder:text-ink-faint"
        />
      </form>
      <div role="group" aria-label={words.kindLabel} className="mt-4 flex flex-wrap gap-2">
        {KINDS.map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            aria-pressed={kind === one}
            onClick={() => ask(typed, one)}
            className={classNames(
              'min-h-10 cursor-pointer rounded-full border px-4 text-sm font-semibold transition-colors',
              kind === one
                ? 'border-ink bg-ink text-canvas'
                : 'border-line bg-surface text-ink-soft hover:border-line-strong'
            )}
          >
            {one === null ? words.all : words.many[one]}
          </button>
        ))}
      </div>
      <p id="search-hint" className="mt-4 text-sm text-ink-faint">
        {words.hint}
      </p>
      <p role="status" className="sr-only" data-search-state={search.state}>
        {search.state === 'done' && search.shown && words.count(search.shown.total, search.shown.question.text)}
      </p>
      <div ref={panel} aria-busy={search.state === 'searching'} className="mt-6">
        <Results search={search} field={field} text={typed.trim()} />
      </div>
    </>
  );
}

function Results({
  search: { shown, state, more, showMore, retry },
  field,
  text,
}: {
  search: Search;
  field: React.RefObject<HTMLInputElement | null>;
  text: string;
}) {
  const texts = useTexts();
  const words = texts.search;
  if (state === 'idle') return <p className="text-ink-soft">{words.idle}</p>;
  if (state === 'failed')
    return (
      <div className="flex flex-col items-start gap-4">
        <Alert tone="bad">{words.failed}</Alert>
        <div className="flex flex-wrap gap-3">
          <Button onClick={retry}>{texts.common.retry}</Button>
          <ButtonLink to="/courses/" look="secondary">
            {words.browse}
          </ButtonLink>
        </div>
      </div>
    );
  if (!shown) return <Waiting />;
  return (
    <>
      {shown.source === 'list' && (
        <div className="mb-5 flex flex-wrap items-center gap-3">
          <Alert>{words.fromList}</Alert>
          <Button look="secondary" size="small" onClick={retry}>
            {texts.common.retry}
          </Button>
        </div>
      )}
      {shown.total === 0 ? (
        <Nothing text={shown.question.text || text} />
      ) : (
        <>
          <h2 className="text-base font-semibold text-ink-soft" aria-hidden="true">
            {words.count(shown.total, shown.question.text)}
          </h2>
          <ResultList found={shown.found} field={field} />
        </>
      )}
      {more !== 'none' && (
        <div className="mt-6 flex flex-col items-center gap-3">
          {more === 'failed' && <Alert tone="bad">{words.moreFailed}</Alert>}
          <Button look="secondary" onClick={showMore} isBusy={more === 'coming'}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}

/** What a visitor cannot find may be in what only learners may watch. */
function Nothing({ text }: { text: string }) {
  const texts = useTexts();
  const words = texts.search;
  const { isLearner } = useSession();
  return (
    <EmptyState icon="search" title={words.none(text)} text={isLearner ? words.noneText : words.noneVisitor}>
      <ButtonLink to="/courses/" look="secondary">
        {words.browse}
      </ButtonLink>
      {!isLearner && (
        <ButtonLink to={withReturn({ form: '/login/', from: `/search/?q=${encodeURIComponent(text)}` })}>
          {texts.nav.signIn}
        </ButtonLink>
      )}
    </EmptyState>
  );
}

function Waiting() {
  return (
    <div className="flex flex-col gap-3">
      {[1, 2, 3].map((one) => (
        <Skeleton key={one} className="h-28" />
      ))}
    </div>
  );
}
