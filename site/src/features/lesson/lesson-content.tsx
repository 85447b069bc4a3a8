import { lazy, Suspense } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import { LessonFiles } from './lesson-files.tsx';
import { useLessonContent } from './use-lesson-content.ts';

// Markdown costs more than the page around it; it is fetched only where there is text to show.
const LessonText = lazy(() => import('./lesson-text.tsx'));

export function LessonContent({ lessonId }: { lessonId: string }) {
  const texts = useTexts();
  const locale = useLocale();
  const { state, retry } = useLessonContent(lessonId);
  if (state.kind === 'closed') return null;
  if (state.kind === 'failed') {
    return (
      <div className="mt-8 flex flex-col items-start gap-3">
        <Alert tone="bad">{texts.lesson.textFailed}</Alert>
        <Button look="secondary" size="small" onClick={retry}>
          {texts.common.retry}
        </Button>
      </div>
    );
  }
  if (state.kind === 'loading') return <TextSkeleton />;
  const { body, language, files } = state.content;
  const lang = foreignLang({ language, locale });
  return (
    <>
      {body.trim() !== '' && (
        <Suspense fallback={<TextSkeleton />}>
          <div lang={lang}>
            <LessonText markdown={body} />
          </div>
        </Suspense>
      )}
      {files.length > 0 && <LessonFiles lessonId={lessonId} files={files} />}
    </>
  );
}

function TextSkeleton() {
  return (
    <div className="mt-8 flex max-w-3xl flex-col gap-3">
      <Skeleton className="h-5 w-full" />
      <Skeleton className="h-5 w-11/12" />
      <Skeleton className="h-5 w-2/3" />
    </div>
  );
}
