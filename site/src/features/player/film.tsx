import type { ReporterState } from '@diamond/progress/contract/reporter';
import MuxPlayer, { type MuxPlayerRefAttributes } from '@mux/mux-player-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Lesson } from '../catalogue/catalogue.ts';
import { useReporter } from '../progress/use-reporter.ts';
import type { FilmCommand, FilmControl } from './film-control.ts';
import { createFilmLease } from './film-lease.ts';
import { FilmOutcome } from './film-outcome.tsx';
import { NextUp } from './next-up.tsx';
import { performCommand, type Outcome } from './perform-command.ts';
import { readPreferences } from './kept-preferences.ts';
import { isPassing, toPlayerProblem, type PlayerProblem } from './player-problem.ts';
import { SPEEDS } from './preferences.ts';
import { rememberFilm } from './remember-film.ts';
import { showChapters } from './show-chapters.ts';
import { tellPlayed } from './tell-played.ts';
import type { LeasedFilm } from './use-lease.ts';
import { useSeat } from './use-seat.ts';

interface FilmProps {
  lesson: Lesson;
  /** What comes after this lesson, in the course. */
  next: Lesson | null;
  courseTitle: string;
  film: LeasedFilm;
  control: FilmControl;
  /** Id of the place that fills the screen with the film, with all that stands over it. */
  stageId: string;
  retry: () => void;
  /** This film is not to be watched here any more. */
  lose: (problem: PlayerProblem) => void;
  onSaveState: (state: ReporterState) => void;
}

/** The film itself. Loaded only when there is a lease to play; the lease is renewed under it without it moving. */
export default function Film(props: FilmProps) {
  const { lesson, next, courseTitle, film, control, stageId, retry, lose, onSaveState } = props;
  const { first, mint, screen, learnerId, ticket } = film;
  const texts = useTexts();
  const player = useRef<MuxPlayerRefAttributes>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [liked] = useState(readPreferences);
  const [shouldPlay] = useState(() => film.shouldPlay || control.wish() === 'play');
  const [hasEnded, setHasEnded] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [startTime] = useState(() => control.takeStart() ?? film.startAt);
  const [lease] = useState(() => createFilmLease({ first, mint }));
  const [engine] = useState(() => ({ xhrSetup: lease.prepare }));
  const [isEngineSet, setIsEngineSet] = useState(false);
  const reporter = useReporter({ lessonId: lesson.id, owner: learnerId, ticket, onState: onSaveState });
  const onTakenOver = useCallback(() => lose('elsewhere'), [lose]);
  useSeat({ player, lessonId: lesson.id, screen, isHeld: learnerId !== null, onTakenOver });

  // The player takes its engine's settings in an effect of its own; a film that came before would not be led on.
  useEffect(() => setIsEngineSet(true), []);

  useEffect(() => {
    const element = player.current;
    if (!element) return;
    const onLost = (error: unknown) => {
      const problem = toPlayerProblem(error);
      if (isPassing(problem)) setHasFailed(true);
      else lose(problem);
    };
    const detach = lease.attach({ element, onLost });
    const stopChapters = showChapters({ element, chapters: first.lease.chapters });
    return () => {
      stopChapters();
      detach();
    };
  }, [lease, first, lose]);

  useEffect(() => {
    const element = player.current;
    if (!element || !reporter) return;
    return tellPlayed({ element, isMoving: lease.isSwapping, observe: reporter.observe });
  }, [lease, reporter]);

  useEffect(() => {
    if (!hasFailed) return;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [hasFailed, retry]);

  useEffect(() => {
    const element = player.current;
    if (!element) return;
    const perform = (command: FilmCommand) => setOutcome(performCommand({ element, command }));
    const detach = control.attach(element, perform);
    const forget = rememberFilm(element);
    // The player looks for the place when it is told, and must be in it by then.
    element.setAttribute('fullscreen-element', stageId);
    return () => {
      forget();
      detach();
    };
  }, [control, stageId]);

  return (
    <div className="relative size-full">
      <MuxPlayer
        ref={player}
        _hlsConfig={engine}
        src={isEngineSet ? first.lease.src : undefined}
        poster={first.lease.poster}
        storyboardSrc={first.lease.storyboard}
        streamType="on-demand"
        videoTitle={lesson.title}
        title={texts.stage.label(lesson.title)}
        startTime={startTime}
        autoPlay={shouldPlay}
        nohotkeys
        defaultHiddenCaptions={!liked.hasCaptions}
        onEnded={() => setHasEnded(true)}
        onPlay={() => setHasEnded(false)}
        onSeeking={() => setHasEnded(false)}
        metadata={{ video_id: lesson.id, video_title: lesson.title, video_series: courseTitle }}
        accentColor="#635bf0"
        playbackRates={[...SPEEDS]}
        disableTracking
        disableCookies
        playsInline
        className="block size-full"
        style={{ aspectRatio: '16 / 9' }}
      />
      <FilmOutcome outcome={outcome} />
      {hasEnded && !hasFailed && next && <NextUp next={next} onStay={() => setHasEnded(false)} />}
      {hasFailed && (
        <div role="alert" className="night on-night absolute inset-0 grid place-items-center">
          <div className="flex flex-col items-center gap-3 px-6 text-center">
            <h2 className="text-xl sm:text-2xl">{texts.player.failed.title}</h2>
            <p className="text-night-soft">{texts.player.failed.text}</p>
            <Button look="night" size="small" onClick={retry}>
              {texts.common.retry}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
