import type { Locale } from '../lib/locale-path.ts';
import { useLocale, useTexts } from '../lib/locale.tsx';
import { Icon } from './icon.tsx';

/** Says quietly that what follows was not translated; nothing where it was. */
export function TranslationNote({ language, className = '' }: { language: Locale; className?: string }) {
  const texts = useTexts();
  if (language === useLocale()) return null;
  return (
    <p className={`flex items-center gap-2 text-sm ${className}`}>
      <Icon name="info" className="size-4 shrink-0" /> {texts.language.untranslated}
    </p>
  );
}
