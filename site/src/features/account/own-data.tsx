import { EXPORT_PATH } from '@diamond/accounts/contract/paths';
import { lazy, Suspense, useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { downloadFile } from '../../lib/download.ts';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { AccountSection } from './account-section.tsx';

const DeleteDialog = lazy(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog }));

/** What the school keeps about the learner: to take along, and to take away. */
export function OwnData() {
  const { account: words, common } = useTexts();
  const [isDeleting, setIsDeleting] = useState(false);
  return (
    <AccountSection title={words.data} text={words.dataText}>
      <ExportButton />
      <div className="mt-8 border-t border-line pt-6">
        <h3 className="text-lg">{words.delete}</h3>
        <p className="mt-1 text-ink-soft">{words.deleteText}</p>
        <Button look="secondary" className="mt-4 text-bad" onClick={() => setIsDeleting(true)}>
          <Icon name="trash" className="size-4.5" /> {words.delete}…
        </Button>
        {isDeleting && (
          <Suspense
            fallback={
              <p role="status" className="mt-3 text-ink-soft">
                {common.loading}
              </p>
            }
          >
            <DeleteDialog onClose={() => setIsDeleting(false)} />
          </Suspense>
        )}
      </div>
    </AccountSection>
  );
}

function ExportButton() {
  const { account: words } = useTexts();
  const { session } = useSession();
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle');
  const save = async () => {
    setState('busy');
    try {
      await downloadFile({ session, path: EXPORT_PATH, name: words.exportName });
      setState('done');
    } catch {
      // Whatever it was, there is one thing to do about it: try again.
      setState('failed');
    }
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <Button look="secondary" isBusy={state === 'busy'} onClick={() => void save()}>
        <Icon name="download" className="size-4.5" /> {state === 'busy' ? words.exporting : words.export}
      </Button>
      <p role="status" className="font-medium text-good">
        {state === 'done' ? words.exported : ''}
      </p>
      {state === 'failed' && <Alert tone="bad">{words.exportFailed}</Alert>}
    </div>
  );
}
