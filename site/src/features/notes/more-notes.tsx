import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../lib/locale.tsx';
import type { Notes } from './use-notes.ts';

/** The way to the next page of a list, while there is one. */
export function MoreNotes({ notes: { state, more } }: { notes: Notes }) {
  const texts = useTexts();
  if (state.kind !== 'ready' || state.isMore === 'no') return null;
  return (
    <div className="mt-6 flex flex-col items-center gap-3">
      {state.isMore === 'failed' && <Alert tone="bad">{texts.notes.loadFailed}</Alert>}
      <Button look="secondary" onClick={more} isBusy={state.isMore === 'coming'}>
        {texts.notes.more}
      </Button>
    </div>
  );
}
