import { useSender } from '@diamond/kit/admin';
import { Button, Field, Flex, Modal, TextInput } from '@strapi/design-system';
import { useState, type ChangeEvent, type FormEvent } from 'react';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import { useText } from '../hooks/use-text.ts';
import { LearnerPicker } from './learner-picker.tsx';
import { ReasonField } from './reason-field.tsx';
import { WhatPicker } from './what-picker.tsx';

/** Gives a learner a membership or a course, with the reason why. */
export function GrantDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useText();
  const { isSending, send } = useSender();
  const [userId, setUserId] = useState<number | null>(null);
  const [courseId, setCourseId] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState('');
  const [reason, setReason] = useState('');
  const isWhole = userId !== null && reason.trim() !== '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    const body = {
      userId,
      reason,
      ...(courseId === null ? { scope: 'membership' } : { scope: 'course', courseId }),
      ...(lastDay === '' ? {} : { expiresAt: endOfDay(lastDay) }),
    };
    if (await send({ path: ADMIN_PATHS.grants, body, done: text('grant.done') })) onDone();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{text('grant.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <LearnerPicker value={userId} onChange={setUserId} />
              <WhatPicker value={courseId} onChange={setCourseId} />
              <ReasonField value={reason} onChange={setReason} />
              <Field.Root name="lastDay" hint={text('lastDay.hint')} width="100%">
                <Field.Label>{text('lastDay')}</Field.Label>
                <TextInput
                  type="date"
                  value={lastDay}
                  onChange={(event: ChangeEvent<HTMLInputElement>) => setLastDay(event.target.value)}
                />
                <Field.Hint />
              </Field.Root>
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{text('cancel')}</Button>
            </Modal.Close>
            <Button type="submit" disabled={!isWhole} loading={isSending}>
              {text('grant')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The whole of that day counts, where the person who gives it is. */
function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59`).toISOString();
}
