import { ME_PATH } from '@diamond/accounts/contract/paths';
import { profileSchema, type ProfileInput } from '@diamond/accounts/contract/schemas';
import type { Account } from '@diamond/accounts/contract/types';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { Field } from '../../components/field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from './session-context.tsx';
import { useAccount } from './use-account.ts';
import { useContractForm } from './use-contract-form.ts';

export function ProfileForm() {
  const texts = useTexts();
  const words = texts.account;
  const { account, retry } = useAccount();
  return (
    <Card as="section" className="p-6 sm:p-8">
      <h2 className="text-xl">{words.profile}</h2>
      <p className="mt-1 text-ink-soft">{words.profileText}</p>
      <div className="mt-6">
        {account === null && <Skeleton className="h-72" />}
        {account === 'failed' && (
          <div className="flex flex-col items-start gap-4">
            <Alert tone="bad">{words.failed}</Alert>
            <Button look="secondary" onClick={retry}>
              {texts.common.retry}
            </Button>
          </div>
        )}
        {account !== null && account !== 'failed' && <LoadedForm account={account} />}
      </div>
    </Card>
  );
}

function LoadedForm({ account }: { account: Account }) {
  const texts = useTexts();
  const words = texts.account;
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
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      {problem && <Alert tone="bad">{problem}</Alert>}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={texts.auth.firstName}
          autoComplete="given-name"
          problem={errors.firstName?.message}
          {...form.register('firstName')}
        />
        <Field
          label={texts.auth.lastName}
          autoComplete="family-name"
          problem={errors.lastName?.message}
          {...form.register('lastName')}
        />
      </div>
      <Field label={texts.auth.email} type="email" value={account.email} readOnly className="opacity-80" />
      <Field
        label={texts.auth.phone}
        type="tel"
        autoComplete="tel"
        hint={texts.auth.phoneHint}
        problem={errors.phone?.message}
        {...form.register('phone')}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" isBusy={isSubmitting}>
          {isSubmitting ? words.saving : words.save}
        </Button>
        <p role="status" className="font-medium text-good">
          {isSaved && !isSubmitting ? words.saved : ''}
        </p>
      </div>
    </form>
  );
}
