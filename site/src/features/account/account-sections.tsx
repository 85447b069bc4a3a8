import { useState } from 'react';
import { RetryAlert } from '../../components/retry-alert.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { useAccount } from '../auth/use-account.ts';
import { Devices } from './devices.tsx';
import { EmailForm } from './email-form.tsx';
import { LanguageForm } from './language-form.tsx';
import { OwnData } from './own-data.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';

/** The account page for a learner, section by section; each says by itself what became of what was asked. */
export function AccountSections() {
  const { common, account: words } = useTexts();
  const { account, retry } = useAccount();
  // A new password ends the other sessions: the list is not what it was.
  const [passwordsChanged, setPasswordsChanged] = useState(0);
  if (account === 'failed') return <RetryAlert text={words.failed} onRetry={retry} />;
  if (account === null)
    return (
      <div role="status" className="flex flex-col gap-7">
        <span className="sr-only">{common.loading}</span>
        {['h-112', 'h-72', 'h-96'].map((height) => (
          <Skeleton key={height} className={height} />
        ))}
      </div>
    );
  return (
    <div className="flex flex-col gap-7">
      <ProfileForm account={account} />
      <EmailForm account={account} />
      <PasswordForm onChanged={() => setPasswordsChanged((count) => count + 1)} />
      <Devices key={passwordsChanged} />
      <LanguageForm account={account} />
      <OwnData />
    </div>
  );
}
