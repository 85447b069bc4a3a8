import { deletionSchema, type DeletionInput } from '@diamond/accounts/contract/schemas';
import { navigate } from 'gatsby';
import { Alert } from '../../components/alert.tsx';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useLocalPath, useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { useContractForm } from '../auth/use-contract-form.ts';

/** Says what goes, and wants the password for it: nothing is deleted by a slip of the hand, or by somebody passing by. */
export function DeleteDialog({ onClose }: { onClose: () => void }) {
  const { account: words, common } = useTexts();
  const toLocal = useLocalPath();
  const { session } = useSession();
  const { form, problem, submit } = useContractForm<DeletionInput>({
    schema: deletionSchema,
    defaultValues: { password: '' },
    send: async (values) => {
      await session.deleteAccount(values);
      await navigate(toLocal('/'), { replace: true });
    },
  });
  const { errors, isSubmitting } = form.formState;
  return (
    <Dialog title={words.deleteTitle} text={words.deleteWarning} closeLabel={common.close} onClose={onClose}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-5">
        <ul className="list-disc pl-5 text-ink-soft">
          {words.deleteList.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
        {problem && <Alert tone="bad">{problem}</Alert>}
        <Field
          label={words.yourPassword}
          type="password"
          autoComplete="current-password"
          problem={errors.password?.message}
          {...form.register('password')}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="danger" isBusy={isSubmitting}>
            {isSubmitting ? words.deleting : words.deleteForever}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.keep}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
