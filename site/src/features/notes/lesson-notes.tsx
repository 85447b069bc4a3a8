import { navigate } from 'gatsby';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { formatClock } from '../../lib/format.ts';
import { withReturn } from '../../lib/safe-path.ts';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import { makeUuid } from '../../lib/uuid.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Lesson } from '../catalogue/catalogue.ts';
import type { FilmControl } from '../player/film-control.ts';
import { readDrafts, type KeptDraft } from './drafts.ts';
import { useLearner } from './use-learner.ts';
import { useNotes } from './use-notes.ts';

// Nobody pays for writing who does not write.
const NotesPanel = lazy(() => import('./notes-panel.tsx'));

/** Below a lesson's title: the buttons that everyone sees, and the learner's notes when they are asked for. */
export function LessonNotes({
  lesson,
  control,
  children,
}: {
  lesson: Lesson;
  control: FilmControl;
  /** Other buttons of the same row. */
  children: ReactNode;
}) {
  const words = useTexts().notes;
  const toLocal = useLocalPath();
  const { status } = useSession();
  const learner = useLearner();
  const notes = useNotes({ lessonId: lesson.id });
  const [isOpen, setIsOpen] = useState(false);
  const [fresh, setFresh] = useState<readonly KeptDraft[]>([]);

  useEffect(() => {
    if (!learner) return setIsOpen(false);
    // Words that an earlier visit could not save are shown, and saved, at once.
    setFresh(readNew({ learner, lessonId: lesson.id }));
    if (readDrafts({ learner, lessonId: lesson.id }).length > 0 || location.hash === '#notes') setIsOpen(true);
  }, [learner, lesson.id]);

  const write = () => {
    if (status === 'visitor') return void navigate(toLocal(withReturn({ form: '/login/', from: lesson.href })));
    setIsOpen(true);
    // What is saved is in the list, and an empty one more would only be in the way.
    const unsaved = new Set(readDrafts({ learner: learner ?? '', lessonId: lesson.id }).map(({ id }) => id));
    setFresh((known) => [
      { id: makeUuid(), second: control.currentSecond(), body: '', version: null, lessonId: lesson.id },
      ...known.filter(({ id }) => unsaved.has(id)),
    ]);
  };
  const toggle = () => {
    setIsOpen(!isOpen);
    setFresh(isOpen || !learner ? [] : readNew({ learner, lessonId: lesson.id }));
  };
  return (
    <div id="notes">
      <div className="mt-5 flex flex-wrap gap-2.5">
        <Button look="secondary" size="small" onClick={write}>
          <Icon name="pencil" className="size-4" /> {words.take} <FilmClock control={control} />
        </Button>
        {children}
        {learner && (
          <Button look="quiet" size="small" aria-expanded={isOpen} onClick={toggle}>
            <Icon name="note" className="size-4" />
            {words.show(notes.state.kind === 'ready' ? notes.state.total : null)}
          </Button>
        )}
      </div>
      {isOpen && learner && (
        <Suspense fallback={<Skeleton className="mt-6 h-24" />}>
          <NotesPanel
            learner={learner}
            lessonId={lesson.id}
            notes={notes}
            control={control}
            fresh={fresh}
            setFresh={setFresh}
          />
        </Suspense>
      )}
    </div>
  );
}

/** New notes that an earlier visit could not save. */
function readNew({ learner, lessonId }: { learner: string; lessonId: string }): KeptDraft[] {
  return readDrafts({ learner, lessonId }).filter(({ version }) => version === null);
}

/** The second a note would belong to. It runs with the film, so it is not read aloud. */
function FilmClock({ control }: { control: FilmControl }) {
  const words = useTexts().notes;
  const second = useSyncExternalStore(control.subscribe, control.currentSecond, () => null);
  if (second === null) return null;
  return (
    <span aria-hidden="true" className="font-normal text-ink-faint tabular-nums">
      {words.takeAt(formatClock(second))}
    </span>
  );
}
