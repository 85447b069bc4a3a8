import type { LessonProgress } from '@diamond/progress/contract/types';
import { navigate } from 'gatsby';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useSession } from '../auth/session-context.tsx';
import { BookmarkFace } from '../bookmarks/bookmark-face.tsx';
import type { Course, Lesson } from '../catalogue/catalogue.ts';
import { FilmClock } from '../player/film-clock.tsx';
import type { FilmControl } from '../player/film-control.ts';
import type { LessonMarks } from '../progress/course-marks.ts';

const LearnerTools = lazy(async () => ({ default: (await import('./learner-parts.ts')).LearnerTools }));
const ShareBox = lazy(() => import('./share-box.tsx'));

/** The row of buttons below a lesson's title. It is one row on a phone as well, so that what comes late moves nothing. */
export function LessonTools({
  course,
  lesson,
  control,
  reported,
  mayWatch,
  onMarks,
  onNote,
  onHelp,
}: {
  course: Course;
  lesson: Lesson;
  control: FilmControl;
  reported: LessonProgress | null;
  mayWatch: boolean;
  onMarks: (marks: LessonMarks | null) => void;
  onNote: () => void;
  onHelp: () => void;
}) {
  const texts = useTexts();
  const toLocal = useLocalPath();
  const { status, isLearner } = useSession();
  const [isSharing, setIsSharing] = useState(false);
  // While nobody knows who is looking, a click waits for nothing: it does nothing.
  const signIn = () => {
    if (status === 'visitor') void navigate(toLocal(withReturn({ form: '/login/', from: lesson.href })));
  };
  const noteButton = (
    <Button look="secondary" size="small" onClick={isLearner ? onNote : signIn}>
      <Icon name="pencil" className="size-4" /> {texts.lesson.takeNote} <FilmClock control={control} />
    </Button>
  );
  const plain = (
    <>
      <Button look="secondary" size="small" aria-pressed={false} onClick={signIn}>
        <BookmarkFace isKept={false} />
      </Button>
      {noteButton}
    </>
  );
  return (
    <>
      <div className="-mx-5 mt-5 flex gap-2.5 overflow-x-auto px-5 py-1 sm:mx-0 sm:px-0.5">
        <Button look="secondary" size="small" aria-expanded={isSharing} onClick={() => setIsSharing(!isSharing)}>
          <Icon name="share" className="size-4" /> {texts.lesson.share}
        </Button>
        <Button look="quiet" size="small" className="max-md:hidden" onClick={onHelp}>
          <Icon name="keyboard" className="size-4" /> {texts.lesson.keys}
        </Button>
        {isLearner ? (
          <Suspense fallback={plain}>
            <LearnerTools course={course} lesson={lesson} reported={reported} mayWatch={mayWatch} onMarks={onMarks}>
              {noteButton}
            </LearnerTools>
          </Suspense>
        ) : (
          plain
        )}
      </div>
      {isSharing && (
        <Suspense fallback={null}>
          <ShareBox lesson={lesson} control={control} />
        </Suspense>
      )}
    </>
  );
}
