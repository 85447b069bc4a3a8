import { Button, Field, Flex, Modal, SingleSelect, SingleSelectOption, TextInput, Toggle } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { INBOUND_KINDS, type InboundRule } from '../../../contract/inbound.ts';
import { useText } from '../hooks/use-text.ts';

const MEMBERSHIP = 'membership';
const NEW: InboundRule = {
  isOn: true,
  kind: 'tag',
  name: '',
  does: 'grant',
  scope: 'membership',
  courseId: null,
};

/** Says what one tag or workflow gives or takes. */
export function InboundRuleDialog({
  rule: before,
  courses,
  isSending,
  onClose,
  onDone,
}: {
  rule: InboundRule | null;
  courses: readonly { id: string; title: string }[];
  isSending: boolean;
  onClose: () => void;
  onDone: (rule: InboundRule) => void;
}) {
  const text = useText();
  const [rule, setRule] = useState(before ?? NEW);
  const change = (part: Partial<InboundRule>) => setRule((last) => ({ ...last, ...part }));
  const name = rule.name.trim().toLowerCase();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '') onDone({ ...rule, name });
  };

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{text(before ? 'inbound.edit' : 'inbound.add')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Field.Root name="kind">
                <Field.Label>{text('inbound.kind')}</Field.Label>
                <SingleSelect
                  value={rule.kind}
                  onChange={(kind) => change({ kind: kind === 'workflow' ? 'workflow' : 'tag' })}
                >
                  {INBOUND_KINDS.map((kind) => (
                    <SingleSelectOption key={kind} value={kind}>
                      {text(`inbound.kind.${kind}`)}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
              <Field.Root name="name" required hint={text('inbound.name.hint')}>
                <Field.Label>{text('inbound.name')}</Field.Label>
                <TextInput
                  value={rule.name}
                  maxLength={100}
                  onChange={({ target }: { target: { value: string } }) => change({ name: target.value })}
                />
                <Field.Hint />
              </Field.Root>
              <Field.Root name="does" hint={text(`inbound.does.${rule.does}.hint`)}>
                <Field.Label>{text('column.does')}</Field.Label>
                <SingleSelect
                  value={rule.does}
                  onChange={(does) => change({ does: does === 'revoke' ? 'revoke' : 'grant' })}
                >
                  <SingleSelectOption value="grant">{text('inbound.grant')}</SingleSelectOption>
                  <SingleSelectOption value="revoke">{text('inbound.revoke')}</SingleSelectOption>
                </SingleSelect>
                <Field.Hint />
              </Field.Root>
              <Field.Root name="what">
                <Field.Label>{text('inbound.what')}</Field.Label>
                <SingleSelect
                  value={rule.courseId ?? MEMBERSHIP}
                  onChange={(what) =>
                    change(
                      what === MEMBERSHIP
                        ? { scope: 'membership', courseId: null }
                        : { scope: 'course', courseId: String(what) }
                    )
                  }
                >
                  <SingleSelectOption value={MEMBERSHIP}>{text('inbound.membership')}</SingleSelectOption>
                  {courses.map(({ id, title }) => (
                    <SingleSelectOption key={id} value={id}>
                      {title}
                    </SingleSelectOption>
                  ))}
                </SingleSelect>
              </Field.Root>
              <Field.Root name="isOn">
                <Field.Label>{text('column.state')}</Field.Label>
                <Toggle
                  onLabel={text('on')}
                  offLabel={text('off')}
                  checked={rule.isOn}
                  onChange={({ target }: { target: { checked: boolean } }) => change({ isOn: target.checked })}
                />
              </Field.Root>
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Modal.Close>
              <Button variant="tertiary">{text('cancel')}</Button>
            </Modal.Close>
            <Button type="submit" disabled={name === ''} loading={isSending}>
              {text('settings.save')}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}
