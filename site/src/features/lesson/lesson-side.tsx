import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { LocalLink } from '../../components/local-link.tsx';
import { classNames } from '../../components/class-names.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import type { FilmControl } from '../player/film-control.ts';
import type { PanelName } from '../player/preferences.ts';
import type { LeasedFilm } from '../player/use-lease.ts';
import type { LessonMarks } from '../progress/course-marks.ts';
import { LessonOutline } from './lesson-outline.tsx';
import type { ContentState } from './use-lesson-content.ts';

const ChapterList = lazy(() => import('./chapter-list.tsx'));
const LessonFiles = lazy(() => import('./lesson-files.tsx'));
const FilmTranscript = lazy(() => import('./film-transcript.tsx'));
const NotesTab = lazy(async () => ({ default: (await import('./learner-parts.ts')).NotesTab }));

interface LessonSideProps {
  course: Course;
  lesson: Lesson;
  marks: LessonMarks | null;
  film: LeasedFilm | null;
  content: ContentState;
  control: FilmControl;
  chosen: PanelName;
  /** How many times a new note was asked for. */
  notesAsked: number;
  onChoose: (panel: PanelName) => void;
}

/**
 * What stands beside the film, one at a time: a column of its own on a wide screen, below the film on a narrow one. What
 * may or may not be there comes last, so that nothing moves when it comes.
 */
export function LessonSide(props: LessonSideProps) {
  const { course, lesson, marks, film, content, control, chosen, notesAsked, onChoose } = props;
  const texts = useTexts();
  const { isLearner } = useSession();
  const [noteCount, setNoteCount] = useState(0);
  const [showNotes] = useState(() => () => onChoose('notes'));
  const chapters = film?.first.lease.chapters ?? [];
  const files = content.kind === 'ready' ? content.content.files : [];
  const names: PanelName[] = ['lessons', 'transcript', 'notes'];
  if (chapters.length > 0) names.push('chapters');
  if (files.length > 0) names.push('files');
  const shown = names.includes(chosen) ? chosen : 'lessons';

  const render = (panel: Exclude<PanelName, 'lessons'>): ReactNode => {
    switch (panel) {
      case 'transcript':
        return film ? <FilmTranscript film={film} control={control} /> : <Nothing>{texts.lesson.noTranscript}</Nothing>;
      case 'notes':
        return isLearner ? null : (
          <Nothing>
            <LocalLink to={withReturn({ form: '/login/', from: lesson.href })} className="underline underline-offset-4">
              {texts.lesson.notesVisitor}
            </LocalLink>
          </Nothing>
        );
      case 'chapters':
        return <ChapterList chapters={chapters} control={control} />;
      case 'files':
        return <LessonFiles lessonId={lesson.id} files={files} />;
    }
  };
  return (
    <aside
      aria-label={texts.lesson.beside}
      className="mt-8 flex h-[28rem] flex-col overflow-hidden rounded-card border border-line bg-surface max-sm:mx-5 lg:sticky lg:top-22 lg:mt-0 lg:h-[calc(100dvh-7rem)] lg:max-h-[52rem]"
    >
      <PanelTabs names={names} shown={shown} noteCount={noteCount} onChoose={onChoose} />
      <div
        role="tabpanel"
        id="lesson-panel"
        aria-labelledby={`lesson-tab-${shown}`}
        className="flex min-h-0 flex-1 flex-col"
      >
        {/* The outline is there from the build on: it must not wait for code that comes late. */}
        {shown === 'lessons' ? (
          <LessonOutline course={course} marks={marks} currentId={lesson.id} />
        ) : (
          <Suspense fallback={<Skeleton className="m-4 h-24" />}>{render(shown)}</Suspense>
        )}
        {isLearner && (
          <div className={classNames('min-h-0 flex-1 overflow-y-auto', shown !== 'notes' && 'hidden')}>
            <Suspense fallback={null}>
              <NotesTab
                lesson={lesson}
                control={control}
                asked={notesAsked}
                isShown={shown === 'notes'}
                onShow={showNotes}
                onCount={setNoteCount}
              />
            </Suspense>
          </div>
        )}
      </div>
    </aside>
  );
}

/** One stop for the tab key; arrows go from tab to tab and open them. */
function PanelTabs({
  names,
  shown,
  noteCount,
  onChoose,
}: {
  names: readonly PanelName[];
  shown: PanelName;
  noteCount: number;
  onChoose: (panel: PanelName) => void;
}) {
  const { lesson } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = names.indexOf(shown);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + names.length) % names.length;
    const name = names[index];
    if (!name) return;
    onChoose(name);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={lesson.beside}
      onKeyDown={onKeyDown}
      className="flex shrink-0 overflow-x-auto border-b border-line px-1.5"
    >
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`lesson-tab-${name}`}
          aria-selected={name === shown}
          aria-controls="lesson-panel"
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onChoose(name)}
          className={classNames(
            'min-h-12 cursor-pointer border-b-2 px-2.5 text-sm font-semibold whitespace-nowrap -outline-offset-2',
            name === shown ? 'border-brand text-ink' : 'border-transparent text-ink-soft hover:text-ink'
          )}
        >
          {name === 'notes' ? lesson.notes(noteCount) : lesson.panels[name]}
        </button>
      ))}
    </div>
  );
}

function Nothing({ children }: { children: ReactNode }) {
  return <p className="p-5 text-ink-soft">{children}</p>;
}
