import {
  Field,
  Flex,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Toggle,
} from '@strapi/design-system';
import { useState } from 'react';
import type { CrmSettings } from '../../../contract/settings.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';

/** What holds for every event. */
export function GeneralSettings({
  settings,
  canManage,
  onChange,
}: {
  settings: CrmSettings;
  canManage: boolean;
  onChange: (settings: CrmSettings) => void;
}) {
  const text = useText();
  // As it is typed: a line that is empty while somebody types must stay.
  const [vocabulary, setVocabulary] = useState(settings.vocabulary.join('\n'));
  const change = (part: Partial<CrmSettings>) => onChange({ ...settings, ...part });

  return (
    <Card title={text('general')} hint={text('general.hint')}>
      <Flex direction="column" alignItems="stretch" gap={5} style={{ maxWidth: '36rem' }}>
        <Field.Root name="isOn" hint={text('general.isOn.hint')}>
          <Field.Label>{text('general.isOn')}</Field.Label>
          <Toggle
            onLabel={text('on')}
            offLabel={text('off')}
            checked={settings.isOn}
            disabled={!canManage}
            onChange={({ target }: { target: { checked: boolean } }) => change({ isOn: target.checked })}
          />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="vocabulary" hint={text('general.vocabulary.hint')}>
          <Field.Label>{text('general.vocabulary')}</Field.Label>
          <Textarea
            value={vocabulary}
            disabled={!canManage}
            onChange={({ target }: { target: { value: string } }) => {
              setVocabulary(target.value);
              const tags = target.value.split('\n').map((tag) => tag.trim());
              change({ vocabulary: tags.filter((tag) => tag !== '') });
            }}
          />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="source" hint={text('general.source.hint')}>
          <Field.Label>{text('general.source')}</Field.Label>
          <TextInput
            value={settings.source}
            disabled={!canManage}
            onChange={({ target }: { target: { value: string } }) => change({ source: target.value })}
          />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="stalledDays" hint={text('general.stalledDays.hint')}>
          <Field.Label>{text('general.stalledDays')}</Field.Label>
          <NumberInput
            value={settings.stalledDays}
            disabled={!canManage}
            onValueChange={(days?: number) => change({ stalledDays: days ?? 1 })}
          />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="onDeletion">
          <Field.Label>{text('general.onDeletion')}</Field.Label>
          <SingleSelect
            value={settings.onDeletion}
            disabled={!canManage}
            onChange={(choice) => change({ onDeletion: choice === 'anonymise' ? 'anonymise' : 'remove' })}
          >
            <SingleSelectOption value="remove">{text('general.onDeletion.remove')}</SingleSelectOption>
            <SingleSelectOption value="anonymise">{text('general.onDeletion.anonymise')}</SingleSelectOption>
          </SingleSelect>
        </Field.Root>
      </Flex>
    </Card>
  );
}
