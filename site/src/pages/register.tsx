import { registerSchema, type RegisterInput } from '@diamond/accounts/contract/schemas';
import type { HeadProps, PageProps } from 'gatsby';
import { useState } from 'react';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { PageHead } from '../components/page-head.tsx';
import { AuthPage } from '../features/auth/auth-page.tsx';
import { useSession } from '../features/auth/session-context.tsx';
import { useContractForm } from '../features/auth/use-contract-form.ts';
import { useLocale, useTexts } from '../lib/locale.tsx';

export default function RegisterPage({ location }: PageProps) {
  const words = useTexts().auth;
  const language = useLocale();
  const { session } = useSession();
  const [isAwaited, setIsAwaited] = useState(false);
  const { form, problem, submit } = useContractForm<RegisterInput>({
    schema: registerSchema,
    defaultValues: { firstName: '', lastName: '', email: '', phone: '', password: '' },
    send: async (values) => setIsAwaited((await session.register({ ...values, language })) === 'awaiting-confirmation'),
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <AuthPage
      title={words.registerTitle}
      text={words.registerText}
      other={{ form: '/login/', question: words.haveAccount, label: words.signIn }}
      search={location.search}
    >
      {isAwaited ? (
        <Alert tone="good">{words.confirm}</Alert>
      ) : (
        <form onSubmit={submit} noValidate className="flex flex-col gap-5">
          {problem && <Alert tone="bad">{problem}</Alert>}
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              label={words.firstName}
              autoComplete="given-name"
              problem={errors.firstName?.message}
              {...form.register('firstName')}
            />
            <Field
              label={words.lastName}
              autoComplete="family-name"
              problem={errors.lastName?.message}
              {...form.register('lastName')}
            />
          </div>
          <Field
            label={words.email}
            type="email"
            autoComplete="email"
            problem={errors.email?.message}
            {...form.register('email')}
          />
          <Field
            label={words.phone}
            type="tel"
            autoComplete="tel"
            hint={words.phoneHint}
            problem={errors.phone?.message}
            {...form.register('phone')}
          />
          <Field
            label={words.password}
            type="password"
            autoComplete="new-password"
            hint={words.passwordHint}
            problem={errors.password?.message}
            {...form.register('password')}
          />
          <Button type="submit" size="large" isBusy={isSubmitting}>
            {isSubmitting ? words.registering : words.register}
          </Button>
        </form>
      )}
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  const texts = useTexts();
  return <PageHead title={texts.nav.join} path={location.pathname} isPrivate />;
}
