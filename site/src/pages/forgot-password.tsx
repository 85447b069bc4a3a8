import { AUTH_PATHS } from '@diamond/accounts/contract/paths';
import { forgotPasswordSchema, type ForgotPasswordInput } from '@diamond/accounts/contract/schemas';
import type { HeadProps, PageProps } from 'gatsby';
import { useState } from 'react';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { PageHead } from '../components/page-head.tsx';
import { AuthPage } from '../features/auth/auth-page.tsx';
import { useContractForm } from '../features/auth/use-contract-form.ts';
import { callApi } from '../lib/api.ts';
import { useTexts } from '../lib/locale.tsx';

/** Asks for the mail with the link. The answer is the same whether there is such an account or not. */
export default function ForgotPasswordPage({ location }: PageProps) {
  const words = useTexts().auth;
  const [isSent, setIsSent] = useState(false);
  const { form, problem, submit } = useContractForm<ForgotPasswordInput>({
    schema: forgotPasswordSchema,
    defaultValues: { email: '' },
    send: async (values) => {
      await callApi({ path: AUTH_PATHS.forgotPassword, method: 'POST', body: values });
      setIsSent(true);
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <AuthPage
      title={words.forgotTitle}
      text={words.forgotText}
      other={{ form: '/login/', question: words.remembered, label: words.signIn }}
      search={location.search}
    >
      {isSent ? (
        <Alert tone="good">{words.linkSent}</Alert>
      ) : (
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          {problem && <Alert tone="bad">{problem}</Alert>}
          <Field
            label={words.email}
            type="email"
            autoComplete="username"
            problem={errors.email?.message}
            {...form.register('email')}
          />
          <Button type="submit" size="large" isBusy={isSubmitting}>
            {isSubmitting ? words.sendingLink : words.sendLink}
          </Button>
        </form>
      )}
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  const words = useTexts().auth;
  return <PageHead title={words.forgotTitle} path={location.pathname} isPrivate />;
}
