import { useEffect, useState, type RefObject } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useSession } from '../auth/session-context.tsx';
import type { Course } from './catalogue.ts';
import { MainAction } from './course-start.tsx';
import type { StartChoice } from './start-choice.ts';

/** On a phone: the course's main action at hand while its card is out of sight. Lies on the page and moves nothing. */
export function StartBar({
  course,
  choice,
  card,
}: {
  course: Course;
  choice: StartChoice;
  /** What has the same action in the page. */
  card: RefObject<HTMLElement>;
}) {
  const { status } = useSession();
  const isSeen = useIsSeen(card) || status === 'restoring';
  if (choice.kind === 'nothing' || (choice.kind === 'refused' && !choice.free)) return null;
  return (
    <div
      className={classNames(
        'fixed inset-x-0 bottom-0 z-30 border-t border-line bg-canvas/95 backdrop-blur-md transition-[translate,visibility] duration-300 lg:hidden',
        isSeen && 'invisible translate-y-full'
      )}
    >
      <div className="shell flex items-center justify-between gap-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <p className="min-w-0 truncate font-display font-bold">{course.title}</p>
        <MainAction course={course} choice={choice} size="regular" />
      </div>
    </div>
  );
}

/** Whether an element is in the window; true until it is known. */
function useIsSeen(element: RefObject<HTMLElement>): boolean {
  const [isSeen, setIsSeen] = useState(true);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry) setIsSeen(entry.isIntersecting);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}
