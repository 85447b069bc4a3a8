import { MAX_NOTE_LENGTH, type Note } from '@diamond/progress/contract/notes';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { useTexts } from '../../lib/locale.tsx';
import { NoteConflict } from './note-conflict.tsx';
import type { KeeperStatus, NoteDraft } from './note-keeper.ts';
import { useNoteKeeper } from './use-note-keeper.ts';

const LOOKS: Partial<Record<KeeperStatus, string>> = {
  saved: 'text-good',
  offline: 'text-warn',
  refused: 'text-bad',
  conflict: 'text-warn',
  gone: 'text-warn',
};

export interface NoteEditorProps {
  learner: string;
  lessonId: string;
  draft: NoteDraft;
  savedBody: string | null;
  /** Where the note belongs, in words. */
  place: string;
  onSaved: (note: Note) => void;
  /** The learner has finished; the last text there is, empty where nothing was written. */
  onDone: (body: string) => void;
  /** A note that was deleted elsewhere is to be another one. */
  onAnew: (draft: NoteDraft) => void;
  onLetGo: () => void;
}

/** Where a note is written. It saves by itself and says how that went. */
export function NoteEditor(props: NoteEditorProps) {
  const words = useTexts().notes;
  const { learner, lessonId, draft, savedBody, place, onSaved, onDone, onAnew, onLetGo } = props;
  const { state, keeper } = useNoteKeeper({ learner, lessonId, draft, savedBody, onSaved });
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = area.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);
  useEffect(() => fitHeight(area.current), [state.draft.body]);

  const finish = async () => {
    await keeper.flush();
    const { status, draft: last } = keeper.state();
    // What is not safe yet stays in sight.
    if (status === 'saved' || status === 'empty') onDone(status === 'saved' ? last.body : '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void finish();
  };

  if (state.status === 'conflict' && state.theirs)
    return (
      <NoteConflict
        mine={state.draft.body}
        theirs={state.theirs.body}
        onSettle={(choice) => void keeper.settle(choice)}
      />
    );
  return (
    <div>
      <label htmlFor={id} className="sr-only">
        {words.editor(place)}
      </label>
      <textarea
        ref={area}
        id={id}
        rows={3}
        value={state.draft.body}
        maxLength={MAX_NOTE_LENGTH}
        placeholder={words.placeholder}
        aria-describedby={`${id}-hint`}
        onChange={(event) => keeper.edit(event.target.value)}
        onKeyDown={onKeyDown}
        className="block max-h-[60dvh] min-h-24 w-full resize-y rounded-control border border-line-strong bg-surface px-4 py-3 text-ink placeholder:text-ink-faint"
      />
      <p id={`${id}-hint`} className="mt-1.5 text-sm text-ink-faint">
        {words.hint}
      </p>
      {state.status === 'gone' && (
        <div className="mt-3">
          <Alert tone="bad">{words.goneTitle}</Alert>
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {state.status === 'gone' ? (
          <>
            <Button size="small" onClick={() => onAnew(state.draft)}>
              {words.keepGone}
            </Button>
            <Button size="small" look="secondary" onClick={onLetGo}>
              {words.letGo}
            </Button>
          </>
        ) : (
          <Button size="small" look="secondary" onClick={() => void finish()}>
            {words.done}
          </Button>
        )}
        <span
          role="status"
          data-note-status={state.status}
          className={classNames('text-sm font-medium', LOOKS[state.status] ?? 'text-ink-faint')}
        >
          {state.problem ?? words.status[state.status]}
        </span>
      </div>
    </div>
  );
}

/** As high as its text, where the browser does not do that by itself. */
function fitHeight(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}
