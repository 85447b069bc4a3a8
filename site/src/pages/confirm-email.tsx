import { EMAIL_CONFIRMATION_PATH } from '@diamond/accounts/contract/paths';
import type { HeadProps, PageProps } from 'gatsby';
import { ButtonLink } from '../components/button.tsx';
import { LocalLink } from '../components/local-link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { TEXT_LINK } from '../components/text-link.ts';
import { ConfirmLink } from '../features/account/confirm-link.tsx';
import { AuthPage } from '../features/auth/auth-page.tsx';
import { useTexts } from '../lib/locale.tsx';

/** Where the mail to another address leads. */
export default function ConfirmEmailPage({ location }: PageProps) {
  const { auth, account } = useTexts();
  return (
    <AuthPage
      title={auth.confirmEmailTitle}
      text={auth.confirmEmailText}
      other={{ form: '/login/', question: auth.haveAccount, label: auth.signIn }}
      search={location.search}
      isForLearners
    >
      <ConfirmLink
        path={EMAIL_CONFIRMATION_PATH}
        label={auth.confirmEmailButton}
        search={location.search}
        renderDone={(email) => (
          <>
            {auth.emailConfirmed(email)}{' '}
            <LocalLink to="/account/" className={TEXT_LINK}>
              {account.title}
            </LocalLink>
          </>
        )}
        instead={<ButtonLink to="/account/">{auth.askInAccount}</ButtonLink>}
      />
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  const { auth } = useTexts();
  return <PageHead title={auth.confirmEmailTitle} path={location.pathname} isPrivate />;
}
