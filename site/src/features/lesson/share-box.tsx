import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { formatClock } from '../../lib/format.ts';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import type { Lesson } from '../catalogue/catalogue.ts';
import type { FilmControl } from '../player/film-control.ts';

/** The address of a lesson, at the second its film is at if that is wanted. */
export default function ShareBox({ lesson, control }: { lesson: Lesson; control: FilmControl }) {
  const words = useTexts().lesson;
  const toLocal = useLocalPath();
  const field = useRef<HTMLInputElement>(null);
  // Of the moment it was opened: a link that changes under one's hand is no help.
  const [second] = useState(() => control.currentSecond() ?? 0);
  const [isAtSecond, setIsAtSecond] = useState(second > 0);
  const [said, setSaid] = useState('');
  const address = new URL(toLocal(lesson.href), location.origin);
  if (isAtSecond) address.searchParams.set('t', String(second));

  useEffect(() => field.current?.select(), []);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address.href);
      setSaid(words.copied);
    } catch {
      // No clipboard, or not for us: the link is there, and chosen.
      setSaid(words.copyByHand);
    }
  };
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-surface p-3.5">
      <input
        ref={field}
        readOnly
        value={address.href}
        aria-label={words.shareLink}
        className="min-h-9 min-w-0 flex-1 basis-64 rounded-control border border-line bg-canvas px-3 text-sm"
      />
      {second > 0 && (
        <label className="inline-flex min-h-9 cursor-pointer items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={isAtSecond}
            onChange={({ currentTarget }) => setIsAtSecond(currentTarget.checked)}
            className="size-4.5 accent-brand"
          />
          {words.shareAt(formatClock(second))}
        </label>
      )}
      <Button size="small" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <span role="status" className="text-sm font-medium text-good empty:hidden">
        {said}
      </span>
    </div>
  );
}
