import { useAnswer } from '@diamond/kit/admin';
import {
  Button,
  Field,
  Flex,
  Modal,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  Toggle,
} from '@strapi/design-system';
import { useState } from 'react';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import { COURSE_EVENTS, CRM_FACTS, type CrmEvent, type CrmFact } from '../../../contract/events.ts';
import type { EventRule } from '../../../contract/settings.ts';
import { useText } from '../hooks/use-text.ts';

const NONE = 'none';

/** Changes what GHL is told of one event. Fields and workflows to choose from are the location's own. */
export function RuleDialog({
  event,
  rule: before,
  vocabulary,
  onClose,
  onDone,
}: {
  event: CrmEvent;
  rule: EventRule;
  vocabulary: readonly string[];
  onClose: () => void;
  onDone: (rule: EventRule) => void;
}) {
  const text = useText();
  const [rule, setRule] = useState(before);
  const fields = useAnswer<{ data: { id: string; key: string; name: string }[] }>({ path: ADMIN_PATHS.fields });
  const workflows = useAnswer<{ data: { id: string; name: string }[] }>({ path: ADMIN_PATHS.workflows });
  const change = (part: Partial<EventRule>) => setRule((last) => ({ ...last, ...part }));
  const facts = CRM_FACTS.filter((fact) => COURSE_EVENTS.includes(event) || !fact.startsWith('course-'));
  const knownFields = withOwn(
    (fields.data?.data ?? []).map(({ key, name }) => ({ id: key, name })),
    rule.fields.map(({ field }) => field)
  );
  const knownWorkflows = withOwn(workflows.data?.data ?? [], rule.workflowId ? [rule.workflowId] : []);
  const free = knownFields.filter(({ id }) => !rule.fields.some(({ field }) => field === id));

  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text(`event.${event}`)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Field.Root name="isOn">
              <Field.Label>{text('rule.isOn')}</Field.Label>
              <Toggle
                onLabel={text('on')}
                offLabel={text('off')}
                checked={rule.isOn}
                onChange={({ target }: { target: { checked: boolean } }) => change({ isOn: target.checked })}
              />
            </Field.Root>
            {(['addTags', 'removeTags'] as const).map((key) => (
              <Field.Root key={key} name={key} hint={text('rule.tags.hint')}>
                <Field.Label>{text(`rule.${key}`)}</Field.Label>
                <MultiSelect withTags value={rule[key]} onChange={(tags: string[]) => change({ [key]: tags })}>
                  {vocabulary.map((tag) => (
                    <MultiSelectOption key={tag} value={tag}>
                      {tag}
                    </MultiSelectOption>
                  ))}
                </MultiSelect>
                <Field.Hint />
              </Field.Root>
            ))}
            <Field.Root name="workflow" error={workflows.hasFailed ? text('ghl.notAsked') : undefined}>
              <Field.Label>{text('rule.workflow')}</Field.Label>
              <SingleSelect
                value={rule.workflowId ?? NONE}
                onChange={(id) => change({ workflowId: id === NONE ? null : String(id) })}
              >
                <SingleSelectOption value={NONE}>{text('rule.workflow.none')}</SingleSelectOption>
                {knownWorkflows.map(({ id, name }) => (
                  <SingleSelectOption key={id} value={id}>
                    {name}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <Field.Error />
            </Field.Root>
            {rule.fields.map(({ field, from }, place) => (
              <Flex key={field} gap={2} alignItems="end" wrap="wrap">
                <Field.Root name={`fact-${field}`} style={{ flex: '1 1 14rem' }}>
                  <Field.Label>{knownFields.find(({ id }) => id === field)?.name ?? field}</Field.Label>
                  <SingleSelect
                    value={from}
                    onChange={(fact) =>
                      change({ fields: rule.fields.with(place, { field, from: String(fact) as CrmFact }) })
                    }
                  >
                    {facts.map((fact) => (
                      <SingleSelectOption key={fact} value={fact}>
                        {text(`fact.${fact}`)}
                      </SingleSelectOption>
                    ))}
                  </SingleSelect>
                </Field.Root>
                <Button
                  variant="danger-light"
                  aria-label={text('rule.field.remove', { field })}
                  onClick={() => change({ fields: rule.fields.toSpliced(place, 1) })}
                >
                  {text('remove')}
                </Button>
              </Flex>
            ))}
            <Field.Root name="field" error={fields.hasFailed ? text('ghl.notAsked') : undefined}>
              <Field.Label>{text('rule.field.add')}</Field.Label>
              <SingleSelect
                // Chosen is done: it becomes a row, and this is empty again.
                key={rule.fields.length}
                placeholder={text('rule.field.choose')}
                disabled={free.length === 0}
                onChange={(field) =>
                  change({ fields: [...rule.fields, { field: String(field), from: facts[0] ?? 'event-date' }] })
                }
              >
                {free.map(({ id, name }) => (
                  <SingleSelectOption key={id} value={id}>
                    {name}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
              <Field.Error />
            </Field.Root>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('cancel')}</Button>
          </Modal.Close>
          <Button onClick={() => onDone(rule)}>{text('rule.take')}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What is set stays to choose from, also where GHL does not name it. */
function withOwn(
  known: readonly { id: string; name: string }[],
  own: readonly string[]
): { id: string; name: string }[] {
  const missing = own.filter((id) => !known.some((one) => one.id === id));
  return [...known, ...missing.map((id) => ({ id, name: id }))];
}
