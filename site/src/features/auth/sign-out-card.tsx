import { navigate } from 'gatsby';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { strings } from '../../lib/strings.ts';
import { useSession } from './session-context.tsx';

export function SignOutCard() {
  const { session } = useSession();
  const leave = async () => {
    // This browser is signed out either way; when the CMS could not be told, its cookie ends with the session.
    await session.signOut().catch(() => undefined);
    await navigate('/');
  };
  return (
    <Card as="section" className="flex flex-wrap items-center justify-between gap-5 p-6 sm:p-8">
      <div>
        <h2 className="text-xl">{strings.account.session}</h2>
        <p className="mt-1 text-ink-soft">{strings.account.sessionText}</p>
      </div>
      <Button look="secondary" onClick={() => void leave()}>
        {strings.nav.signOut}
      </Button>
    </Card>
  );
}
