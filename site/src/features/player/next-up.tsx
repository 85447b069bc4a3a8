import { navigate } from 'gatsby';
import { useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import type { Lesson } from '../catalogue/catalogue.ts';
import { isTypedIn } from './key-place.ts';
import { keepPreferences, usePreferences } from './kept-preferences.ts';
import { askToPlay } from './play-next.ts';

/** Seconds until the next lesson begins. */
const COUNT_FROM = 8;

/**
 * Over a film that has ended: what comes next, by itself after some seconds where the learner likes that. It waits while
 * they write or look elsewhere, and stays where it is once they say so.
 */
export function NextUp({ next, onStay }: { next: Lesson; onStay: () => void }) {
  const words = useTexts().player;
  const toLocal = useLocalPath();
  const { goesOn } = usePreferences();
  const [left, setLeft] = useState(COUNT_FROM);
  const address = toLocal(next.href);
  const go = useCallback(() => {
    askToPlay(next.id);
    void navigate(address);
  }, [next.id, address]);

  useEffect(() => {
    if (!goesOn) return;
    const timer = setInterval(() => {
      if (!document.hidden && !isTypedIn(document.activeElement)) setLeft((seconds) => seconds - 1);
    }, 1_000);
    return () => clearInterval(timer);
  }, [goesOn]);
  const isOver = goesOn && left <= 0;
  useEffect(() => {
    if (isOver) go();
  }, [isOver, go]);

  return (
    <section
      aria-labelledby="next-up-title"
      className="night on-night absolute inset-0 z-10 grid place-items-center overflow-auto"
      onKeyDown={({ key }) => key === 'Escape' && onStay()}
    >
      <div className="flex max-w-lg flex-col items-center gap-2 px-5 py-3 text-center sm:gap-3">
        <p className="text-sm text-night-soft">{words.nextUp}</p>
        <h2 id="next-up-title" className="text-lg sm:text-2xl">
          {next.title}
        </h2>
        {/* Told once, not every second. */}
        <p role="status" className="sr-only">
          {goesOn ? words.nextBegins(next.title, COUNT_FROM) : words.nextWaits(next.title)}
        </p>
        <div className="mt-1 flex flex-wrap justify-center gap-2">
          <Button look="night" size="small" onClick={go}>
            {goesOn ? words.playNextIn(Math.max(0, left)) : words.playNext}
          </Button>
          <Button look="night-quiet" size="small" onClick={onStay}>
            {words.stay}
          </Button>
        </div>
        <label className="mt-1 inline-flex min-h-9 cursor-pointer items-center gap-2.5 text-sm text-night-soft">
          <input
            type="checkbox"
            checked={goesOn}
            onChange={({ currentTarget }) => keepPreferences({ goesOn: currentTarget.checked })}
            className="size-4.5 accent-brand"
          />
          {words.goOnByItself}
        </label>
      </div>
    </section>
  );
}
