import { AUTH_PATHS } from '@diamond/accounts/contract/paths';
import type { HeadProps, PageProps } from 'gatsby';
import { PageHead } from '../components/page-head.tsx';
import { AuthPage } from '../features/auth/auth-page.tsx';
import { MailForm } from '../features/auth/mail-form.tsx';
import { useTexts } from '../lib/locale.tsx';

export default function ForgotPasswordPage({ location }: PageProps) {
  const words = useTexts().auth;
  return (
    <AuthPage
      title={words.forgotTitle}
      text={words.forgotText}
      other={{ form: '/login/', question: words.remembered, label: words.signIn }}
      search={location.search}
    >
      <MailForm path={AUTH_PATHS.forgotPassword} label={words.sendLink} sent={words.linkSent} />
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  const words = useTexts().auth;
  return <PageHead title={words.forgotTitle} path={location.pathname} isPrivate />;
}
