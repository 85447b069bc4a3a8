import { Icon } from '../../components/icon.tsx';
import { RetryAlert } from '../../components/retry-alert.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { formatClock } from '../../lib/format.ts';
import { useTexts } from '../../lib/locale.tsx';
import type { FilmControl } from '../player/film-control.ts';
import type { KeptDraft } from './drafts.ts';
import { MoreNotes } from './more-notes.tsx';
import { NoteStack } from './note-stack.tsx';
import type { Notes } from './use-notes.ts';

/** The learner's notes on a lesson, beside its film. */
export default function NotesPanel({
  learner,
  lessonId,
  notes,
  control,
  fresh,
  setFresh,
}: {
  learner: string;
  lessonId: string;
  notes: Notes;
  control: FilmControl;
  fresh: readonly KeptDraft[];
  setFresh: (change: (known: readonly KeptDraft[]) => readonly KeptDraft[]) => void;
}) {
  const texts = useTexts();
  const words = texts.notes;
  const { state, retry, put, drop } = notes;
  const renderPlace = ({ second }: { second: number | null }) =>
    second === null
      ? {
          shown: <h3 className="text-sm font-semibold text-ink-faint">{words.whole}</h3>,
          words: words.whole,
        }
      : {
          shown: (
            <h3 className="text-sm">
              <button
                type="button"
                onClick={() => control.goTo(second)}
                aria-label={words.at(formatClock(second))}
                className="-mx-2 inline-flex min-h-9 cursor-pointer items-center gap-1.5 rounded-full px-2 font-semibold text-brand-ink tabular-nums hover:bg-brand-wash"
              >
                <Icon name="play" isFilled className="size-3.5" /> {formatClock(second)}
              </button>
            </h3>
          ),
          words: formatClock(second),
        };
  return (
    <section aria-labelledby="notes-title" className="p-4">
      <h2 id="notes-title" className="sr-only">
        {words.inLesson}
      </h2>
      {state.kind === 'failed' && <RetryAlert text={words.loadFailed} className="mb-4" onRetry={retry} />}
      {state.kind === 'loading' && <Skeleton className="mb-4 h-24" />}
      {state.kind === 'ready' && state.notes.length === 0 && fresh.length === 0 && (
        <p className="text-ink-soft">{words.noneHere}</p>
      )}
      <NoteStack
        learner={learner}
        lessonId={lessonId}
        notes={state.kind === 'ready' ? state.notes : []}
        fresh={fresh}
        setFresh={setFresh}
        renderPlace={renderPlace}
        onSaved={put}
        onDropped={drop}
      />
      <MoreNotes notes={notes} />
    </section>
  );
}
