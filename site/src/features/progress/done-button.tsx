import type { LessonProgress } from '@diamond/progress/contract/types';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import type { LessonMark } from './course-marks.ts';
import { markLesson } from './progress-api.ts';

/** Says by hand that a lesson is done, or is not. For learners who may watch it. */
export function DoneButton({
  lessonId,
  mark,
  onMarked,
}: {
  lessonId: string;
  /** What is known of the lesson; the button waits for it. */
  mark: LessonMark;
  onMarked: (progress: LessonProgress) => void;
}) {
  const words = useTexts().done;
  const { session } = useSession();
  const [isBusy, setIsBusy] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const toMark = mark.kind === 'read' ? words.read : words.mark;

  const toggle = async () => {
    setIsBusy(true);
    setHasFailed(false);
    try {
      onMarked(await markLesson({ session, lessonId, done: !mark.completed }));
    } catch {
      // Whatever it was, the lesson is as it was, and the learner is told.
      setHasFailed(true);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button look="secondary" size="small" isBusy={isBusy} onClick={() => void toggle()}>
        <Icon name={mark.completed ? 'close' : 'check'} className="size-4" />
        {mark.completed ? words.undo : toMark}
      </Button>
      {hasFailed && (
        <span role="alert" className="self-center text-sm font-medium text-bad">
          {words.failed}
        </span>
      )}
    </>
  );
}
