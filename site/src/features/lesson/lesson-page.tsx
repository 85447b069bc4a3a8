import type { ReporterState } from '@diamond/progress/contract/reporter';
import type { LessonProgress } from '@diamond/progress/contract/types';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { TranslationNote } from '../../components/translation-note.tsx';
import { useLocale } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import { createFilmControl, readStart } from '../player/film-control.ts';
import { keepPreferences, usePreferences } from '../player/kept-preferences.ts';
import { LessonPlayer } from '../player/lesson-player.tsx';
import { takePlayAsked } from '../player/play-next.ts';
import { isUnanswered, type PlayerProblem } from '../player/player-problem.ts';
import type { PanelName } from '../player/preferences.ts';
import { useLease, type LeaseState } from '../player/use-lease.ts';
import { useShortcuts } from '../player/use-shortcuts.ts';
import type { LessonMarks } from '../progress/course-marks.ts';
import { LessonContent } from './lesson-content.tsx';
import { LessonFacts } from './lesson-facts.tsx';
import { LessonSide } from './lesson-side.tsx';
import { LessonSteps } from './lesson-steps.tsx';
import { LessonTools } from './lesson-tools.tsx';
import { useLessonContent } from './use-lesson-content.ts';

const ShortcutsHelp = lazy(() => import('../player/shortcuts-help.tsx'));

interface LessonPageProps {
  course: Course;
  lesson: Lesson;
  previous: Lesson | null;
  next: Lesson | null;
  /** Of the address: `?t=75` is how notes, exports and people point at a second. */
  search: string;
}

export function LessonPage({ course, lesson, previous, next, search }: LessonPageProps) {
  const lang = foreignLang({ language: lesson.language, locale: useLocale() });
  const lease = useLease(lesson.id);
  const { state } = lease;
  // One "try again" is enough: when the film's comes through, the text is asked for with it.
  const isAsked = !(state.kind === 'problem' && isUnanswered(state.problem));
  const content = useLessonContent({ lessonId: lesson.id, isAsked });
  const [control] = useState(createFilmControl);
  const stage = useRef<HTMLDivElement>(null);
  const { panel } = usePreferences();
  const [marks, setMarks] = useState<LessonMarks | null>(null);
  const [saveStatus, setSaveStatus] = useState<ReporterState['status']>('idle');
  const [reported, setReported] = useState<LessonProgress | null>(null);
  const [notesAsked, setNotesAsked] = useState(0);
  const [isHelping, setIsHelping] = useState(false);

  useEffect(() => {
    const start = readStart(search);
    if (start !== null) control.seek(start);
  }, [control, search]);
  useEffect(() => {
    if (takePlayAsked(lesson.id)) control.want('play');
  }, [control, lesson.id]);

  const onSaveState = useCallback(({ status, progress }: ReporterState) => {
    setSaveStatus(status);
    if (progress) setReported(progress);
  }, []);
  const choose = (chosen: PanelName) => keepPreferences({ panel: chosen });
  const takeNote = () => setNotesAsked((count) => count + 1);
  useShortcuts({
    control,
    film: stage,
    actions: { note: takeNote, transcript: () => choose('transcript'), help: () => setIsHelping(true) },
  });

  const film = (
    <LessonPlayer
      course={course}
      lesson={lesson}
      next={next}
      lease={lease}
      control={control}
      stage={stage}
      onSaveState={onSaveState}
    />
  );
  // No length means no film as far as the build knows; then nothing is kept free for one.
  const isForReading = lesson.minutes === null;
  return (
    <div className="mx-auto w-full max-w-[100rem] sm:px-8 sm:pt-6 lg:grid lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_auto_1fr] lg:items-start lg:gap-x-8">
      <div className="min-w-0">{!isForReading && film}</div>
      <div className="min-w-0 px-5 pt-6 sm:px-0">
        <LessonFacts
          course={course}
          lesson={lesson}
          mark={marks?.[lesson.id]}
          isPlayable={state.kind === 'ready'}
          saveStatus={saveStatus}
        />
        <h1 lang={lang} className="mt-3 text-3xl leading-tight sm:text-4xl">
          {lesson.title}
        </h1>
        {lesson.summary && (
          <p lang={lang} className="mt-4 max-w-3xl text-lg text-ink-soft">
            {lesson.summary}
          </p>
        )}
        <TranslationNote language={lesson.language} className="mt-4 text-ink-faint" />
        <LessonTools
          course={course}
          lesson={lesson}
          control={control}
          reported={reported}
          mayWatch={mayWatch(state)}
          onMarks={setMarks}
          onNote={takeNote}
          onHelp={() => setIsHelping(true)}
        />
      </div>
      <div className="min-w-0 lg:col-start-2 lg:row-span-3 lg:row-start-1">
        <LessonSide
          course={course}
          lesson={lesson}
          marks={marks}
          film={state.kind === 'ready' ? state.film : null}
          content={content.state}
          control={control}
          chosen={panel}
          notesAsked={notesAsked}
          onChoose={choose}
        />
      </div>
      <div className="min-w-0 px-5 sm:px-0">
        {isForReading && state.kind !== 'loading' && !isNoVideo(state) && <div className="mt-6">{film}</div>}
        <LessonContent state={content.state} retry={content.retry} />
        <LessonSteps course={course} previous={previous} next={next} />
      </div>
      {isHelping && (
        <Suspense fallback={null}>
          <ShortcutsHelp onClose={() => setIsHelping(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** A lesson without a film is read by who may; one whose film has trouble just now is still theirs. */
function mayWatch(state: LeaseState): boolean {
  return state.kind === 'ready' || (state.kind === 'problem' && !REFUSED.has(state.problem));
}

const REFUSED: ReadonlySet<PlayerProblem> = new Set<PlayerProblem>(['signIn', 'notAMember', 'notGranted', 'notFound']);

function isNoVideo(state: LeaseState): boolean {
  return state.kind === 'problem' && state.problem === 'noVideo';
}
