import { Field, Textarea } from '@strapi/design-system';
import type { ChangeEvent } from 'react';
import { useText } from '../hooks/use-text.ts';

const LONGEST_REASON = 500;

/** Whoever asks in a year why this learner may watch, or may not, finds the answer that is typed here. */
export function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useText();
  return (
    <Field.Root name="reason" hint={text('reason.hint')} required width="100%">
      <Field.Label>{text('reason')}</Field.Label>
      <Textarea
        value={value}
        maxLength={LONGEST_REASON}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}
