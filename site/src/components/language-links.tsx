import type { MouseEvent } from 'react';
import { chooseLocale, LANGUAGE_NAMES } from '../lib/language-choice.ts';
import { LOCALES, type Locale } from '../lib/locale-path.ts';
import { useLocale, useTexts } from '../lib/locale.tsx';
import { classNames } from './class-names.ts';

/** The same page in each language. Another language is another page load, which keeps what the address asked for. */
export function LanguageLinks({ twins, className }: { twins: Record<Locale, string>; className?: string }) {
  const { language } = useTexts();
  const current = useLocale();
  const leave = (event: MouseEvent<HTMLAnchorElement>, locale: Locale) => {
    chooseLocale(locale);
    event.currentTarget.search = window.location.search;
  };
  return (
    <nav aria-label={language.label} className={classNames('flex gap-4', className)}>
      {LOCALES.map((locale) => (
        <a
          key={locale}
          href={twins[locale]}
          lang={locale}
          hrefLang={locale}
          aria-current={locale === current ? 'true' : undefined}
          onClick={(event) => leave(event, locale)}
          className={classNames(
            'rounded underline-offset-4 hover:underline',
            locale === current ? 'font-semibold text-ink' : 'text-ink-soft hover:text-ink'
          )}
        >
          {LANGUAGE_NAMES[locale]}
        </a>
      ))}
    </nav>
  );
}
