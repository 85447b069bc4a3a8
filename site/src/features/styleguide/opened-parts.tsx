import { lazy, Suspense, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { WORDS } from './words.ts';

// As on every page that has one: fetched when it is opened.
const Dialog = lazy(async () => ({ default: (await import('../../components/dialog.tsx')).Dialog }));

/** What opens and closes. */
export function OpenedParts() {
  const { close } = useTexts().common;
  const words = WORDS[useLocale()];
  const [isOpen, setIsOpen] = useState(false);
  const shut = () => setIsOpen(false);
  return (
    <>
      <Button look="secondary" className="self-start" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {words.dialog}
      </Button>
      {isOpen && (
        <Suspense>
          <Dialog title={words.dialogTitle} text={words.dialogText} closeLabel={close} onClose={shut}>
            <div className="flex flex-wrap gap-3">
              <Button look="danger" onClick={shut}>
                {words.danger}
              </Button>
              <Button look="secondary" onClick={shut}>
                {close}
              </Button>
            </div>
          </Dialog>
        </Suspense>
      )}
    </>
  );
}
