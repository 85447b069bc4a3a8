import { resetPasswordSchema, type ResetPasswordInput } from '@diamond/accounts/contract/schemas';
import { navigate, type HeadProps, type PageProps } from 'gatsby';
import { LocalLink } from '../components/local-link.tsx';
import { useEffect } from 'react';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { PageHead } from '../components/page-head.tsx';
import { AFTERWARDS, AuthPage } from '../features/auth/auth-page.tsx';
import { useSession } from '../features/auth/session-context.tsx';
import { useContractForm } from '../features/auth/use-contract-form.ts';
import { useLocalPath, useTexts } from '../lib/locale.tsx';

/** Where the mail's link leads. The new password signs in. */
export default function ResetPasswordPage({ location }: PageProps) {
  const words = useTexts().auth;
  const toLocal = useLocalPath();
  const { session } = useSession();
  const { form, problem, submit } = useContractForm<ResetPasswordInput>({
    schema: resetPasswordSchema,
    defaultValues: { code: '', password: '', passwordConfirmation: '' },
    send: async (values) => {
      await session.resetPassword(values);
      // The code leaves the history with the page.
      await navigate(toLocal(AFTERWARDS), { replace: true });
    },
  });
  const { setValue } = form;
  // Not before the page is alive: it was built without knowing any code.
  useEffect(() => {
    setValue('code', new URLSearchParams(location.search).get('code') ?? '');
  }, [location.search, setValue]);
  const { errors, isSubmitting } = form.formState;
  const shown = problem ?? errors.code?.message;
  const isLinkBad = problem === words.wrongCode || errors.code !== undefined;
  return (
    <AuthPage
      title={words.resetTitle}
      text={words.resetText}
      other={{ form: '/login/', question: words.remembered, label: words.signIn }}
      search={location.search}
      isForLearners
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        {shown && (
          <Alert tone="bad">
            {shown}{' '}
            {isLinkBad && (
              <LocalLink to="/forgot-password/" className="rounded font-semibold underline underline-offset-4">
                {words.askAgain}
              </LocalLink>
            )}
          </Alert>
        )}
        <Field
          label={words.newPassword}
          type="password"
          autoComplete="new-password"
          hint={words.passwordHint}
          problem={errors.password?.message}
          {...form.register('password')}
        />
        <Field
          label={words.repeatPassword}
          type="password"
          autoComplete="new-password"
          problem={errors.passwordConfirmation?.message}
          {...form.register('passwordConfirmation')}
        />
        <Button type="submit" size="large" isBusy={isSubmitting}>
          {isSubmitting ? words.savingPassword : words.savePassword}
        </Button>
      </form>
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  const words = useTexts().auth;
  return <PageHead title={words.resetTitle} path={location.pathname} isPrivate />;
}
