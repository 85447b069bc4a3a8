import { loginSchema, type LoginInput } from '@diamond/accounts/contract/schemas';
import { Link, type HeadProps, type PageProps } from 'gatsby';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { PageHead } from '../components/page-head.tsx';
import { AuthPage } from '../features/auth/auth-page.tsx';
import { useSession } from '../features/auth/session-context.tsx';
import { useContractForm } from '../features/auth/use-contract-form.ts';
import { strings } from '../lib/strings.ts';

const words = strings.auth;

export default function LoginPage({ location }: PageProps) {
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
        {problem && <Alert tone="bad">{problem}</Alert>}
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
        <Link
          to="/forgot-password/"
          className="self-start rounded text-sm font-semibold text-brand-ink underline underline-offset-4"
        >
          {words.forgotten}
        </Link>
        <Button type="submit" size="large" isBusy={isSubmitting}>
          {isSubmitting ? words.signingIn : words.signIn}
        </Button>
      </form>
    </AuthPage>
  );
}

export function Head({ location }: HeadProps) {
  return <PageHead title={strings.nav.signIn} path={location.pathname} isPrivate />;
}
