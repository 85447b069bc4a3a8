import type { ListedNote, Note } from '@diamond/progress/contract/notes';
import { Fragment, useState, type ReactNode } from 'react';
import { makeUuid } from '../../lib/uuid.ts';
import { dropDraft, readDrafts, type KeptDraft } from './drafts.ts';
import { NoteEditor } from './note-editor.tsx';
import { NoteEntry } from './note-entry.tsx';

export interface NoteStackProps {
  learner: string;
  /** Whose drafts of earlier visits come back here: those of one lesson, or all. */
  lessonId: string | null;
  notes: readonly ListedNote[];
  /** New notes that are being written, the newest first. */
  fresh: readonly KeptDraft[];
  setFresh: (change: (known: readonly KeptDraft[]) => readonly KeptDraft[]) => void;
  renderPlace: (note: Pick<ListedNote, 'lessonId' | 'second' | 'lesson'>) => { shown: ReactNode; words: string };
  onSaved: (note: Note) => void;
  onDropped: (id: string) => void;
}

/** Notes one below the other, with those that are being written on top. */
export function NoteStack(props: NoteStackProps) {
  const { learner, lessonId, notes, fresh, setFresh, renderPlace, onSaved, onDropped } = props;
  const [kept] = useState(() => readDrafts({ learner, lessonId }).filter(({ version }) => version !== null));
  const freshIds = new Set(fresh.map(({ id }) => id));
  const close = (id: string) => setFresh((known) => known.filter((draft) => draft.id !== id));
  const writeAnew = ({ draft, of }: { draft: { id: string; second: number | null; body: string }; of: string }) => {
    dropDraft({ learner, id: draft.id });
    setFresh((known) => [
      { id: makeUuid(), second: draft.second, body: draft.body, version: null, lessonId: of },
      ...known.filter(({ id }) => id !== draft.id),
    ]);
  };
  return (
    <ul className="flex flex-col gap-4">
      {fresh.map((draft) => {
        const place = renderPlace({ ...draft, lesson: null });
        return (
          <li key={draft.id} className="rounded-card border border-line bg-surface p-4 sm:p-5">
            {place.shown}
            <div className="mt-2">
              <NoteEditor
                learner={learner}
                lessonId={draft.lessonId}
                draft={draft}
                savedBody={null}
                place={place.words}
                onSaved={onSaved}
                onDone={() => close(draft.id)}
                onAnew={(gone) => writeAnew({ draft: gone, of: draft.lessonId })}
                onLetGo={() => {
                  dropDraft({ learner, id: draft.id });
                  onDropped(draft.id);
                  close(draft.id);
                }}
              />
            </div>
          </li>
        );
      })}
      {notes.map((note) => {
        if (freshIds.has(note.id)) return <Fragment key={note.id} />;
        const place = renderPlace(note);
        return (
          <NoteEntry
            key={note.id}
            learner={learner}
            note={note}
            kept={kept.find(({ id }) => id === note.id)}
            place={place.shown}
            placeWords={place.words}
            onSaved={onSaved}
            onDropped={onDropped}
            onAnew={(draft) => writeAnew({ draft, of: note.lessonId })}
          />
        );
      })}
    </ul>
  );
}
