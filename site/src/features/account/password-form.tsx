import { changePasswordSchema, type ChangePasswordInput } from '@diamond/accounts/contract/schemas';
import { useState } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Field } from '../../components/field.tsx';
import { LocalLink } from '../../components/local-link.tsx';
import { TEXT_LINK } from '../../components/text-link.ts';
import { useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { useContractForm } from '../auth/use-contract-form.ts';
import { AccountSection } from './account-section.tsx';
import { SaveLine } from './save-line.tsx';

/** A new password ends every other session; this one goes on. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { account: words, auth } = useTexts();
  const { session } = useSession();
  const [isChanged, setIsChanged] = useState(false);
  const { form, problem, submit } = useContractForm<ChangePasswordInput>({
    schema: changePasswordSchema,
    defaultValues: { currentPassword: '', password: '', passwordConfirmation: '' },
    send: async (values) => {
      setIsChanged(false);
      await session.changePassword(values);
      setIsChanged(true);
      form.reset();
      onChanged();
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <AccountSection title={words.password} text={words.passwordText}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        {problem && <Alert tone="bad">{problem}</Alert>}
        <Field
          label={words.currentPassword}
          type="password"
          autoComplete="current-password"
          problem={errors.currentPassword?.message}
          {...form.register('currentPassword')}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            label={auth.newPassword}
            type="password"
            autoComplete="new-password"
            hint={auth.passwordHint}
            problem={errors.password?.message}
            {...form.register('password')}
          />
          <Field
            label={auth.repeatPassword}
            type="password"
            autoComplete="new-password"
            problem={errors.passwordConfirmation?.message}
            {...form.register('passwordConfirmation')}
          />
        </div>
        <SaveLine
          label={words.changePassword}
          busyLabel={words.saving}
          isBusy={isSubmitting}
          done={isChanged ? words.passwordChanged : ''}
        />
        <p className="text-sm text-ink-soft">
          {words.noPassword}{' '}
          <LocalLink to="/forgot-password/" className={TEXT_LINK}>
            {auth.askAgain}
          </LocalLink>
        </p>
      </form>
    </AccountSection>
  );
}
