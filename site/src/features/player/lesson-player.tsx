import type { ReporterState } from '@diamond/progress/contract/reporter';
import { lazy, Suspense } from 'react';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import type { FilmControl } from './film-control.ts';
import { ProblemPanel } from './problem-panel.tsx';
import type { LessonLease } from './use-lease.ts';

// The player is heavier than the rest of the site together; nobody pays for it who may not watch.
const Film = lazy(() => import('./film.tsx'));

interface LessonPlayerProps {
  course: Course;
  lesson: Lesson;
  lease: LessonLease;
  control: FilmControl;
  onSaveState: (state: ReporterState) => void;
}

/** The film's place on the page: the same 16:9 from the first paint on, whatever comes to stand in it. */
export function LessonPlayer({ course, lesson, lease, control, onSaveState }: LessonPlayerProps) {
  const { state, retry, takeOver, lose } = lease;
  if (state.kind === 'problem' && state.problem === 'noVideo') return null;
  return (
    <div className="aspect-video overflow-hidden bg-night text-night-ink sm:rounded-card">
      {state.kind === 'loading' && <Loading />}
      {state.kind === 'problem' && (
        <ProblemPanel problem={state.problem} course={course} lesson={lesson} retry={retry} takeOver={takeOver} />
      )}
      {state.kind === 'ready' && (
        <Suspense fallback={<Loading poster={state.film.first.lease.poster} />}>
          <Film
            // A new lesson, or another person, is a new film; a renewed lease is not.
            key={`${lesson.id} ${state.film.screen}`}
            lesson={lesson}
            courseTitle={course.title}
            film={state.film}
            control={control}
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
  const texts = useTexts();
  return (
    <div role="status" className="relative size-full">
      <span className="sr-only">{texts.player.loading}</span>
      {poster ? (
        <img src={poster} alt="" className="size-full object-contain" />
      ) : (
        <Skeleton className="size-full rounded-none opacity-10" />
      )}
    </div>
  );
}
