import { BEAT_EVERY, streamPath } from '@diamond/mux/contract/lease';
import { createSeatKeeper } from '@diamond/mux/contract/seat-keeper';
import type { MuxPlayerRefAttributes as FilmElement } from '@mux/mux-player-react';
import { useEffect, type RefObject } from 'react';
import { useSession } from '../auth/session-context.tsx';
import { browserClock } from '../progress/browser-outbox.ts';
import { toPlayerProblem } from './player-problem.ts';

/**
 * Holds this screen's place among those a learner may watch on, while the film plays, and gives it up when it goes.
 *
 * @param isHeld false for visitors, who have no screens to count
 */
export function useSeat({
  player,
  lessonId,
  screen,
  isHeld,
  onTakenOver,
}: {
  player: RefObject<FilmElement | null>;
  lessonId: string;
  screen: string;
  isHeld: boolean;
  onTakenOver: () => void;
}): void {
  const { session } = useSession();
  useEffect(() => {
    const element = player.current;
    if (!element || !isHeld) return;
    const path = streamPath(lessonId, { session: screen });
    const seat = createSeatKeeper({
      beat: () =>
        session.request({ path }).then(
          () => 'seated' as const,
          (error: unknown) => (toPlayerProblem(error) === 'elsewhere' ? 'taken-over' : 'unknown')
        ),
      every: BEAT_EVERY * 1_000,
      after: browserClock.after,
      onTakenOver,
    });
    const leave = () => {
      seat.rest();
      // A seat that nobody gives up lapses by itself.
      session.request({ path, method: 'DELETE', keepalive: true }).catch(() => undefined);
    };
    element.addEventListener('playing', seat.play);
    element.addEventListener('pause', seat.rest);
    element.addEventListener('ended', seat.rest);
    addEventListener('pagehide', leave);
    return () => {
      element.removeEventListener('playing', seat.play);
      element.removeEventListener('pause', seat.rest);
      element.removeEventListener('ended', seat.rest);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [player, session, lessonId, screen, isHeld, onTakenOver]);
}
