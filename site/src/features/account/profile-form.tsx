import { ME_PATH } from '@diamond/accounts/contract/paths';
import { profileSchema, type ProfileInput } from '@diamond/accounts/contract/schemas';
import type { Account } from '@diamond/accounts/contract/types';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Field } from '../../components/field.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { useContractForm } from '../auth/use-contract-form.ts';
import { AccountSection } from './account-section.tsx';
import { SaveLine } from './save-line.tsx';

export function ProfileForm({ account }: { account: Account }) {
  const { account: words, auth } = useTexts();
  const { session } = useSession();
  const [isSaved, setIsSaved] = useState(false);
  const { form, problem, submit } = useContractForm<ProfileInput>({
    schema: profileSchema,
    defaultValues: { firstName: account.firstName ?? '', lastName: account.lastName ?? '', phone: account.phone ?? '' },
    send: async (values) => {
      setIsSaved(false);
      await session.request({ path: ME_PATH, method: 'PUT', body: values });
      setIsSaved(true);
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <AccountSection title={words.profile} text={words.profileText}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        {problem && <Alert tone="bad">{problem}</Alert>}
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={auth.firstName}
            autoComplete="given-name"
            problem={errors.firstName?.message}
            {...form.register('firstName')}
          />
          <Field
            label={auth.lastName}
            autoComplete="family-name"
            problem={errors.lastName?.message}
            {...form.register('lastName')}
          />
        </div>
        <Field
          label={auth.phone}
          type="tel"
          autoComplete="tel"
          hint={auth.phoneHint}
          problem={errors.phone?.message}
          {...form.register('phone')}
        />
        <SaveLine label={words.save} busyLabel={words.saving} isBusy={isSubmitting} done={isSaved ? words.saved : ''} />
      </form>
    </AccountSection>
  );
}
