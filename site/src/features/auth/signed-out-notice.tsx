import { lazy, Suspense } from 'react';
import { useSession } from './session-context.tsx';

const DepartureNotice = lazy(async () => ({ default: (await import('./departure-notice.tsx')).DepartureNotice }));

/** Tells a learner who is none any more why; every page has it, and next to nothing of it until it is needed. */
export function SignedOutNotice() {
  const { departure } = useSession();
  return (
    <div role="status">
      {departure && (
        <Suspense fallback={null}>
          <DepartureNotice departure={departure} />
        </Suspense>
      )}
    </div>
  );
}
