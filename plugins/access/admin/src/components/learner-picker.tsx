import { useAnswer } from '@diamond/kit/admin';
import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useState } from 'react';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import type { LearnerView } from '../../../contract/types.ts';
import { useText, type TextId } from '../hooks/use-text.ts';
import { nameLearner } from '../name-learner.ts';

/** Finds one learner by part of the e-mail. The CMS searches; the list holds the first twenty. */
export function LearnerPicker({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (userId: number | null) => void;
}) {
  const text = useText();
  const [search, setSearch] = useState('');
  const { data, isLoading, hasFailed } = useAnswer<{ data: LearnerView[] }>({
    path: ADMIN_PATHS.learners,
    params: search === '' ? {} : { search },
  });

  return (
    <Field.Root name="learner" required width="100%">
      <Field.Label>{text('column.learner')}</Field.Label>
      <Combobox
        autocomplete="none"
        placeholder={text('learner.placeholder')}
        clearLabel={text('clear')}
        // Not its own `loading`: that takes the message away meanwhile, and it comes back beside what was found.
        noOptionsMessage={() => text(readMessage({ isLoading, hasFailed }))}
        value={value === null ? '' : String(value)}
        textValue={search}
        onTextValueChange={(typed: string | undefined) => setSearch(typed ?? '')}
        onClear={() => {
          setSearch('');
          onChange(null);
        }}
        onChange={(userId) => onChange(userId ? Number(userId) : null)}
      >
        {(data?.data ?? []).map((learner) => (
          <ComboboxOption key={learner.id} value={String(learner.id)} textValue={learner.email}>
            {[learner.email, nameLearner(learner)].filter(Boolean).join(' · ')}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
}

function readMessage({ isLoading, hasFailed }: { isLoading: boolean; hasFailed: boolean }): TextId {
  if (isLoading) return 'loading';
  return hasFailed ? 'failed' : 'learner.none';
}
