import type { Note } from '@diamond/progress/contract/notes';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { dropDraft } from './drafts.ts';
import { NoteEditor } from './note-editor.tsx';
import type { NoteDraft } from './note-keeper.ts';
import { removeNote, saveDraft } from './notes-api.ts';

// With what it needs to read Markdown, heavier than the page around it.
const NoteText = lazy(() => import('./note-text.tsx'));

interface NoteEntryProps {
  learner: string;
  note: Note;
  /** Text of an earlier visit that was not saved. */
  kept?: NoteDraft;
  /** Where it belongs: shown, and in words. */
  place: ReactNode;
  placeWords: string;
  onSaved: (note: Note) => void;
  onDropped: (id: string) => void;
  /** A note that was deleted elsewhere while it was written is to be another one. */
  onAnew: (draft: NoteDraft) => void;
}

type Mode = 'reading' | 'editing' | 'deleting' | 'deleted';

/** One note: read, changed in its place, deleted and brought back. */
export function NoteEntry({ learner, note, kept, place, placeWords, onSaved, onDropped, onAnew }: NoteEntryProps) {
  const words = useTexts().notes;
  const { session } = useSession();
  const [mode, setMode] = useState<Mode>(kept ? 'editing' : 'reading');
  const [problem, setProblem] = useState<string | null>(null);
  const editButton = useRef<HTMLSpanElement>(null);
  const undoButton = useRef<HTMLSpanElement>(null);
  const before = useRef(mode);
  useEffect(() => {
    // The control that had the focus has gone: the next one of the same note takes it.
    if (before.current === 'editing' && mode === 'reading') editButton.current?.querySelector('button')?.focus();
    if (mode === 'deleted') undoButton.current?.querySelector('button')?.focus();
    before.current = mode;
  }, [mode]);

  const remove = async () => {
    setMode('deleting');
    setProblem(null);
    try {
      await removeNote({ session, id: note.id });
      dropDraft({ learner, id: note.id });
      setMode('deleted');
    } catch {
      setProblem(words.deleteFailed);
      setMode('reading');
    }
  };
  const bringBack = async () => {
    setProblem(null);
    const { id, lessonId, second, body } = note;
    const outcome = await saveDraft({ session, lessonId, draft: { id, second, body, version: null } });
    if (outcome.kind !== 'saved') return setProblem(words.undoFailed);
    onSaved(outcome.note);
    setMode('reading');
  };

  if (mode === 'deleted')
    return (
      <li className="flex flex-wrap items-center gap-3 rounded-card border border-dashed border-line-strong px-4 py-3 text-ink-soft">
        <span role="status">{words.deleted}</span>
        <span ref={undoButton}>
          <Button size="small" look="secondary" onClick={() => void bringBack()}>
            {words.undo}
          </Button>
        </span>
        {problem && <Alert tone="bad">{problem}</Alert>}
      </li>
    );
  return (
    <li className="rounded-card border border-line bg-surface p-4 sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">{place}</div>
        {mode !== 'editing' && (
          <div className="-mt-1.5 -mr-2 flex shrink-0">
            <span ref={editButton}>
              <IconButton icon="pencil" label={`${words.edit}: ${placeWords}`} onClick={() => setMode('editing')} />
            </span>
            <IconButton
              icon="trash"
              label={`${words.delete}: ${placeWords}`}
              isBusy={mode === 'deleting'}
              onClick={() => void remove()}
            />
          </div>
        )}
      </div>
      {problem && (
        <div className="mt-3">
          <Alert tone="bad">{problem}</Alert>
        </div>
      )}
      <div className="mt-2">
        {mode === 'editing' ? (
          <NoteEditor
            learner={learner}
            lessonId={note.lessonId}
            draft={kept ?? { id: note.id, second: note.second, body: note.body, version: note.version }}
            savedBody={note.body}
            place={placeWords}
            onSaved={onSaved}
            onDone={() => setMode('reading')}
            onAnew={(draft) => {
              onDropped(note.id);
              onAnew(draft);
            }}
            onLetGo={() => {
              dropDraft({ learner, id: note.id });
              onDropped(note.id);
            }}
          />
        ) : (
          <Suspense fallback={<p className="whitespace-pre-wrap text-ink-soft">{note.body}</p>}>
            <NoteText markdown={note.body} />
          </Suspense>
        )}
      </div>
    </li>
  );
}

function IconButton({
  icon,
  label,
  isBusy = false,
  onClick,
}: {
  icon: 'pencil' | 'trash';
  label: string;
  isBusy?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      disabled={isBusy}
      aria-label={label}
      title={label}
      className="grid size-10 cursor-pointer place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink disabled:cursor-wait"
    >
      <Icon name={icon} className="size-4.5" />
    </button>
  );
}
