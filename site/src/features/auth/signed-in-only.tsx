import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from './session-context.tsx';

/** A personal page: its content for a learner, the way in for anyone else. */
export function SignedInOnly({ path, children }: { path: string; children: ReactNode }) {
  const texts = useTexts();
  const { status, session } = useSession();
  if (status === 'learner') return <>{children}</>;
  if (status === 'visitor') {
    return (
      <EmptyState isPage icon="user" title={texts.auth.needed} text={texts.auth.neededText}>
        <ButtonLink to={withReturn({ form: '/login/', from: path })}>{texts.nav.signIn}</ButtonLink>
        <ButtonLink to={withReturn({ form: '/register/', from: path })} look="secondary">
          {texts.nav.join}
        </ButtonLink>
      </EmptyState>
    );
  }
  if (status === 'unreachable') {
    return (
      <EmptyState isPage icon="cloudOff" title={texts.player.unreachable.title} text={texts.auth.unreachable}>
        <Button onClick={() => void session.restore()}>{texts.common.retry}</Button>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6" role="status">
      <span className="sr-only">{texts.auth.checking}</span>
      <Skeleton className="h-12 w-72 max-w-full" />
      <Skeleton className="h-40" />
      <Skeleton className="h-40" />
    </div>
  );
}
