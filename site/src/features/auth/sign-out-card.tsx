import { navigate } from 'gatsby';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import { sendUnsent } from '../progress/unsent.ts';
import { useSession } from './session-context.tsx';

export function SignOutCard() {
  const texts = useTexts();
  const toLocal = useLocalPath();
  const { session } = useSession();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async () => {
    setIsLeaving(true);
    await sendUnsent();
    // This browser is signed out either way; when the CMS could not be told, its cookie ends with the session.
    await session.signOut().catch(() => undefined);
    await navigate(toLocal('/'));
  };
  return (
    <Card as="section" className="flex flex-wrap items-center justify-between gap-5 p-6 sm:p-8">
      <div>
        <h2 className="text-xl">{texts.account.session}</h2>
        <p className="mt-1 text-ink-soft">{texts.account.sessionText}</p>
      </div>
      <Button look="secondary" isBusy={isLeaving} onClick={() => void leave()}>
        {isLeaving ? texts.nav.signingOut : texts.nav.signOut}
      </Button>
    </Card>
  );
}
