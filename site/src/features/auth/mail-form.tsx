import { forgotPasswordSchema, type ForgotPasswordInput } from '@diamond/accounts/contract/schemas';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { callApi } from '../../lib/api.ts';
import { useTexts } from '../../lib/locale.tsx';
import { useContractForm } from './use-contract-form.ts';

/** Asks for a mail with a link. The answer is the same whether there is such an account or not. */
export function MailForm({
  path,
  label,
  sent,
}: {
  /** The route that sends the mail. */
  path: string;
  label: string;
  /** What is said once it was asked for. */
  sent: string;
}) {
  const words = useTexts().auth;
  const [isSent, setIsSent] = useState(false);
  const { form, problem, submit } = useContractForm<ForgotPasswordInput>({
    schema: forgotPasswordSchema,
    defaultValues: { email: '' },
    send: async (values) => {
      await callApi({ path, method: 'POST', body: values });
      setIsSent(true);
    },
  });
  const { errors, isSubmitting } = form.formState;
  if (isSent) return <Alert tone="good">{sent}</Alert>;
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
        {isSubmitting ? words.sendingLink : label}
      </Button>
    </form>
  );
}
