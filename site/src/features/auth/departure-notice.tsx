import { Button, ButtonLink } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { toPlainPath } from '../../lib/locale-path.ts';
import { useTexts } from '../../lib/locale.tsx';
import { withReturn } from '../../lib/safe-path.ts';
import { useSession } from './session-context.tsx';
import type { Departure } from './session.ts';

/** Lies over the foot of the page, which stays what it was: nothing that was being read or written is taken away. */
export function DepartureNotice({ departure }: { departure: Departure }) {
  const { auth, nav, common } = useTexts();
  const { session } = useSession();
  const from = toPlainPath(`${window.location.pathname}${window.location.search}`);
  return (
    <div className="appear fixed inset-x-0 bottom-0 z-50 p-3 sm:p-5">
      <div className="mx-auto flex max-w-2xl flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface p-4 shadow-lift sm:p-5">
        <Icon name="user" className="size-6 shrink-0 text-brand-ink" />
        <p className="min-w-0 flex-1 basis-56 font-medium">{auth.departure[departure]}</p>
        {departure !== 'deleted' && (
          <ButtonLink to={withReturn({ form: '/login/', from })} size="small">
            {nav.signIn}
          </ButtonLink>
        )}
        <Button look="quiet" size="small" onClick={session.dismiss}>
          {common.close}
        </Button>
      </div>
    </div>
  );
}
