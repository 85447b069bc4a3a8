import { useSender } from '@diamond/kit/admin';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import type { GrantView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';
import { ReasonField } from './reason-field.tsx';

/** Takes a grant away, with the reason why. */
export function RevokeDialog({
  grant,
  onClose,
  onDone,
}: {
  grant: GrantView;
  onClose: () => void;
  onDone: () => void;
}) {
  const text = useText();
  const { isSending, send } = useSender();
  const [reason, setReason] = useState('');
  const what = grant.course?.title ?? text('what.membership');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send({ path: ADMIN_PATHS.revoke(grant.id), body: { reason }, done: text('revoke.done') })) onDone();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{text('revoke.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography textColor="neutral800">
                {text('revoke.question', { email: grant.learner.email, what })}
              </Typography>
              <ReasonField value={reason} onChange={setReason} />
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{text('cancel')}</Button>
            </Modal.Close>
            <Button type="submit" variant="danger" disabled={reason.trim() === ''} loading={isSending}>
              {text('revoke')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
