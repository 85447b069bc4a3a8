import { MAX_SEARCH_LENGTH, notesExportPath, type ListedNote } from '@diamond/progress/contract/notes';
import { lessonPagePath } from '@diamond/progress/contract/pages';
import { LocalLink } from '../../components/local-link.tsx';
import { useEffect, useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { RetryAlert } from '../../components/retry-alert.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { downloadFile } from '../../lib/download.ts';
import { formatClock } from '../../lib/format.ts';
import { useTexts } from '../../lib/locale.tsx';
import type { Texts } from '../../texts/en.ts';
import { useSession } from '../auth/session-context.tsx';
import { readDrafts, type KeptDraft } from './drafts.ts';
import { MoreNotes } from './more-notes.tsx';
import { NoteStack } from './note-stack.tsx';
import { useNotes } from './use-notes.ts';

/** Milliseconds of rest before what is typed is searched for. */
const REST = 300;

/** All of a learner's notes: to search, to change and to take along. */
export function NotesOverview() {
  const texts = useTexts();
  const words = texts.notes;
  const { learnerId: learner } = useSession();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [fresh, setFresh] = useState<readonly KeptDraft[]>([]);
  const notes = useNotes({ q });
  const { state, retry, put, drop } = notes;
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), REST);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => {
    if (learner) setFresh(readDrafts({ learner, lessonId: null }).filter(({ version }) => version === null));
  }, [learner]);

  const isEmpty = state.kind === 'ready' && state.notes.length === 0 && fresh.length === 0;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="text-4xl">{texts.nav.notes}</h1>
          <p className="mt-3 text-ink-soft">{words.text}</p>
        </div>
        <ExportButton />
      </div>
      <Field
        className="mt-8"
        type="search"
        label={words.search}
        value={typed}
        maxLength={MAX_SEARCH_LENGTH}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="mt-3 min-h-6 text-sm text-ink-faint">
        {state.kind === 'ready' && state.total > 0 ? words.count(state.total) : ''}
      </p>
      {state.kind === 'failed' && <RetryAlert text={words.loadFailed} className="mt-4" onRetry={retry} />}
      {state.kind === 'loading' && (
        <div className="mt-4 flex flex-col gap-4">
          <Skeleton className="h-28" />
          <Skeleton className="h-28" />
        </div>
      )}
      {isEmpty && (
        <EmptyState
          icon={q ? 'search' : 'note'}
          title={q ? words.notFound : words.none}
          text={q ? words.notFoundText : words.noneText}
        />
      )}
      {learner && (
        <div className="mt-4">
          <NoteStack
            learner={learner}
            lessonId={null}
            notes={state.kind === 'ready' ? state.notes : []}
            fresh={fresh}
            setFresh={setFresh}
            renderPlace={(note) => ({ shown: <Place note={note} />, words: describePlace({ note, words }) })}
            onSaved={put}
            onDropped={drop}
          />
        </div>
      )}
      <MoreNotes notes={notes} />
    </>
  );
}

type Placed = Pick<ListedNote, 'second' | 'lesson'>;

function describePlace({ note: { second, lesson }, words }: { note: Placed; words: Texts['notes'] }): string {
  return [lesson?.title ?? words.unpublished, second === null ? words.whole : formatClock(second)].join(', ');
}

function Place({ note: { second, lesson } }: { note: Placed }) {
  const words = useTexts().notes;
  const where = second === null ? words.whole : formatClock(second);
  if (!lesson) return <h2 className="text-base text-ink-soft">{words.unpublished}</h2>;
  return (
    <>
      <p className="truncate text-sm text-ink-faint">{lesson.courseTitle}</p>
      <h2 className="text-base leading-snug">
        <LocalLink
          to={lessonPagePath({ courseSlug: lesson.courseSlug, lessonSlug: lesson.slug, second })}
          className="rounded hover:underline"
        >
          {lesson.title}
          <span className="ml-2 inline-flex items-center gap-1 text-sm font-semibold whitespace-nowrap text-brand-ink tabular-nums">
            {second !== null && <Icon name="play" isFilled className="size-3.5" />} {where}
          </span>
        </LocalLink>
      </h2>
    </>
  );
}

function ExportButton() {
  const words = useTexts().notes;
  const { session } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const save = async () => {
    setIsBusy(true);
    setHasFailed(false);
    try {
      await downloadFile({ session, path: notesExportPath, name: words.exportName });
    } catch {
      // Whatever it was, there is one thing to do about it: try again.
      setHasFailed(true);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <div className="flex flex-col items-end gap-2">
      <Button look="secondary" isBusy={isBusy} onClick={() => void save()}>
        <Icon name="download" className="size-4.5" /> {isBusy ? words.exporting : words.export}
      </Button>
      {hasFailed && <Alert tone="bad">{words.exportFailed}</Alert>}
    </div>
  );
}
