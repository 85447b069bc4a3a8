import { AUTH_PATHS, CONFIRMATION_PATH } from '@diamond/accounts/contract/paths';
import type { HeadProps, PageProps } from 'gatsby';
import { LocalLink } from '../components/local-link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { TEXT_LINK } from '../components/text-link.ts';
import { ConfirmLink } from '../features/account/confirm-link.tsx';
import { AuthPage } from '../features/auth/auth-page.tsx';
import { MailForm } from '../features/auth/mail-form.tsx';
import { useTexts } from '../lib/locale.tsx';

/** Where the mail after signing up leads, in schools that have addresses confirmed; without a code it sends that mail again. */
export default function ConfirmPage({ location }: PageProps) {
  const words = useTexts().auth;
  return (
    <AuthPage
      title={words.confirmTitle}
      text={words.confirmText}
      other={{ form: '/login/', question: words.haveAccount, label: words.signIn }}
      search={location.search}
      isForLearners
    >
      <ConfirmLink
        path={CONFIRMATION_PATH}
        label={words.confirmButton}
        search={location.search}
        renderDone={(email) => (
          <>
            {words.confirmed(email)}{' '}
            <LocalLink to="/login/" className={TEXT_LINK}>
              {words.signIn}
            </LocalLink>
          </>
        )}
        instead={
          <MailForm path={AUTH_PATHS.sendConfirmation} label={words.sendConfirmation} sent={words.confirmationSent} />
        }
      />
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  const words = useTexts().auth;
  return <PageHead title={words.confirmTitle} path={location.pathname} isPrivate />;
}
