import { useSender } from '@diamond/kit/admin';
import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useState, type ChangeEvent, type FormEvent } from 'react';
import { ADMIN_PATHS, type LearnerName } from '../../../contract/admin.ts';
import { nameLearner } from '../format.ts';
import { useText, type SayText } from '../hooks/use-text.ts';

const LONGEST_REASON = 500;

/** What an editor is about to do to a learner's progress. `what` is the title of the lesson or the course. */
export type Intervention =
  | { kind: 'override'; lessonId: string; what: string; done: boolean }
  | { kind: 'reset'; lessonId: string; what: string }
  | { kind: 'reset'; courseId: string; what: string };

/** Asks why before a learner's progress is changed by hand. */
export function InterventionDialog({
  learner,
  intervention,
  onClose,
  onDone,
}: {
  learner: LearnerName;
  intervention: Intervention;
  onClose: () => void;
  onDone: () => void;
}) {
  const text = useText();
  const { isSending, send } = useSender();
  const [reason, setReason] = useState('');
  const { title, question, confirm } = describe({ text, intervention, learner: nameLearner(learner) });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { kind, what: _, ...target } = intervention;
    const isDone = await send({
      path: kind === 'reset' ? ADMIN_PATHS.reset(learner.id) : ADMIN_PATHS.override(learner.id),
      body: { ...target, reason },
      done: text(`${kind}.saved`),
    });
    if (isDone) onDone();
  };

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{title}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                {question}
              </Typography>
              <Field.Root name="reason" hint={text('reason.hint')} required width="100%">
                <Field.Label>{text('reason')}</Field.Label>
                <Textarea
                  value={reason}
                  maxLength={LONGEST_REASON}
                  onChange={(event: ChangeEvent<HTMLTextAreaElement>) => setReason(event.target.value)}
                />
                <Field.Hint />
              </Field.Root>
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{text('cancel')}</Button>
            </Modal.Close>
            <Button
              type="submit"
              variant={intervention.kind === 'reset' ? 'danger' : 'default'}
              disabled={reason.trim() === ''}
              loading={isSending}
            >
              {confirm}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

function describe({ text, intervention, learner }: { text: SayText; intervention: Intervention; learner: string }): {
  title: string;
  question: string;
  confirm: string;
} {
  if (intervention.kind === 'reset')
    return {
      title: text('reset.title'),
      question: text('reset.question', { learner, what: intervention.what }),
      confirm: text('reset'),
    };
  const way = intervention.done ? 'done' : 'undone';
  return {
    title: text(`override.title.${way}`),
    question: text(`override.question.${way}`, { learner, lesson: intervention.what }),
    confirm: text(`override.${way}`),
  };
}
