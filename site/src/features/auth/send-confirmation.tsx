import { AUTH_PATHS } from '@diamond/accounts/contract/paths';
import { forgotPasswordSchema, type ForgotPasswordInput } from '@diamond/accounts/contract/schemas';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { callApi } from '../../lib/api.ts';
import { useTexts } from '../../lib/locale.tsx';
import { useContractForm } from './use-contract-form.ts';

/** Asks for the mail that confirms an address once more. The answer is the same whether there is such an account or not. */
export function SendConfirmation() {
  const words = useTexts().auth;
  const [isSent, setIsSent] = useState(false);
  const { form, problem, submit } = useContractForm<ForgotPasswordInput>({
    schema: forgotPasswordSchema,
    defaultValues: { email: '' },
    send: async (values) => {
      await callApi({ path: AUTH_PATHS.sendConfirmation, method: 'POST', body: values });
      setIsSent(true);
    },
  });
  const { errors, isSubmitting } = form.formState;
  if (isSent) return <Alert tone="good">{words.confirmationSent}</Alert>;
  return (
    <form onSubmit={submit} noValidate className="flex w-full flex-col gap-5">
      {problem && <Alert tone="bad">{problem}</Alert>}
      <Field
        label={words.email}
        type="email"
        autoComplete="username"
        problem={errors.email?.message}
        {...form.register('email')}
      />
      <Button type="submit" size="large" isBusy={isSubmitting}>
        {isSubmitting ? words.sendingLink : words.sendConfirmation}
      </Button>
    </form>
  );
}
