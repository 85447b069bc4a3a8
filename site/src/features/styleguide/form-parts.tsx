import { useState } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { WORDS } from './words.ts';

/** What is filled in: empty, filled, wrong, out of reach. */
export function FormParts() {
  const texts = useTexts();
  const words = WORDS[useLocale()];
  const [isChecked, setIsChecked] = useState(true);
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Field label={texts.auth.email} type="email" hint={words.hint} placeholder="ada@example.com" />
      <Field label={texts.auth.firstName} defaultValue="Ada" problem={words.problem} />
      <Field label={texts.auth.password} type="password" defaultValue="secret" />
      <Field label={words.disabled} disabled defaultValue="Ada" />
      <Select
        label={texts.filters.level}
        hint={words.hint}
        options={Object.entries(texts.levels).map(([value, label]) => ({ value, label }))}
      />
      <Select
        label={texts.filters.length}
        problem={words.problem}
        options={Object.entries(texts.filters.lengths).map(([value, label]) => ({ value, label }))}
      />
      <div>
        <Checkbox label={words.choice} note={12} isChecked={isChecked} onChange={setIsChecked} />
        <Checkbox label={words.choice} note={0} isChecked={false} isDisabled onChange={setIsChecked} />
      </div>
    </div>
  );
}
