import { useAnswer } from '@diamond/kit/admin';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { ADMIN_PATHS } from '../../../contract/paths.ts';
import type { CourseView } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';

const MEMBERSHIP = 'membership';

/** What is given: the membership (`null`), or one course (its id). */
export function WhatPicker({ value, onChange }: { value: string | null; onChange: (courseId: string | null) => void }) {
  const text = useText();
  const { data, hasFailed } = useAnswer<{ data: CourseView[] }>({ path: ADMIN_PATHS.courses, params: {} });

  return (
    <Field.Root name="what" required width="100%" error={hasFailed ? text('failed') : undefined}>
      <Field.Label>{text('column.what')}</Field.Label>
      <SingleSelect
        value={value ?? MEMBERSHIP}
        onChange={(picked) => onChange(picked === MEMBERSHIP ? null : String(picked))}
      >
        <SingleSelectOption value={MEMBERSHIP}>{text('what.membership.long')}</SingleSelectOption>
        {(data?.data ?? []).map(({ id, title }) => (
          <SingleSelectOption key={id} value={id}>
            {title}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
