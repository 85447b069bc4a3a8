import { LANGUAGE_PATH } from '@diamond/accounts/contract/paths';
import type { Account, Language } from '@diamond/accounts/contract/types';
import { useState, type FormEvent } from 'react';
import { Alert } from '../../components/alert.tsx';
import { Select } from '../../components/select.tsx';
import { chooseLocale, LANGUAGE_NAMES } from '../../lib/language-choice.ts';
import { LOCALES, toLocalPath } from '../../lib/locale-path.ts';
import { useLocale, useTexts } from '../../lib/locale.tsx';
import { useSession } from '../auth/session-context.tsx';
import { AccountSection } from './account-section.tsx';
import { SaveLine } from './save-line.tsx';

type Saving = 'no' | 'saving' | 'saved' | 'failed';

/** The language of mails and of the site. Another one than the page's is another page load. */
export function LanguageForm({ account }: { account: Account }) {
  const { account: words, auth } = useTexts();
  const locale = useLocale();
  const { session } = useSession();
  const [chosen, setChosen] = useState<Language>(account.language ?? locale);
  const [saving, setSaving] = useState<Saving>('no');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaving('saving');
    try {
      await session.request({ path: LANGUAGE_PATH, method: 'PUT', body: { language: chosen } });
      setSaving('saved');
    } catch {
      // Whatever it was, there is one thing to do about it: try again.
      setSaving('failed');
      return;
    }
    chooseLocale(chosen);
    if (chosen !== locale) window.location.assign(toLocalPath({ locale: chosen, path: '/account/' }));
  };
  return (
    <AccountSection title={words.language} text={words.languageText}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-5">
        {saving === 'failed' && <Alert tone="bad">{auth.unknown}</Alert>}
        <Select
          label={words.language}
          className="max-w-xs"
          value={chosen}
          onChange={(event) => setChosen(event.target.value as Language)}
          options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <SaveLine
          label={words.save}
          busyLabel={words.saving}
          isBusy={saving === 'saving'}
          done={saving === 'saved' ? words.saved : ''}
        />
      </form>
    </AccountSection>
  );
}
