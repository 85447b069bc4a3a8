import { EMAIL_PATH } from '@diamond/accounts/contract/paths';
import { changeEmailSchema, type ChangeEmailInput } from '@diamond/accounts/contract/schemas';
import type { Account } from '@diamond/accounts/contract/types';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Field } from '../../components/field.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { useContractForm } from '../auth/use-contract-form.ts';
import { AccountSection } from './account-section.tsx';
import { SaveLine } from './save-line.tsx';

/** Asks for another address. It counts when the link of the mail to it is opened; until then nothing changes. */
export function EmailForm({ account }: { account: Account }) {
  const words = useTexts().account;
  const { session } = useSession();
  const [sentTo, setSentTo] = useState('');
  const { form, problem, submit } = useContractForm<ChangeEmailInput>({
    schema: changeEmailSchema,
    defaultValues: { email: '', password: '' },
    send: async (values) => {
      setSentTo('');
      await session.request({ path: EMAIL_PATH, method: 'POST', body: values });
      setSentTo(values.email);
      form.reset();
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <AccountSection title={words.email} text={words.emailText}>
      <p className="mb-5">
        {words.emailNow} <strong className="break-all">{account.email}</strong>
      </p>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        {problem && <Alert tone="bad">{problem}</Alert>}
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={words.newEmail}
            type="email"
            autoComplete="email"
            problem={errors.email?.message}
            {...form.register('email')}
          />
          <Field
            label={words.yourPassword}
            type="password"
            autoComplete="current-password"
            problem={errors.password?.message}
            {...form.register('password')}
          />
        </div>
        <SaveLine
          label={words.changeEmail}
          busyLabel={words.sending}
          isBusy={isSubmitting}
          done={sentTo ? words.emailSent(sentTo) : ''}
        />
      </form>
    </AccountSection>
  );
}
