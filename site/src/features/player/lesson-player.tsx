import type { ReporterState } from '@diamond/progress/contract/reporter';
import { lazy, Suspense, useSyncExternalStore, type RefObject } from 'react';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import type { FilmControl } from './film-control.ts';
import { FilmPoster } from './film-poster.tsx';
import type { LessonLease } from './use-lease.ts';

// The player is heavier than the rest of the site together; nobody pays for it who may not watch, or does not want to.
const loadFilm = () => import('./film.tsx');
const Film = lazy(loadFilm);
const ProblemPanel = lazy(() => import('./problem-panel.tsx'));

const STAGE = 'film-stage';

interface LessonPlayerProps {
  course: Course;
  lesson: Lesson;
  next: Lesson | null;
  lease: LessonLease;
  control: FilmControl;
  /** The film's place on the page. */
  stage: RefObject<HTMLDivElement>;
  onSaveState: (state: ReporterState) => void;
}

/** The film's place on the page: the same 16:9 from the first paint on, whatever comes to stand in it. */
export function LessonPlayer({ course, lesson, next, lease, control, stage, onSaveState }: LessonPlayerProps) {
  const { stage: words } = useTexts();
  const { state, retry, takeOver, lose } = lease;
  const wish = useSyncExternalStore(control.subscribe, control.wish, () => null);
  return (
    <div
      ref={stage}
      id={STAGE}
      role="region"
      aria-label={words.label(lesson.title)}
      // Where the focus goes when the poster makes way for the film.
      tabIndex={-1}
      className="relative aspect-video overflow-hidden bg-night text-night-ink outline-none sm:rounded-card"
    >
      {state.kind === 'loading' && <Loading />}
      {state.kind === 'problem' && (
        <Suspense fallback={<Loading />}>
          <ProblemPanel problem={state.problem} course={course} lesson={lesson} retry={retry} takeOver={takeOver} />
        </Suspense>
      )}
      {state.kind === 'ready' && wish === null && !state.film.shouldPlay && (
        <FilmPoster
          lesson={lesson}
          poster={state.film.first.lease.poster}
          startAt={control.start() ?? state.film.startAt}
          control={control}
          // Should the code not come now, it is asked for again when it is wanted.
          prepare={() => void loadFilm().catch(() => undefined)}
        />
      )}
      {state.kind === 'ready' && (wish !== null || state.film.shouldPlay) && (
        <Suspense fallback={<Loading poster={state.film.first.lease.poster} />}>
          <Film
            // A new lesson, or another person, is a new film; a renewed lease is not.
            key={`${lesson.id} ${state.film.screen}`}
            lesson={lesson}
            next={next}
            courseTitle={course.title}
            film={state.film}
            control={control}
            stageId={STAGE}
            retry={retry}
            lose={lose}
            onSaveState={onSaveState}
          />
        </Suspense>
      )}
    </div>
  );
}

function Loading({ poster }: { poster?: string }) {
  const { stage: words } = useTexts();
  return (
    <div role="status" className="relative size-full">
      <span className="sr-only">{words.loading}</span>
      {poster ? (
        <img src={poster} alt="" className="size-full object-contain" />
      ) : (
        <Skeleton className="size-full rounded-none opacity-10" />
      )}
    </div>
  );
}
