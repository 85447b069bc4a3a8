import type { ReporterState } from '@diamond/progress/contract/reporter';
import { LocalLink } from '../../components/local-link.tsx';
import { useCallback, useEffect, useState } from 'react';
import { Badge } from '../../components/badge.tsx';
import { Icon } from '../../components/icon.tsx';
import { TranslationNote } from '../../components/translation-note.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import type { Texts } from '../../texts/en.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import { BookmarkButton } from '../bookmarks/bookmark-button.tsx';
import { LessonNotes } from '../notes/lesson-notes.tsx';
import { createFilmControl, readStart } from '../player/film-control.ts';
import { LessonPlayer } from '../player/lesson-player.tsx';
import type { PlayerProblem } from '../player/player-problem.ts';
import { useLease, type LeaseState } from '../player/use-lease.ts';
import type { LessonMark } from '../progress/course-marks.ts';
import { DoneButton } from '../progress/done-button.tsx';
import { SaveState } from '../progress/save-state.tsx';
import { useCourseMarks } from '../progress/use-course-marks.ts';
import { LessonContent } from './lesson-content.tsx';
import { LessonSteps } from './lesson-steps.tsx';
import { LessonOutline } from './lesson-outline.tsx';

interface LessonPageProps {
  course: Course;
  lesson: Lesson;
  previous: Lesson | null;
  next: Lesson | null;
  /** Of the address: `?t=75` is how notes and exports point at a second. */
  search: string;
}

export function LessonPage({ course, lesson, previous, next, search }: LessonPageProps) {
  const texts = useTexts();
  const words = texts.lesson;
  const lang = foreignLang({ language: lesson.language, locale: useLocale() });
  const { status } = useSession();
  const lease = useLease(lesson.id);
  const { state } = lease;
  const { marks, noteLesson, setLesson } = useCourseMarks(course.id);
  const [saveStatus, setSaveStatus] = useState<ReporterState['status']>('idle');
  const [control] = useState(createFilmControl);
  const mark = marks?.[lesson.id];

  useEffect(() => {
    const start = readStart(search);
    if (start !== null) control.seek(start);
  }, [control, search]);

  const onSaveState = useCallback(
    ({ status: now, progress }: ReporterState) => {
      setSaveStatus(now);
      if (progress) noteLesson(progress);
    },
    [noteLesson]
  );

  return (
    <div className="mx-auto grid w-full max-w-[96rem] items-start gap-x-10 sm:px-8 sm:pt-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <LessonPlayer course={course} lesson={lesson} lease={lease} control={control} onSaveState={onSaveState} />
        <div className="px-5 pt-6 sm:px-0">
          <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-2 text-sm">
            <LocalLink to={course.href} className="rounded font-semibold text-brand-ink hover:underline">
              {course.title}
            </LocalLink>
            <span className="text-ink-faint">{words.number(lesson.number, course.lessons.length)}</span>
            {lesson.minutes !== null && (
              <span className="inline-flex items-center gap-1 text-ink-faint">
                <Icon name="clock" className="size-4" /> {texts.common.minutes(lesson.minutes)}
              </span>
            )}
            <span aria-live="polite" className="contents">
              {mark?.completed && (
                <Badge tone="good">
                  <Icon name="check" className="size-3.5" /> {sayCompleted({ mark, texts })}
                </Badge>
              )}
            </span>
            {mark && !mark.completed && mark.percent > 0 && <Badge>{words.progress(mark.percent)}</Badge>}
            {status === 'learner' && <SaveState status={saveStatus} />}
            {status === 'visitor' && state.kind === 'ready' && (
              <LocalLink
                to={withReturn({ form: '/login/', from: lesson.href })}
                className="rounded text-ink-soft underline underline-offset-4"
              >
                {texts.progress.visitor}
              </LocalLink>
            )}
          </div>
          <h1 lang={lang} className="mt-3 text-3xl leading-tight sm:text-4xl">
            {lesson.title}
          </h1>
          {lesson.summary && (
            <p lang={lang} className="mt-4 max-w-3xl text-lg text-ink-soft">
              {lesson.summary}
            </p>
          )}
          <TranslationNote language={lesson.language} className="mt-4 text-ink-faint" />
          <LessonNotes lesson={lesson} control={control}>
            <BookmarkButton kind="lessons" id={lesson.id} from={lesson.href} />
            {status === 'learner' && mark && mayWatch(state) && (
              <DoneButton key={lesson.id} lessonId={lesson.id} mark={mark} onMarked={setLesson} />
            )}
          </LessonNotes>
          {/* One "try again" is enough: when the film's comes through, the text is asked for with it. */}
          {!(state.kind === 'problem' && state.problem === 'unreachable') && <LessonContent lessonId={lesson.id} />}
          <LessonSteps course={course} previous={previous} next={next} />
        </div>
      </div>
      <LessonOutline course={course} marks={marks} currentId={lesson.id} />
    </div>
  );
}

/** Done, and by whom when it was not by watching. */
function sayCompleted({ mark: { completedBy }, texts }: { mark: LessonMark; texts: Texts }): string {
  if (completedBy === 'learner') return texts.done.byHand;
  if (completedBy === 'editor') return texts.done.byEditor;
  return completedBy === 'read' ? texts.done.wasRead : texts.lesson.completed;
}

/** A lesson without a film is read by who may; one whose film has trouble just now is still theirs. */
function mayWatch(state: LeaseState): boolean {
  return state.kind === 'ready' || (state.kind === 'problem' && !REFUSED.has(state.problem));
}

const REFUSED: ReadonlySet<PlayerProblem> = new Set<PlayerProblem>(['signIn', 'notAMember', 'notGranted', 'notFound']);
