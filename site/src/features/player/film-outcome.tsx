import { useEffect, useState } from 'react';
import { useTexts } from '../../lib/locale.tsx';
import type { Outcome } from './perform-command.ts';

/** Milliseconds for which it is shown. */
const SHOWN_FOR = 1_200;

/** What a key has come to: seen for a moment over the film, and said. Each is an object of its own, so that the same again shows again. */
export function FilmOutcome({ outcome }: { outcome: Outcome | null }) {
  const words = useTexts().player;
  const [shown, setShown] = useState<Outcome | null>(null);
  useEffect(() => {
    setShown(outcome);
    const timer = setTimeout(() => setShown(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  return (
    <p role="status" className="pointer-events-none absolute inset-x-0 top-4 z-10 text-center">
      {shown && (
        <span className="rounded-full bg-night/85 px-4 py-2 text-sm font-semibold text-night-ink">{say(shown)}</span>
      )}
    </p>
  );

  function say(done: Outcome): string {
    switch (done.kind) {
      case 'speed':
        return words.speed(done.speed);
      case 'volume':
        return words.volume(done.percent);
      case 'muted':
        return done.isMuted ? words.muted : words.unmuted;
      case 'captions':
        if (!done.isThere) return words.noCaptions;
        return done.isShown ? words.captionsOn : words.captionsOff;
      case 'skip':
        return words.skipped(done.seconds);
    }
  }
}
