import { RetryAlert } from '../../components/retry-alert.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { foreignLang } from '../../lib/page-languages.ts';
import type { ContentState } from './use-lesson-content.ts';

/** The text of a lesson. Its place is kept where there is none: what stands below must not jump. */
export function LessonContent({ state, retry }: { state: ContentState; retry: () => void }) {
  const texts = useTexts();
  const locale = useLocale();
  return (
    <div className="min-h-36">
      {state.kind === 'failed' && <RetryAlert text={texts.lesson.textFailed} className="mt-8" onRetry={retry} />}
      {state.kind === 'loading' && <TextSkeleton />}
      {state.kind === 'ready' && state.content.html !== '' && (
        // Safe as it comes: the CMS drops all tags of the editors' own and lets through what is on a list.
        <div
          lang={foreignLang({ language: state.content.language, locale })}
          className="prose mt-8 max-w-3xl"
          dangerouslySetInnerHTML={{ __html: state.content.html }}
        />
      )}
    </div>
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
