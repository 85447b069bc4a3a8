import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Skeleton } from '../../components/skeleton.tsx';
import { makeUuid } from '../../lib/uuid.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Lesson } from '../catalogue/catalogue.ts';
import type { FilmControl } from '../player/film-control.ts';
import { readDrafts, type KeptDraft } from './drafts.ts';
import { useNotes } from './use-notes.ts';

// Nobody pays for writing who does not write.
const NotesPanel = lazy(() => import('./notes-panel.tsx'));

/** A learner's notes beside the film; their code and the editor come when they are looked at. */
export function NotesTab({
  lesson,
  control,
  asked,
  isShown,
  onShow,
  onCount,
}: {
  lesson: Lesson;
  control: FilmControl;
  /** How many times a new note was asked for on this page. */
  asked: number;
  isShown: boolean;
  /** There is something to be seen here. */
  onShow: () => void;
  /** How many notes there are, when it is known. */
  onCount: (count: number) => void;
}) {
  const { learnerId: learner } = useSession();
  const notes = useNotes({ lessonId: lesson.id });
  const [fresh, setFresh] = useState<readonly KeptDraft[]>([]);
  const written = useRef(0);
  const total = notes.state.kind === 'ready' ? notes.state.total : null;

  useEffect(() => {
    if (total !== null) onCount(total);
  }, [total, onCount]);

  useEffect(() => {
    if (!learner) return;
    // Words that an earlier visit could not save are shown, and saved, at once.
    setFresh(readNew({ learner, lessonId: lesson.id }));
    if (readDrafts({ learner, lessonId: lesson.id }).length > 0 || location.hash === '#notes') onShow();
  }, [learner, lesson.id, onShow]);

  useEffect(() => {
    if (!learner || asked === written.current) return;
    written.current = asked;
    onShow();
    // What is saved is in the list, and an empty one more would only be in the way.
    const unsaved = new Set(readDrafts({ learner, lessonId: lesson.id }).map(({ id }) => id));
    setFresh((known) => [
      { id: makeUuid(), second: control.currentSecond(), body: '', version: null, lessonId: lesson.id },
      ...known.filter(({ id }) => unsaved.has(id)),
    ]);
  }, [learner, asked, lesson.id, control, onShow]);

  if (!learner || !isShown) return null;
  return (
    <Suspense fallback={<Skeleton className="m-4 h-24" />}>
      <NotesPanel
        learner={learner}
        lessonId={lesson.id}
        notes={notes}
        control={control}
        fresh={fresh}
        setFresh={setFresh}
      />
    </Suspense>
  );
}

/** New notes that an earlier visit could not save. */
function readNew({ learner, lessonId }: { learner: string; lessonId: string }): KeptDraft[] {
  return readDrafts({ learner, lessonId }).filter(({ version }) => version === null);
}
