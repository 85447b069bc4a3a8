import { useState } from 'react';
import { chooseLocale } from '../lib/language-choice.ts';
import type { Locale } from '../lib/locale-path.ts';
import { useLocale, useTexts } from '../lib/locale.tsx';
import { Button } from './button.tsx';

/** Offers the page in another language, in that language; whatever is answered is remembered. */
export default function LanguageSuggestion({ locale, href }: { locale: Locale; href: string }) {
  const { language } = useTexts();
  const current = useLocale();
  const [isGone, setIsGone] = useState(false);
  if (isGone) return null;
  return (
    <aside
      aria-label={language.label}
      className="fixed inset-x-4 bottom-4 z-30 mx-auto flex max-w-2xl flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface p-4 shadow-lift print:hidden"
    >
      <p lang={locale}>{language.suggestion}</p>
      <div className="flex flex-wrap items-center gap-2">
        {/* Another language is another page load. */}
        <a
          href={href}
          lang={locale}
          hrefLang={locale}
          onClick={() => chooseLocale(locale)}
          className="inline-flex min-h-9 items-center rounded-full bg-brand px-3.5 text-sm font-semibold text-white hover:bg-brand-strong"
        >
          {language.take}
        </a>
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            chooseLocale(current);
            setIsGone(true);
          }}
        >
          {language.stay}
        </Button>
      </div>
    </aside>
  );
}
