import { loginSchema, type LoginInput } from '@diamond/accounts/contract/schemas';
import { type HeadProps, type PageProps } from 'gatsby';
import { LocalLink } from '../components/local-link.tsx';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { PageHead } from '../components/page-head.tsx';
import { AuthPage } from '../features/auth/auth-page.tsx';
import { useSession } from '../features/auth/session-context.tsx';
import { useContractForm } from '../features/auth/use-contract-form.ts';
import { useTexts } from '../lib/locale.tsx';

export default function LoginPage({ location }: PageProps) {
  const words = useTexts().auth;
  const { session } = useSession();
  const { form, problem, submit } = useContractForm<LoginInput>({
    schema: loginSchema,
    defaultValues: { identifier: '', password: '' },
    send: session.signIn,
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <AuthPage
      title={words.signInTitle}
      text={words.signInText}
      other={{ form: '/register/', question: words.noAccount, label: words.register }}
      search={location.search}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        {problem && (
          <Alert tone="bad">
            {problem}{' '}
            {problem === words.notConfirmed && (
              <LocalLink to="/confirm/" className="rounded font-semibold underline underline-offset-4">
                {words.sendConfirmation}
              </LocalLink>
            )}
          </Alert>
        )}
        <Field
          label={words.email}
          type="email"
          autoComplete="username"
          problem={errors.identifier?.message}
          {...form.register('identifier')}
        />
        <Field
          label={words.password}
          type="password"
          autoComplete="current-password"
          problem={errors.password?.message}
          {...form.register('password')}
        />
        <LocalLink
          to="/forgot-password/"
          className="self-start rounded text-sm font-semibold text-brand-ink underline underline-offset-4"
        >
          {words.forgotten}
        </LocalLink>
        <Button type="submit" size="large" isBusy={isSubmitting}>
          {isSubmitting ? words.signingIn : words.signIn}
        </Button>
      </form>
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.nav.signIn} path={location.pathname} isPrivate />;
}
