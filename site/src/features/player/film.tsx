import type { ReporterState } from '@diamond/progress/contract/reporter';
import MuxPlayer, { type MuxPlayerRefAttributes } from '@mux/mux-player-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { strings } from '../../lib/strings.ts';
import type { Lesson } from '../catalogue/catalogue.ts';
import { useReporter } from '../progress/use-reporter.ts';
import type { FilmControl } from './film-control.ts';
import { keepLeased, tellPlayed } from './film-element.ts';
import type { FreshLease } from './use-lease.ts';

interface FilmProps {
  lesson: Lesson;
  courseTitle: string;
  first: FreshLease;
  /** Seconds. */
  startAt: number;
  /** Visitors watch a free preview without anything being kept. */
  isLearner: boolean;
  control: FilmControl;
  renew: () => Promise<FreshLease>;
  retry: () => void;
  onSaveState: (state: ReporterState) => void;
}

/** The film itself. Loaded only when there is a lease to play; the lease is renewed under it without it moving. */
export default function Film({
  lesson,
  courseTitle,
  first,
  startAt,
  isLearner,
  control,
  renew,
  retry,
  onSaveState,
}: FilmProps) {
  const player = useRef<MuxPlayerRefAttributes>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [startTime] = useState(() => control.takeStart() ?? startAt);
  const reporter = useReporter({ lessonId: lesson.id, isKept: isLearner, onState: onSaveState });

  useEffect(() => {
    const element = player.current;
    if (!element) return;
    const lease = keepLeased({ element, first, renew, onLost: () => setHasFailed(true) });
    const stop = reporter ? tellPlayed({ element, isMoving: lease.isSwapping, observe: reporter.observe }) : null;
    return () => {
      stop?.();
      lease.stop();
    };
  }, [first, renew, reporter]);

  useEffect(() => (player.current ? control.attach(player.current) : undefined), [control]);

  return (
    <div className="relative size-full">
      <MuxPlayer
        ref={player}
        src={first.lease.src}
        poster={first.lease.poster}
        storyboardSrc={first.lease.storyboard}
        streamType="on-demand"
        videoTitle={lesson.title}
        title={strings.player.label(lesson.title)}
        startTime={startTime}
        metadata={{ video_id: lesson.id, video_title: lesson.title, video_series: courseTitle }}
        accentColor="#635bf0"
        playbackRates={[0.75, 1, 1.25, 1.5, 1.75, 2]}
        disableTracking
        disableCookies
        playsInline
        className="block size-full"
        style={{ aspectRatio: '16 / 9' }}
      />
      {hasFailed && (
        <div role="alert" className="night on-night absolute inset-0 grid place-items-center">
          <div className="flex flex-col items-center gap-3 px-6 text-center">
            <h2 className="text-xl sm:text-2xl">{strings.player.failed.title}</h2>
            <p className="text-night-soft">{strings.player.failed.text}</p>
            <Button look="night" size="small" onClick={retry}>
              {strings.common.retry}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
